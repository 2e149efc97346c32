/**
 * The Markdown file of a report: written by the build, read by the site, diffable by a person.
 *
 * Kicker, headline, deck and summary stand in the front matter; headings, paragraphs and captions
 * (as block quotes) make the body. Markdown is written and read by one library pair, so that text
 * survives to the character, whatever it looks like (`1966. `, `*`, four spaces).
 */
import matter from 'gray-matter';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Paragraph, Root, RootContent } from 'mdast';
import { parse, stringify } from 'yaml';
import { reportSchema, type Report } from './schemas/report.ts';
import type { KeptRole } from './schemas/provenance.ts';

/** A block as the file holds it. */
export interface TextBlock {
  readonly role: KeptRole;
  readonly text: string;
}

type FrontRole = 'kicker' | 'headline' | 'deck' | 'summary';
const frontRoles: ReadonlySet<KeptRole> = new Set<FrontRole>(['kicker', 'headline', 'deck', 'summary']);

// gray-matter would run `---js` front matter and turn dates into Date objects: only YAML 1.2 here.
const refuse = (): never => {
  throw new Error('front matter must be YAML');
};
const options = {
  language: 'yaml',
  engines: {
    yaml: {
      parse: (text: string): object => parse(text, { maxAliasCount: 0 }) as object,
      stringify: (data: object): string => stringify(data, { lineWidth: 0, aliasDuplicateObjects: false }),
    },
    js: { parse: refuse, stringify: refuse },
    javascript: { parse: refuse, stringify: refuse },
  },
};

/** The Markdown file of a report. `blocks` in any order; front-matter ones are taken from `report`. */
export function writeReportFile(report: Report, blocks: readonly TextBlock[]): string {
  const children = blocks.filter((block) => !frontRoles.has(block.role)).map(blockToNode);
  const body = toMarkdown({ type: 'root', children } satisfies Root, { bullet: '-', rule: '-' });
  return matter.stringify(`\n${body}`, report, options);
}

/**
 * Reads the facts of a report's Markdown file, and leaves its body alone.
 *
 * @throws Error when the front matter does not fit the schema
 */
export function readReportFacts(file: string): Report {
  return reportSchema.parse(matter(file, options).data);
}

/**
 * Reads a report's Markdown file.
 *
 * @returns its facts, and the body's blocks in order (heading, body, caption)
 * @throws Error when the front matter does not fit the schema or the body has foreign Markdown
 */
export function readReportFile(file: string): { report: Report; body: TextBlock[] } {
  const { data, content } = matter(file, options);
  const report = reportSchema.parse(data);
  return { report, body: fromMarkdown(content).children.map(nodeToBlock) };
}

/**
 * All blocks of the article in the capture's order, given the roles in that order.
 * The article's text is their texts joined by line feeds.
 */
export function articleBlocks(
  report: Report,
  body: readonly TextBlock[],
  roles: readonly KeptRole[],
): TextBlock[] {
  let next = 0;
  return roles.map((role) => {
    if (frontRoles.has(role)) return { role, text: report[role as FrontRole] ?? '' };
    const block = body[next++];
    if (block?.role !== role)
      throw new Error(`${report.id}: expected a ${role} block, found ${block?.role ?? 'none'}`);
    return block;
  });
}

function paragraph(text: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: text }] };
}

function blockToNode({ role, text }: TextBlock): RootContent {
  if (role === 'heading') return { type: 'heading', depth: 2, children: [{ type: 'text', value: text }] };
  if (role === 'caption') return { type: 'blockquote', children: [paragraph(text)] };
  return paragraph(text);
}

function nodeToBlock(node: RootContent): TextBlock {
  if (node.type === 'heading') return { role: 'heading', text: plainText(node.children) };
  if (node.type === 'blockquote') {
    return {
      role: 'caption',
      text: node.children.map((child) => nodeToBlock(child).text).join('\n'),
    };
  }
  if (node.type === 'paragraph') return { role: 'body', text: plainText(node.children) };
  throw new Error(`unexpected Markdown: ${node.type} at line ${node.position?.start.line ?? 0}`);
}

function plainText(nodes: Paragraph['children']): string {
  return nodes
    .map((node) => {
      if (node.type !== 'text')
        throw new Error(`unexpected Markdown: ${node.type} at line ${node.position?.start.line ?? 0}`);
      return node.value;
    })
    .join('');
}
