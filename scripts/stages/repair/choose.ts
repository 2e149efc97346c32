/** Which of several ways to read a damaged stretch is right, if that can be known. */
import { characterWeight, divide } from '../../text/dictionary.ts';
import { foldToHans } from '../../text/script-conversion.ts';
import type { Evidence } from './evidence.ts';
import type { Path } from './unroll.ts';

/** How much likelier the best way must be than the second, natural log. */
const margin = 5;
/** How much text around a stretch its words may reach into, UTF-16 code units. */
const reach = 10;
/** Natural log, per character: below this an ideograph is none that a report uses. */
const rarest = -14.5;
/** Natural log: the share of punctuation in reports. */
const punctuationWeight = -4;
const symbolWeight = -9;
/** What a character known to be in the tool's table speaks for a way, natural log. */
const tableBonus = 3;

/** The way to read a stretch between `before` and `after`; undefined where that cannot be decided. */
export function choosePath(
  paths: readonly Path[],
  before: string,
  after: string,
  evidence: Evidence,
): Path | undefined {
  const fitting = evidence.thorough ? paths.filter((path) => fitsTable(path, evidence)) : paths;
  const rest = fitting.length > 0 ? fitting : paths;
  const head = foldToHans(before.slice(-reach));
  const tail = foldToHans(plainStart(after));
  const ranked = rest
    .filter(({ partial }) => !partial)
    .map((path) => ({
      path,
      weight: weigh(head + foldToHans(path.text) + tail) + tableWeight(path, evidence),
    }))
    .sort((a, b) => b.weight - a.weight);
  const [best, second] = ranked;
  const isClear = best !== undefined && (second === undefined || best.weight - second.weight >= margin);
  if (isClear && isUsual(best.path.text)) return best.path;
  // Nobody knows the last character; when there is one way to read the others, those are known.
  const partial = rest.filter((path) => path.partial && isUsual(path.text));
  return partial.length === 1 ? partial[0] : undefined;
}

/** A blind tool would have glossed it elsewhere too. */
function fitsTable(path: Path, { plain }: Evidence): boolean {
  return path.glossed.every((char) => !plain.has(char));
}

/** A character that is glossed elsewhere in the document is in the tool's table. */
function tableWeight(path: Path, { glossed }: Evidence): number {
  return path.glossed.filter((char) => glossed.has(char)).length * tableBonus;
}

function isUsual(text: string): boolean {
  for (const char of foldToHans(text)) {
    if (/\p{Script=Han}/u.test(char) && (characterWeight(char) ?? -Infinity) < rarest) return false;
  }
  return true;
}

/** Log probability of a text: its words', and a flat share for each mark. */
function weigh(text: string): number {
  let weight = 0;
  for (const [run] of text.matchAll(/\p{Script=Han}+|[^\p{Script=Han}]/gu)) {
    if (/\p{Script=Han}/u.test(run)) weight += divide(run).weight;
    else weight += /[，。、：；“”（）《》]/u.test(run) ? punctuationWeight : symbolWeight;
  }
  return weight;
}

function plainStart(text: string): string {
  return /^[^?(\n]{0,10}/u.exec(text)?.[0] ?? '';
}
