/**
 * Stage 6: the facts of the report, where it says them, and why they are believed.
 *
 * Each family of facts is a module of metadata/; this file only lists them in order.
 */
import { reportSchema, type Report } from '../../src/lib/schemas/report.ts';
import type { Mention } from '../../src/lib/schemas/provenance.ts';
import { succeed, type Described, type Stage, type StageMessage, type Structured } from '../stage.ts';
import { sourceOffset } from '../text/traced.ts';
import type { Article, Doubt } from './metadata/article.ts';
import { findContributors } from './metadata/contributors.ts';
import { findDocuments } from './metadata/documents.ts';
import { findEventDate } from './metadata/event-date.ts';
import { findEvent } from './metadata/event.ts';
import { findFormulations } from './metadata/formulations.ts';
import { findJurisdiction } from './metadata/jurisdiction.ts';
import { findNamings } from './metadata/namings.ts';
import { findOrganisations } from './metadata/organisations.ts';
import { findPeople } from './metadata/people.ts';
import { findPlaces, placeHits } from './metadata/places.ts';
import { findPublished } from './metadata/published.ts';
import { findSource } from './metadata/sources.ts';

export const metadata: Stage<Structured, Described> = {
  name: 'metadata',
  run(structured) {
    const { findings, facts } = findFacts(structured);
    const report = reportSchema.parse({ ...identityOf(structured), ...facts });
    return succeed(
      {
        ...structured,
        report,
        mentions: findings.flatMap(({ mentions }) => mentions).sort(byPlace),
        evidence: findings.flatMap(({ evidence }) => evidence),
      },
      findings.flatMap(({ doubts }) => doubts).map((doubt) => messageFor(doubt, structured)),
    );
  },
};

type Facts = Omit<Report, keyof ReturnType<typeof identityOf> | 'kicker' | 'deck' | 'summary'>;

/** All families in order: a later one may use what an earlier one found. */
function findFacts(article: Article): {
  facts: Facts;
  findings: readonly Pick<ReturnType<typeof findDocuments>, 'mentions' | 'evidence' | 'doubts'>[];
} {
  const source = findSource(article);
  const published = findPublished(article);
  const contributors = findContributors(article);
  const hits = placeHits(article);
  const units = findJurisdiction(article, source.value, hits);
  const event = findEvent(article, units);
  const eventDate = findEventDate(article, published.value);
  const namings = findNamings(article);
  const people = findPeople(article, { namings, jurisdiction: units.likely, event: event.value.name });
  const documents = findDocuments(article);
  const places = findPlaces(hits, units.stated, namings);
  const offices = namings.map(({ block, from, end }) => ({ block, start: from, end }));
  const organisations = findOrganisations(article, offices);
  const formulations = findFormulations(article);
  return {
    facts: {
      ...source.value,
      ...contributors.value,
      reporters: [...contributors.value.reporters],
      published: published.value?.edtf ?? null,
      event: { ...event.value, ...eventDate.value },
      people: people.value,
      documents: documents.value,
      places: places.value,
      organisations: organisations.value,
      formulations: formulations.value,
    },
    findings: [
      source,
      published,
      contributors,
      event,
      eventDate,
      people,
      documents,
      places,
      organisations,
      formulations,
    ],
  };
}

/** What the earlier stages know: identity, title blocks, script, the capture. */
function identityOf({ capture, blocks, script, encoding }: Structured) {
  const text = (role: string): string | undefined => blocks.find((block) => block.role === role)?.text;
  const [kicker, deck, summary] = [text('kicker'), text('deck'), text('summary')];
  return {
    id: capture.id,
    ...(kicker !== undefined && { kicker }),
    headline: text('headline') ?? '',
    ...(deck !== undefined && { deck }),
    ...(summary !== undefined && { summary }),
    script,
    capture: { file: capture.file, sha256: capture.sha256, bytes: capture.bytes.length, encoding },
  };
}

function byPlace(a: Mention, b: Mention): number {
  return a.block - b.block || a.start - b.start || b.end - a.end;
}

/** The article's text is the blocks joined by line feeds. */
function messageFor(
  { at, severity, rule, text, hint }: Doubt,
  { blocks, text: traced }: Structured,
): StageMessage {
  const before = blocks.slice(0, at.block).reduce((sum, block) => sum + block.text.length + 1, 0);
  return { severity, at: sourceOffset(traced, before + at.start), rule, text, hint };
}
