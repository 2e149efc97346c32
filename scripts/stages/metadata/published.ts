/** When the site published the report. */
import { found, linesOf, type Article, type Finding } from './article.ts';
import { addDays, isDay, isoDay, pad, type Day } from './calendar.ts';
import { dateRowsOf } from './date-rules.ts';
import { contradiction, declarationsOf, evidenceFrom, type Declaration } from './declared.ts';

export interface Published {
  /** EDTF, to the minute where stated. */
  readonly edtf: string;
  readonly day: Day;
  /** The words for the day, with their label: `发布时间：2023-08-21`. */
  readonly dayQuote: string;
  /** All the words: `2022-11-13 22:24`. */
  readonly quote: string;
  readonly line: number;
}

/**
 * The first date of the publication lines, or else the one that the page declares; null where it gives none.
 *
 * A declaration of the same day adds its time to a line that has none.
 */
export function findPublished(article: Article): Finding<Published | null> {
  const shown = shownDate(article);
  const declaration = declarationsOf(article, 'published')[0];
  const declared = declaration && declaredDate(declaration);
  if (!shown || !declared) {
    return found(shown?.value ?? declared ?? null, {
      evidence: [...(shown?.evidence ?? (declared ? [evidenceFrom('published', declaration)] : []))],
    });
  }
  const { value, evidence } = shown;
  const sameDay = isoDay(value.day) === isoDay(declared.day);
  if (!sameDay) return found(value, { evidence, doubts: [contradiction('dates', value.quote, declaration)] });
  if (value.edtf.includes('T')) return found(value, { evidence });
  const timed = { ...value, edtf: declared.edtf };
  return found(declared.edtf.includes('T') ? timed : value, {
    evidence: declared.edtf.includes('T') ? [...evidence, evidenceFrom('published', declaration)] : evidence,
  });
}

type Shown = Pick<Finding<Published>, 'value' | 'evidence'>;

function shownDate(article: Article): Shown | undefined {
  for (const { text, line } of linesOf(article, 'publication', 'byline')) {
    for (const row of dateRowsOf('published')) {
      const match = row.pattern.exec(text);
      const groups = match?.groups;
      if (!match || !groups) continue;
      const day = {
        year: Number(groups.year),
        month: Number(groups.month),
        day: Number(groups.day),
      };
      if (!isDay(day)) continue;
      const { hour, minute, label = '', date = '' } = groups;
      const quote = match[0].trim();
      const edtf = isoDay(day) + timeOf(hour, minute);
      const value = { edtf, day, dayQuote: label + date, quote, line };
      return { value, evidence: [{ fact: 'published', rule: `dates/${row.id}`, quote, line }] };
    }
  }
  return undefined;
}

const timeOf = (hour: string | undefined, minute: string | undefined): string =>
  hour === undefined || Number(hour) > 23 ? '' : `T${pad(Number(hour))}:${minute ?? '00'}`;

const declaredPattern =
  /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?(?:[T ]?(?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2})?(?:\.\d{1,9})?(?<zone>Z|[+-]\d{2}:?\d{2})?)?/u;

/** A declared time; one with the offset of another zone is told in China's. */
function declaredDate({ value, quote, line }: Declaration): Published | undefined {
  const groups = declaredPattern.exec(value)?.groups;
  if (!groups) return undefined;
  const day = { year: Number(groups.year), month: Number(groups.month), day: Number(groups.day) };
  if (!isDay(day)) return undefined;
  const { hour, minute, zone } = groups;
  if (hour === undefined || zone === undefined) {
    return { edtf: isoDay(day) + timeOf(hour, minute), day, dayQuote: quote, quote, line };
  }
  const late = Number(hour) * 60 + Number(minute) + chinaOffset - offsetOf(zone);
  const moved = addDays(day, Math.floor(late / minutesOfDay));
  const rest = ((late % minutesOfDay) + minutesOfDay) % minutesOfDay;
  const time = `T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`;
  return { edtf: isoDay(moved) + time, day: moved, dayQuote: quote, quote, line };
}

const minutesOfDay = 1440;
const chinaOffset = 480;

/** Minutes east of Greenwich: `+08:00` is 480. */
function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}
