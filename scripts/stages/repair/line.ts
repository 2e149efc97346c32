/** Repairs one line: glosses in full sight go, stretches that a gloss broke are read again. */
import type { Edit } from '../../text/traced.ts';
import { choosePath } from './choose.ts';
import type { Evidence } from './evidence.ts';
import type { Judge } from './judge.ts';
import { hasTone } from './readings.ts';
import type { Token } from './tokens.ts';
import { bytesOf, charOfTail, unroll, type Path, type Tail, type Unrolled } from './unroll.ts';

/** A place that looks like damage, and stays as captured. `at` is an offset in the text. */
export interface Doubt {
  readonly at: number;
  readonly rule: string;
  readonly text: string;
  readonly hint: string;
}

type Gloss = Extract<Token, { kind: 'gloss' }>;

const nothing: Tail = [undefined, undefined];
/** How far around a gloss the judge looks, UTF-16 code units. */
const around = 15;

/** The edits of one line, in order, and its doubts. Offsets are the line's. */
export function repairLine(
  line: string,
  tokens: readonly Token[],
  evidence: Evidence,
  judge: Judge,
): { edits: Edit[]; doubts: Doubt[] } {
  const edits: Edit[] = [];
  const doubts: Doubt[] = [];
  let tail = nothing;
  /** The line so far, as repaired. */
  let left = '';
  /** Whether bytes and characters agree here. They do not behind a break that was not undone. */
  let agrees = true;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'char') {
      tail = extend(tail, token.char);
      left += token.char;
      agrees ||= token.char < '\u0080' || token.char === '\ufffd';
    } else if (!token.ate) {
      const verdict = judge.gloss(charOfTail(tail) ?? '', token.reading, near(line, token));
      if (verdict === 'damage') edits.push(removal(token));
      else left += line.slice(token.start, token.end);
      if (verdict === 'doubt') doubts.push(doubtful(token, line));
    } else {
      const unrolled: Unrolled =
        judge.canBreak && agrees ? unroll(tokens, at, tail) : { paths: [], end: at + 1 };
      const { paths, end } = unrolled;
      // Reading `left` makes one string of its parts: only where there is something to choose.
      const path =
        paths.length === 0 ? undefined : choosePath(paths, left, followingText(tokens, end), evidence);
      if (path === undefined) {
        if (hasTone(token.reading)) doubts.push(unsolved(token, line));
        tail = commonTail(paths);
        // All ways to read the stretch end at the same place, which one is right or not.
        agrees = paths.length > 0;
        at = end - 1;
        left += line.slice(token.start, tokens[at]?.end);
      } else {
        const stop = tokens[end - 1]?.end ?? line.length;
        edits.push({
          start: token.start,
          end: stop,
          replacement: path.text,
          rule: 'repair/misaligned-gloss',
        });
        if (path.lost > 0) doubts.push(lostFor(path, token));
        tail = path.tail;
        left += path.text;
        at = end - 1;
      }
    }
  }
  return { edits, doubts };
}

/** How much of what follows a stretch is looked at, tokens. */
const ahead = 60;

/** What follows, up to the next broken character, without glosses. */
function followingText(tokens: readonly Token[], from: number): string {
  let text = '';
  for (const token of tokens.slice(from, from + ahead)) {
    if (token.kind === 'char' && (token.char === '?' || token.char === '\ufffd')) break;
    if (token.kind === 'gloss' && token.ate) break;
    if (token.kind === 'char') text += token.char;
  }
  return text;
}

/** The last two bytes, where all ways to read a stretch have the same. */
function commonTail([first, ...others]: readonly Path[]): Tail {
  const tail = first?.tail ?? nothing;
  return others.every((path) => path.tail[0] === tail[0] && path.tail[1] === tail[1]) ? tail : nothing;
}

function extend(tail: Tail, char: string): Tail {
  if (char === '?' || char === '\ufffd') return nothing;
  const bytes = bytesOf(char);
  if (bytes === undefined) return nothing;
  const [first, second] = bytes;
  return second === undefined ? [tail[1], first] : [first, second];
}

function near(line: string, { start, end }: Gloss): string {
  return line.slice(Math.max(0, start - around), end + around);
}

function removal({ start, end }: Gloss): Edit {
  return { start, end, replacement: '', rule: 'repair/aligned-gloss' };
}

function doubtful({ start, end }: Gloss, line: string): Doubt {
  return {
    at: start,
    rule: 'doubtful-gloss',
    text: `${line.slice(start, end)} may be a tool's gloss or the author's own reading; it was kept`,
    hint: 'If it does not belong to the report, correct it in the corrections file.',
  };
}

function unsolved({ start, end }: Gloss, line: string): Doubt {
  return {
    at: start,
    rule: 'unsolved-gloss',
    text: `${line.slice(start, end)} looks like a gloss that broke a character, which one cannot be told`,
    hint: 'Look the character up at the source, and give it in the corrections file.',
  };
}

function lostFor({ text }: Path, { start }: Gloss): Doubt {
  return {
    at: start,
    rule: 'lost-character',
    text: `a gloss broke ${Array.from(text).length} characters; what stood last cannot be told`,
    hint: 'Look the words up at the source, and give them in the corrections file.',
  };
}
