/** Small made-up documents for the corpus tests, and a small gazetteer. */
import type { CorpusDocument } from '../../../scripts/corpus/document.ts';
import type { Division, LookUpPlace } from '../../../scripts/corpus/jurisdiction.ts';
import type { Corpus } from '../../../src/lib/schemas/corpus.ts';
import type { EntityKind, Mention } from '../../../src/lib/schemas/provenance.ts';
import type { Person, Report } from '../../../src/lib/schemas/report.ts';

/** Of an archive without reports. */
export const emptyCorpus: Corpus = {
  order: [],
  people: [],
  entities: [],
  passages: [],
  related: {},
  quarantined: [],
  ruleUses: {},
  changes: 0,
};

type Facts = Partial<
  Pick<Report, 'people' | 'places' | 'organisations' | 'documents' | 'formulations' | 'published'>
> & { date?: string | null; place?: string | null; also?: string };

/** A document with the given paragraphs; every place where a stated name stands is a mention. */
export function document(id: string, paragraphs: readonly string[], facts: Facts = {}): CorpusDocument {
  const { date = null, place = null, also, ...rest } = facts;
  const report: Report = {
    id,
    headline: paragraphs[0] ?? id,
    source: null,
    reporters: [],
    published: null,
    event: {
      date,
      basis: 'stated',
      name: null,
      place,
      ...(also === undefined ? {} : { also }),
      evidence: [],
    },
    people: [],
    documents: [],
    places: [],
    organisations: [],
    formulations: [],
    script: 'Hans',
    capture: { file: `${id}.txt`, sha256: '0'.repeat(64), bytes: 0, encoding: 'utf-8' },
    ...rest,
  };
  const names: [EntityKind, readonly string[]][] = [
    ['person', report.people.map(({ name }) => name)],
    ['place', report.places],
    ['organisation', report.organisations],
    ['document', report.documents],
    ['formulation', report.formulations],
  ];
  return {
    report,
    blocks: paragraphs.map((text) => ({ role: 'body', text })),
    provenance: {
      id,
      lines: [],
      blocks: paragraphs.map((_, index) => ({ role: 'body', lines: [index + 1] })),
      changes: [],
      mentions: names.flatMap(([kind, list]) => list.flatMap((name) => mentionsOf(kind, name, paragraphs))),
      evidence: [],
      messages: [],
      corrections: [],
    },
  };
}

function mentionsOf(kind: EntityKind, name: string, paragraphs: readonly string[]): Mention[] {
  return paragraphs.flatMap((text, block) => {
    const start = text.indexOf(name);
    return start < 0 ? [] : [{ kind, name, block, start, end: start + name.length }];
  });
}

/** A person who attended. */
export function person(name: string, offices: readonly string[] = [], of?: string): Person {
  return { name, offices: [...offices], ...(of === undefined ? {} : { of }), roles: ['attended'] };
}

const divisions: readonly Division[] = [
  { name: '安徽省', within: [], code: '340000' },
  { name: '合肥市', within: ['安徽省'], code: '340100' },
  { name: '江苏省', within: [], code: '320000' },
  { name: '南京市', within: ['江苏省'], code: '320100' },
  { name: '苏州市', within: ['江苏省'], code: '320500' },
  { name: '鼓楼区', within: ['江苏省', '南京市'], code: '320106' },
  { name: '鼓楼区', within: ['福建省', '福州市'], code: '350102' },
  { name: '上海市', within: [], code: '310000' },
  { name: '西藏自治区', within: [], code: '540000' },
  { name: '叙利亚', within: [] },
  { name: '中国', within: [] },
];
const shortNames: Readonly<Record<string, string>> = { 上海: '上海市', 安徽: '安徽省', 南京: '南京市' };

/** Knows a handful of divisions; a name of two is decided by `near`, or stays without code. */
export const lookUp: LookUpPlace = (name, near) => {
  const full = shortNames[name] ?? name;
  const named = divisions.filter((division) => division.name === full);
  const nearby = named.filter(({ within }) => within.some((holder) => near.includes(holder)));
  const [only, second] = nearby.length > 0 ? nearby : named;
  return second === undefined ? only : { name, within: [] };
};
