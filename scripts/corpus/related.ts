/**
 * Related reports: what two reports share, the rarer the weightier.
 *
 * Only reports that share something are compared, by way of lists of reports per feature; what
 * stands in very many reports tells little and is left out of the score. So time grows with the
 * number of reports, not with its square.
 */
import type { Corpus, Related } from '../../src/lib/schemas/corpus.ts';
import type { EntityKind } from '../../src/lib/schemas/provenance.ts';

/** Something that reports can share. */
interface Feature {
  readonly kind: EntityKind | 'passage';
  /** Authority record's id, or the passage's index. */
  readonly id: string | number;
  readonly weight: number;
  /** Indexes of its reports, ascending. */
  readonly reports: readonly number[];
}

/** A passage counts by its length: one of this many UTF-16 code units as much as a place. */
const passageUnit = 20;

const kindWeights: Record<EntityKind, number> = {
  document: 3,
  person: 2,
  formulation: 2,
  organisation: 1.5,
  place: 1,
};

/** A feature of more reports than this gives no score. */
const mostReports = 300;
const mostRelated = 6;
/** Shared records listed for each kind. */
const mostReasons = 8;

/** The nearest reports of each, nearest first; `ids` in order of time. */
export function relatedReports(
  ids: readonly string[],
  { people, entities, passages }: Pick<Corpus, 'people' | 'entities' | 'passages'>,
): Corpus['related'] {
  const index = new Map(ids.map((id, at) => [id, at]));
  const features = featuresOf(ids.length, index, { people, entities, passages });
  const byReport: Feature[][] = ids.map(() => []);
  for (const feature of features) for (const report of feature.reports) byReport[report]?.push(feature);
  const norms = byReport.map((list) => list.reduce((sum, { weight }) => sum + weight, 0));
  const scores = new Float64Array(ids.length);
  return Object.fromEntries(
    ids.map((id, at) => {
      const nearest = nearestTo(at, byReport[at] ?? [], norms, scores);
      const own = new Set(byReport[at]);
      return [
        id,
        nearest.map(([other, score]) => toRelated(ids[other] ?? '', score, own, byReport[other] ?? [])),
      ];
    }),
  );
}

function featuresOf(
  count: number,
  index: ReadonlyMap<string, number>,
  { people, entities, passages }: Pick<Corpus, 'people' | 'entities' | 'passages'>,
): Feature[] {
  const feature = (
    kind: Feature['kind'],
    id: Feature['id'],
    base: number,
    reports: Iterable<string>,
  ): Feature => {
    const at = [...new Set(reports)].flatMap((report) => index.get(report) ?? []).sort((a, b) => a - b);
    return { kind, id, weight: base * Math.log((count + 1) / at.length), reports: at };
  };
  return [
    ...people.map(({ id, appearances }) =>
      feature(
        'person',
        id,
        kindWeights.person,
        appearances.map(({ report }) => report),
      ),
    ),
    ...entities.map(({ kind, id, reports }) => feature(kind, id, kindWeights[kind], reports)),
    ...passages.map(({ text, occurrences }, at) =>
      feature(
        'passage',
        at,
        Math.min(5, text.length / passageUnit),
        occurrences.map(({ report }) => report),
      ),
    ),
  ].filter(({ reports }) => reports.length > 1);
}

/** The best few, as [index, score]; `scores` is scratch space, all zero before and after. */
function nearestTo(
  at: number,
  features: readonly Feature[],
  norms: readonly number[],
  scores: Float64Array,
): [number, number][] {
  const touched = new Set<number>();
  for (const { weight, reports } of features) {
    if (reports.length > mostReports) continue;
    for (const other of reports) {
      if (other === at) continue;
      scores[other] = (scores[other] ?? 0) + weight;
      touched.add(other);
    }
  }
  const best: [number, number][] = [];
  for (const other of touched) {
    const norm = Math.sqrt((norms[at] ?? 0) * (norms[other] ?? 0));
    insert(best, [other, Math.round((10_000 * (scores[other] ?? 0)) / norm) / 10_000]);
    scores[other] = 0;
  }
  return best;
}

/** Keeps the best few, highest score first, ties in order of time. */
function insert(best: [number, number][], candidate: [number, number]): void {
  const [other, score] = candidate;
  const place = best.findIndex(([known, value]) => score > value || (score === value && other < known));
  if (place >= 0) best.splice(place, 0, candidate);
  else best.push(candidate);
  if (best.length > mostRelated) best.pop();
}

function toRelated(
  report: string,
  score: number,
  own: ReadonlySet<Feature>,
  theirs: readonly Feature[],
): Related {
  const common = theirs.filter((feature) => own.has(feature)).sort((a, b) => b.weight - a.weight);
  const shared: Related['shared'] = {};
  const passages: number[] = [];
  for (const { kind, id } of common) {
    const reasons = kind === 'passage' ? passages : (shared[kind] ??= []);
    if (reasons.length < mostReasons) (reasons as (string | number)[]).push(id);
  }
  return { report, score, shared, passages };
}
