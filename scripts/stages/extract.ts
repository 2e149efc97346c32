/**
 * Extract: a web page becomes the lines that its reader sees; a text loses its own front matter.
 *
 * Nothing of a page is run, fetched or trusted. All that a reader sees stays, site furniture too:
 * the stages that follow know lines, and find the article among them better than by markup.
 * What the page says of itself (title, source, time) goes along as facts to be weighed.
 */
import type { RuleFamily, RuleRow } from '../rules.ts';
import { fail, succeed, type Draft, type MainLines, type Stage } from '../stage.ts';
import { applyEdits, currentText, trace, type Edit } from '../text/traced.ts';
import { readFrontMatter } from './extract/front-matter.ts';
import { factsOf, type FoundFact } from './extract/facts.ts';
import type { PageFact } from './extract/page-fact.ts';
import { settle } from './extract/lines.ts';
import { piecesOf } from './extract/pieces.ts';
import { rows } from './extract/rows.ts';
import { mostTags, scan } from './extract/scan.ts';
import { editsOf } from './extract/weave.ts';

/** What was read from a page's source. */
export interface Reading {
  readonly edits: readonly Edit[];
  readonly facts: readonly FoundFact[];
  /** The report's part of the page, where the markup shows it. */
  readonly main?: MainLines;
}

/** The edits and facts of an HTML source; undefined where it has more markup than is read. */
export function readPage(source: string): Reading | undefined {
  const tokens = scan(source);
  if (tokens === undefined) return undefined;
  const facts = factsOf(source, tokens);
  const titles = facts.flatMap(({ field, value }) => (field === 'title' ? [value] : []));
  const { pieces, main } = settle(source, piecesOf(source, tokens), titles);
  const edits = editsOf(source, pieces);
  if (main === undefined) return { edits, facts };
  return {
    edits,
    facts,
    main: { first: lineAt(source, edits, main.start), last: lineAt(source, edits, main.end) },
  };
}

/** Number of the line, in the text that the edits leave, of what stands at a place in the source. */
function lineAt(source: string, edits: readonly Edit[], place: number): number {
  let line = 1;
  let position = 0;
  const pass = (text: string): void => {
    line += text.split('\n').length - 1;
  };
  for (const { start, end, replacement } of edits) {
    if (start >= place) break;
    pass(source.slice(position, start));
    pass(replacement);
    position = end;
  }
  pass(source.slice(position, Math.max(position, place)));
  return line;
}

/** A declaration with the line on which a reader finds it. */
const withLine = (source: string, edits: readonly Edit[], fact: FoundFact): PageFact => ({
  ...fact,
  line: lineAt(source, edits, fact.at),
});

/** Longest text that the stages behind read, code units: about ten times the longest report known. */
export const longestText = 500_000;

const isPage = /\.x?html?$/iu;

export const extract: Stage<Draft, Draft> = {
  name: 'extract',
  run(draft) {
    const source = currentText(draft.text);
    const page = isPage.test(draft.capture.file);
    if (!page && source.length > longestText) return tooLong(source.length);
    const reading: Reading | undefined = page ? readPage(source) : readFrontMatter(source);
    if (reading === undefined) {
      return fail({
        severity: 'error',
        at: 0,
        rule: 'extract/too-many-tags',
        text: `the page has ${mostTags} tags or more, or as many character references, expected a report`,
        hint: 'Save the report alone, or its text.',
      });
    }
    const text = applyEdits(draft.text, reading.edits, 'extract');
    const shown = currentText(text);
    if (shown.length > longestText) return tooLong(shown.length);
    if (shown.trim() === '') {
      return fail({
        severity: 'error',
        at: 0,
        rule: 'extract/empty',
        text: 'the page shows no text, expected a report',
        hint: 'Pages that are filled by script must be saved after they have loaded.',
      });
    }
    return succeed({
      ...draft,
      text,
      ...(reading.facts.length > 0
        ? { page: reading.facts.map((fact) => withLine(source, page ? reading.edits : [], fact)) }
        : {}),
      ...(reading.main ? { main: reading.main } : {}),
    });
  },
};

function tooLong(length: number): ReturnType<typeof fail> {
  return fail({
    severity: 'error',
    at: 0,
    rule: 'extract/too-long',
    text: `the text has ${length} characters, expected at most ${longestText}`,
    hint: 'One capture is one report: split the file.',
  });
}

/** What an example is in: fact rows give the value found, others the text. */
function applyRule(input: string, rule: RuleRow): string {
  const row = rows.find(({ id }) => id === rule.id);
  const markup = input.startsWith('---') ? readFrontMatter(input) : readPage(input);
  if (markup === undefined || row === undefined) return '';
  if (row.fact !== undefined && row.elements === undefined) {
    return markup.facts.find((fact) => fact.rule === `extract/${row.id}`)?.value ?? '';
  }
  return currentText(applyEdits(trace(input), markup.edits, 'extract'));
}

export const extractFamily: RuleFamily = { name: 'extract', rules: rows, apply: applyRule };
