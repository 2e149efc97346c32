/** Authority records of people: which appearances, in which reports, are the same person's. */
import { qualifiedSlug, slug } from '../../src/lib/slug.ts';
import type { PersonRecord } from '../../src/lib/schemas/corpus.ts';
import { appearancesIn, isUndifferentiated, type Appearance } from './appearances.ts';
import { byCodeUnits, sortDate, type CorpusDocument } from './document.ts';
import type { LookUpPlace } from './jurisdiction.ts';
import { qualifiersOf } from './qualifiers.ts';
import { peopleOf } from './same-person.ts';

/**
 * One record a person, by name; documents in order of time.
 *
 * Appearances under one name are the same person when they share a unit, a national office or an
 * office that names its body. An appearance that states nothing of the kind joins the one person
 * of its report's jurisdiction; a 总统 without a country the one namesake who is known to hold such
 * an office. All others stay apart, with a qualifier: better two pages for one
 * person than one page for two. Names that nothing at all identifies share one record, which says so.
 * A correction joins and parts people whatever their names.
 */
export function personRecords(documents: readonly CorpusDocument[], lookUp: LookUpPlace): PersonRecord[] {
  const people = peopleOf(documents.flatMap((document) => appearancesIn(document, lookUp)));
  return [...Map.groupBy(people, recordName)]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .flatMap(([name, namesakes]) => recordsOf(name, namesakes));
}

/** The name that a correction points to; else the most frequent; of equals, the first. */
function recordName(appearances: readonly Appearance[]): string {
  const names = Map.groupBy(appearances, ({ person }) => person.name);
  const [first] = [...names].sort(([, a], [, b]) => b.length - a.length);
  if (names.size === 1) return first?.[0] ?? '';
  const linked = new Set(
    appearances.filter(({ person }) => person['same-as']).map(({ person }) => person.name),
  );
  const targets = appearances.map(({ person }) => person['same-as']?.person ?? '');
  const stated = appearances.map(({ person }) => person.identity?.replace(/（[^]*$/u, '') ?? '');
  const preferred = [...targets.filter((name) => !linked.has(name)), ...stated, ...targets];
  return preferred.find((name) => names.has(name)) ?? first?.[0] ?? '';
}

function recordsOf(name: string, namesakes: readonly Appearance[][]): PersonRecord[] {
  const qualifiers = namesakes.length === 1 ? [] : qualifiersOf(namesakes);
  return namesakes.map((appearances, index) => toRecord(name, qualifiers[index], appearances));
}

function toRecord(
  name: string,
  qualifier: string | undefined,
  appearances: readonly Appearance[],
): PersonRecord {
  const variants = new Set(appearances.map(({ person }) => person.name));
  variants.delete(name);
  return {
    id: qualifier === undefined ? slug(name) : qualifiedSlug(name, qualifier),
    name,
    ...(variants.size === 0 ? {} : { variants: [...variants].sort(byCodeUnits) }),
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(appearances.length > 1 && isUndifferentiated(appearances) ? { undifferentiated: true } : {}),
    offices: appearances.flatMap(({ document: { report }, holdings }) =>
      holdings.map(({ title, stated, unit }) => ({
        office: title,
        stated,
        unit: unit?.name ?? null,
        report: report.id,
        date: sortDate(report),
      })),
    ),
    appearances: appearances.map(({ document: { report }, person, occurrences }) => ({
      report: report.id,
      date: sortDate(report),
      ...(person.name === name ? {} : { as: person.name }),
      offices: [...person.offices],
      ...(person.of === undefined ? {} : { of: person.of }),
      roles: [...person.roles],
      occurrences: [...occurrences],
    })),
  };
}
