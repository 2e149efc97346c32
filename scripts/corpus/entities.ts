/** Authority records of places, organisations and documents. */
import { qualifiedSlug, slug } from '../../src/lib/slug.ts';
import type { EntityRecord, Occurrence } from '../../src/lib/schemas/corpus.ts';
import type { EntityKind } from '../../src/lib/schemas/provenance.ts';
import { byCodeUnits, type CorpusDocument } from './document.ts';
import {
  bareLevel,
  jurisdictions,
  leadingUnit,
  namesOf,
  unitOfLevel,
  type Division,
  type LookUpPlace,
} from './jurisdiction.ts';
import { mentionsByName } from './mentions.ts';

type OtherKind = Exclude<EntityKind, 'person' | 'formulation'>;

/** What a name in a report stands for. */
interface Identity {
  /** Names with one key are one entity. */
  readonly key: string;
  /** Full name, from which the address is made. */
  readonly fullName: string;
  /** Name to show, where the entity has an established one; else the longest form found. */
  readonly established?: string;
  /** What holds it, largest first. */
  readonly within: readonly string[];
  readonly code?: string;
}

type Identify = (name: string, document: CorpusDocument, near: readonly Division[]) => Identity;

/** One entity as it grows. */
interface Gathered {
  readonly identity: Identity;
  readonly forms: Set<string>;
  readonly reports: Set<string>;
  readonly occurrences: Occurrence[];
}

/** Records of places, organisations and documents; documents in order of time. */
export function entityRecords(documents: readonly CorpusDocument[], lookUp: LookUpPlace): EntityRecord[] {
  return [
    ...gather('place', documents, ({ report }) => report.places, identifyPlace(lookUp), lookUp),
    ...gather(
      'organisation',
      documents,
      ({ report }) => report.organisations,
      identifyOrganisation(lookUp),
      lookUp,
    ),
    ...gather('document', documents, ({ report }) => report.documents, identifyDocument, lookUp),
  ];
}

function gather(
  kind: OtherKind,
  documents: readonly CorpusDocument[],
  namesIn: (document: CorpusDocument) => readonly string[],
  identify: Identify,
  lookUp: LookUpPlace,
): EntityRecord[] {
  const entities = new Map<string, Gathered>();
  for (const document of documents) {
    const near = jurisdictions(document.report, lookUp);
    const mentions = mentionsByName(document, kind);
    for (const name of new Set(namesIn(document))) {
      const identity = identify(name, document, near);
      const entity = entities.get(identity.key) ?? {
        identity,
        forms: new Set(),
        reports: new Set(),
        occurrences: [],
      };
      entities.set(identity.key, entity);
      entity.forms.add(name);
      entity.reports.add(document.report.id);
      entity.occurrences.push(...(mentions.get(name) ?? []));
    }
  }
  return toRecords(kind, [...entities.values()]);
}

function toRecords(kind: OtherKind, entities: readonly Gathered[]): EntityRecord[] {
  const namesakes = Map.groupBy(entities, ({ identity }) => identity.fullName);
  return entities
    .map(({ identity, forms, reports, occurrences }) => {
      const name = identity.established ?? fullest(forms);
      const holder = identity.within.at(-1);
      const shared = (namesakes.get(identity.fullName)?.length ?? 0) > 1 && holder !== undefined;
      return {
        id: shared ? qualifiedSlug(identity.fullName, identity.within.join('')) : slug(identity.fullName),
        kind,
        name,
        variants: [...forms].filter((form) => form !== name).sort(byCodeUnits),
        within: [...identity.within],
        ...(identity.code === undefined ? {} : { code: identity.code }),
        reports: [...reports],
        occurrences,
      };
    })
    .sort((a, b) => byCodeUnits(a.id, b.id));
}

/** The longest form; of equals, the first in code-unit order. */
function fullest(forms: ReadonlySet<string>): string {
  const [first = ''] = [...forms].sort((a, b) => b.length - a.length || byCodeUnits(a, b));
  return first;
}

function identifyPlace(lookUp: LookUpPlace): Identify {
  return (name, _, near) => {
    const division = lookUp(name, namesOf(near));
    if (!division) return { key: name, fullName: name, within: [] };
    return {
      key: division.code ?? [...division.within, division.name].join('/'),
      fullName: division.name,
      established: division.name,
      within: division.within,
      ...(division.code === undefined ? {} : { code: division.code }),
    };
  };
}

/** 滁州市科技局, and 市科技局 in a report of 滁州市, are one; the 市科技局 of two cities are two. */
function identifyOrganisation(lookUp: LookUpPlace): Identify {
  return (name, { report }, near) => {
    const headed = leadingUnit(name, namesOf(near), lookUp);
    const level = headed ? null : bareLevel(name);
    const unit = headed?.unit ?? (level === null ? null : unitOfLevel(level, near, report, lookUp));
    if (unit === null) return { key: name, fullName: name, within: [] };
    const bare = headed?.rest ?? name;
    const within = [...unit.within, unit.name];
    const fullName = unit.name + bare.slice((bareLevel(bare) ?? '').length);
    return { key: [...within, bare].join('/'), fullName, within };
  };
}

/** Titles are one when they differ only in marks and spaces. */
function identifyDocument(title: string): Identity {
  const key = title.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');
  return { key: key || title, fullName: key || title, within: [] };
}
