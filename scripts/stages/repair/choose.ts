/** Which of several ways to read a damaged stretch is right, if that can be known. */
import { characterWeight } from '../../text/dictionary.ts';
import { inGb2312 } from '../../text/gbk.ts';
import { isHan } from '../../text/han.ts';
import { foldToHans, toVariant, variants } from '../../text/script-conversion.ts';
import type { Evidence } from './evidence.ts';
import type { Path } from './unroll.ts';
import { placeBonus, weigh } from './weigh.ts';

/**
 * How much likelier than the second the best way must be, natural log. Where readings decide, none was
 * wrong at 4; of guesses before a number about one in five at 4, some up to 8, none above.
 */
const margins = { reading: 4, 'guess at the line end': 5, guess: 8 };

/** So many of the likeliest ways are looked at closely. */
const finalists = 8;
/** How much text around a stretch its words may reach into, UTF-16 code units. */
const reach = 10;
/** Natural log, per character: below this an ideograph is none that a report uses. */
const rarest = -14.5;
/** What two neighbours that the document has elsewhere speak for a way, natural log. */
const neighbourBonus = 3;
/** What a character known to be in the tool's table speaks for a way, natural log. */
const tableBonus = 3;

/** What speaks against a way for each character that is no Traditional form here, natural log. */
const stranger = 12;

/** What a bracket that is closed later speaks for a way that opens it, natural log. */
const openerBonus = 10;

/**
 * The way to read a stretch; undefined where that cannot be decided.
 *
 * @param before the line up to the stretch, as repaired
 * @param after what follows, as far as it is whole, without glosses
 */
export function choosePath(
  paths: readonly Path[],
  before: string,
  after: string,
  evidence: Evidence,
): Path | undefined {
  const usual = paths.filter(isUsual);
  const fitting = evidence.thorough ? usual.filter((path) => fitsTable(path, evidence)) : usual;
  const rest = fitting.length > 0 ? fitting : usual;
  // At worst the last characters stay lost; all others must be known for that.
  const least = rest.filter(({ lost, endsLine }) => lost === (endsLine ? 1 : 2));
  const full = rest.filter(
    (path) => !least.includes(path) && (!path.endsLine || isWhole(before + path.text)),
  );
  const context = { before: before.slice(-reach), after: after.slice(0, reach), line: after };
  const best = clearlyBest(full, context, evidence);
  return best ?? clearlyBest(least, context, evidence);
}

/** The text around a stretch. */
interface Context {
  readonly before: string;
  readonly after: string;
  /** More of what follows. */
  readonly line: string;
}

function clearlyBest(paths: readonly Path[], context: Context, evidence: Evidence): Path | undefined {
  const { before, after } = context;
  const head = foldToHans(before);
  const tail = foldToHans(after);
  const opener = openerMissing(context.line);
  const ranked = paths
    .map((path) => {
      const hans = foldToHans(path.text);
      const weight =
        weigh(head + hans + tail) +
        tableWeight(path, evidence) +
        countNeighbours(before + path.text + after, evidence) * neighbourBonus +
        (path.guessed ? guessBonus(hans, path.endsLine) : 0) +
        (path.guessed && opener !== undefined && path.text.includes(opener) ? openerBonus : 0);
      return { path, hans, weight };
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, finalists)
    .map((one) => ({
      ...one,
      weight: one.weight - stranger * strangers(one.path.text, head, one.hans, tail),
    }))
    .sort((a, b) => b.weight - a.weight);
  const [best] = ranked;
  if (best === undefined) return undefined;
  // Two forms of one character (敘, 敍) are no doubt: both become the same in Simplified.
  const rival = ranked.find(({ hans }) => hans !== best.hans);
  const margin = marginFor(best.path);
  return rival === undefined || best.weight - rival.weight >= margin ? best.path : undefined;
}

function marginFor({ guessed, endsLine }: Path): number {
  if (!guessed) return margins.reading;
  return endsLine ? margins['guess at the line end'] : margins.guess;
}

/** What the place of a guessed character speaks for it. */
function guessBonus(hans: string, endsLine: boolean): number {
  const char = Array.from(hans).at(endsLine ? -1 : -2) ?? '';
  return placeBonus(char, endsLine ? 'line-end' : 'before-number');
}

/** Characters that no conversion of the Simplified text would have put where a way has them (傢 for 家). */
function strangers(text: string, head: string, hans: string, tail: string): number {
  const counts = variants.map((variant) => {
    const hant = toVariant(variant)(head + hans + tail).slice(head.length, head.length + text.length);
    return Array.from(text).filter((char, index) => hant[index] !== char).length;
  });
  return Math.min(...counts);
}

function countNeighbours(text: string, { neighbours }: Evidence): number {
  let count = 0;
  for (let at = 1; at < text.length; at += 1) if (neighbours.has(text.slice(at - 1, at + 1))) count += 1;
  return count;
}

const closers: Readonly<Record<string, string>> = { '”': '“', '’': '‘', '》': '《', '）': '（', '】': '【' };
const openers = new Set(Object.values(closers));

/** The mark that must have been opened before this text, because it closes it soon. */
function openerMissing(text: string): string | undefined {
  const open: string[] = [];
  for (const char of text.slice(0, 60)) {
    if (openers.has(char)) open.push(char);
    else if (char in closers && open.pop() === undefined) return closers[char];
  }
  return undefined;
}

/**
 * Whether each quotation mark and bracket of a line is closed, as in a line that is whole. One that
 * closes at the end of a damaged line must follow a full stop: the mark that it closes may have been
 * closed before, where characters are lost.
 */
function isWhole(line: string): boolean {
  if (/[?\ufffd]/u.test(line) && /[^。！？…][”’》）】]$/u.test(line)) return false;
  const open: string[] = [];
  for (const char of line) {
    if (openers.has(char)) open.push(char);
    else if (char in closers && open.pop() !== closers[char]) return false;
  }
  return open.length === 0;
}

/** A blind tool would have glossed it elsewhere too. */
function fitsTable(path: Path, { plain }: Evidence): boolean {
  return path.glossed.every((char) => !plain.has(char));
}

/** A character that is glossed elsewhere in the document is in the tool's table. */
function tableWeight(path: Path, { glossed }: Evidence): number {
  return path.glossed.filter((char) => glossed.has(char)).length * tableBonus;
}

/**
 * Whether a report would use the characters that were put together from a byte that was lost: the
 * first, and a guessed last one. Between them all bytes are the capture's own.
 */
function isUsual({ text, guessed }: Path): boolean {
  const characters = Array.from(foldToHans(text));
  const made = guessed ? [characters[0], characters.findLast((char) => isHan(char))] : [characters[0]];
  return made.every(
    (char) => !isHan(char) || (inGb2312(char ?? '') && (characterWeight(char ?? '') ?? -Infinity) > rarest),
  );
}
