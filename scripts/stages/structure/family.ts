/** The structure rules as a family: what a page, or a line on a page, leaves in the article. */
import type { RuleFamily, RuleRow } from '../../rules.ts';
import { readPage } from '../extract.ts';
import { applyEdits, currentText, trace } from '../../text/traced.ts';
import { classify } from './classify.ts';
import { evidenceOf, noEvidence, type PageEvidence } from './evidence.ts';
import { isRemoved, rows, type StructureRow, type Zone } from './rows.ts';
import { blocksOf } from './weave.ts';
import { weighRoles } from './weighing/weigh.ts';

const title = '全市冬修水利工作全面展开';
const paragraphs = [
  '寒冬时节，走进白鹭乡，处处是机器轰鸣、人来车往的繁忙景象，十几名工人忙着浇筑护坡，三台挖掘机正在清理渠底淤泥。',
  '今年以来，全乡共投入资金四百六十万元，清淤沟渠二十三公里，维修泵站六座，为来年粮食丰收打下坚实基础。',
];

/** The family for the common test: an example of several lines is a page, one line is put on one. */
export const structureFamily: RuleFamily = {
  name: 'structure',
  rules: rows,
  apply: (input, rule) => roleOnPage(input, rule).text,
};

/**
 * What a page makes of an example.
 *
 * @returns the article's text that is left of it, and the rules that named its lines
 */
export function roleOnPage(input: string, rule: RuleRow): { text: string; rules: string[]; roles: string[] } {
  const row = rows.find(({ id }) => id === rule.id);
  const web = input.startsWith('<') ? readWeb(input) : undefined;
  const text = web?.text ?? input;
  const { page, first, last } =
    web || text.includes('\n') ? wholePage(text) : pageAround(text, zoneOf(row), row);
  const evidence = web?.evidence ?? noEvidence;
  const named = classify(page.join('\n'), evidence);
  const { lines } = rule.id.startsWith('weighed') ? weighRoles(named, evidence) : named;
  const inside = (line: number): boolean => line >= first && line <= last;
  const own = lines.filter(({ line }) => inside(line));
  return {
    text: blocksOf(lines)
      .filter((block) => block.lines.some(inside))
      .map((block) => block.text)
      .join('\n'),
    rules: own.map((line) => line.row.id),
    roles: own.map((line) => line.role),
  };
}

/** An example that is a web page: its text, and the evidence of its markup. */
function readWeb(source: string): { text: string; evidence: PageEvidence } {
  const reading = readPage(source);
  const { facts = [], main } = reading ?? {};
  return {
    text: currentText(applyEdits(trace(source), reading?.edits ?? [], 'extract')),
    evidence: evidenceOf({ page: facts, ...(main && { main }) }, (text) => text),
  };
}

interface Page {
  readonly page: readonly string[];
  /** The example's lines on the page, 1-based. */
  readonly first: number;
  readonly last: number;
}

function wholePage(input: string): Page {
  const page = input.split('\n');
  return { page, first: 1, last: page.length };
}

function zoneOf(row: StructureRow | undefined): Zone {
  return (['between', 'below', 'above'] as const).find((zone) => row?.where.includes(zone)) ?? 'between';
}

function pageAround(input: string, zone: Zone, row: StructureRow | undefined): Page {
  const [one = '', two = ''] = paragraphs;
  if (zone === 'between') return { page: [title, one, input, two], first: 3, last: 3 };
  if (zone === 'below') return { page: [title, one, two, input], first: 4, last: 4 };
  if (row?.role && isRemoved(row.role)) return { page: [input, title, one, two], first: 1, last: 1 };
  return { page: [title, input, one, two], first: 2, last: 2 };
}
