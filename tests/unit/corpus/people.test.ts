import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chronological, type CorpusDocument } from '../../../scripts/corpus/document.ts';
import { personRecords } from '../../../scripts/corpus/people.ts';
import { document, lookUp, person } from './documents.ts';

/** For each record its reports, as `a b`, in order of id. */
function joined(...documents: CorpusDocument[]): string[] {
  return personRecords(chronological(documents), lookUp)
    .map(({ appearances }) => appearances.map(({ report }) => report).join(' '))
    .sort();
}

test('a unit stated in the office and a unit given beside it are one', () => {
  const records = personRecords(
    [
      document('a', ['省委书记王伟'], {
        people: [person('王伟', ['省委书记'], '安徽省')],
        date: '2023-08-20',
      }),
      document('b', ['安徽省委书记王伟'], { people: [person('王伟', ['安徽省委书记'])], date: '2024-06-06' }),
    ],
    lookUp,
  );
  assert.equal(records.length, 1);
  assert.deepEqual(records[0]?.offices, [
    { office: '省委书记', stated: '省委书记', unit: '安徽省', report: 'a', date: '2023-08-20' },
    { office: '省委书记', stated: '安徽省委书记', unit: '安徽省', report: 'b', date: '2024-06-06' },
  ]);
  assert.equal(records[0].id, '王伟');
  assert.equal(records[0].qualifier, undefined);
});

test('a bare office behind one that names its unit belongs to that unit', () => {
  const [record] = personRecords(
    [document('a', [''], { people: [person('王伟', ['江苏省委副书记', '省长'])] })],
    lookUp,
  );
  assert.deepEqual(
    record?.offices.map(({ office, unit }) => [office, unit]),
    [
      ['省委副书记', '江苏省'],
      ['省长', '江苏省'],
    ],
  );
});

test('a person who rises within one city is one person', () => {
  const a = document('a', [''], { people: [person('王伟', ['市长'], '苏州市')] });
  const b = document('b', [''], { people: [person('王伟', ['市委书记'], '苏州市')] });
  assert.deepEqual(joined(a, b), ['a b']);
});

test('namesakes without a shared unit stay two people, each with a qualifier', () => {
  const documents = [
    document('a', [''], { people: [person('王伟', ['市委书记'], '苏州市')] }),
    document('b', [''], { people: [person('王伟', ['市委书记'], '合肥市')] }),
  ];
  const records = personRecords(documents, lookUp);
  assert.deepEqual(
    records.map(({ id, qualifier }) => [id, qualifier]),
    [
      ['王伟-苏州市', '苏州市'],
      ['王伟-合肥市', '合肥市'],
    ],
  );
});

test('a report that states both units bridges them', () => {
  const a = document('a', [''], { people: [person('王伟', ['市委书记'], '苏州市')] });
  const b = document('b', [''], { people: [person('王伟', ['省委常委', '苏州市委书记'], '江苏省')] });
  const c = document('c', [''], { people: [person('王伟', ['江苏省省长'])] });
  assert.deepEqual(joined(a, c), ['a', 'c']);
  assert.deepEqual(joined(a, b, c), ['a b c']);
});

test('two districts with one name are two units', () => {
  const nanjing = { people: [person('王伟', ['区长'], '鼓楼区')], place: '南京市' };
  const fuzhou = { people: [person('王伟', ['福建省福州市鼓楼区区长'])], place: '福州市' };
  const unknown = { people: [person('王伟', ['区长'], '鼓楼区')] };
  assert.deepEqual(
    joined(document('a', [''], nanjing), document('b', [''], fuzhou), document('c', [''], unknown)),
    ['a', 'b', 'c'],
  );
});

test('a national office needs no unit', () => {
  const a = document('a', [''], { people: [person('王伟', ['总书记'])], place: '苏州市' });
  const b = document('b', [''], { people: [person('王伟', ['国家主席'])], place: '合肥市' });
  const bare = document('c', [''], { people: [person('王伟')], place: '上海市' });
  assert.deepEqual(joined(a, b, bare), ['a b c']);
});

test('an office that names its body joins; one that names nothing does not', () => {
  const head = ['中新苏滁高新区管委会主任'];
  assert.deepEqual(
    joined(
      document('a', [''], { people: [person('王伟', head)] }),
      document('b', [''], { people: [person('王伟', head)] }),
      document('c', [''], { people: [person('王伟', ['主任'])] }),
      document('d', [''], { people: [person('王伟', ['主任'])] }),
    ),
    ['a b', 'c d'],
  );
});

test('a head of state whose country is not said is the one whom the archive knows', () => {
  const known = document('a', [''], { people: [person('阿凡提', ['总统'], '叙利亚')] });
  const later = document('b', [''], { people: [person('阿凡提', ['现任总统'])] });
  const bare = document('c', [''], { people: [person('阿凡提')] });
  const another = document('d', [''], { people: [person('阿凡提', ['总统'], '蒙古国')] });
  const mayor = document('e', [''], { people: [person('阿凡提', ['市长'], '苏州市')] });
  assert.deepEqual(joined(known, later), ['a b']);
  assert.deepEqual(joined(known, mayor, later), ['a b', 'e']);
  assert.deepEqual(joined(known, another, later), ['a', 'b', 'd']);
  assert.deepEqual(joined(known, bare), ['a', 'c']);
  assert.deepEqual(joined(mayor, later), ['b', 'e']);
});

test('a country in one character is the country', () => {
  const full = document('a', [''], { people: [person('阿凡提', ['叙利亚外交部长'])] });
  const short = document('b', [''], { people: [person('阿凡提', ['叙外长'])] });
  const another = document('c', [''], { people: [person('阿凡提', ['蒙古国外长'])] });
  assert.deepEqual(joined(full, short, another), ['a b', 'c']);
});

test('membership in a body of thousands joins nobody', () => {
  const inCity = (id: string, place: string): CorpusDocument =>
    document(id, [''], { people: [person('王伟', ['全国政协委员'])], place });
  assert.deepEqual(joined(inCity('a', '苏州市'), inCity('b', '合肥市')), ['a', 'b']);
});

test('a name without office joins the one person of the report’s jurisdiction', () => {
  const mayor = document('a', [''], { people: [person('王伟', ['市长'], '苏州市')] });
  const governor = document('b', [''], { people: [person('王伟', ['省长'], '江苏省')] });
  const here = document('c', [''], { people: [person('王伟')], place: '苏州市' });
  const elsewhere = document('d', [''], { people: [person('王伟')], place: '合肥市' });
  const nearby = document('e', [''], { people: [person('王伟')], place: '南京市' });
  assert.deepEqual(joined(mayor, here), ['a c']);
  assert.deepEqual(joined(mayor, governor, here), ['a c', 'b']);
  assert.deepEqual(joined(mayor, elsewhere), ['a', 'd']);
  assert.deepEqual(joined(mayor, governor, nearby), ['a', 'b e']);
});

test('names that nothing identifies share one record, which says so', () => {
  const someone = { people: [person('王伟')] };
  const mayor = document('c', [''], { people: [person('王伟', ['市长'], '苏州市')] });
  const records = personRecords([document('a', [''], someone), document('b', [''], someone), mayor], lookUp);
  assert.deepEqual(
    records.map(({ id, undifferentiated, appearances }) => [id, undifferentiated, appearances.length]),
    [
      ['王伟-身份未明', true, 2],
      ['王伟-苏州市', undefined, 1],
    ],
  );
});

test('names without office in reports of two cities stay apart', () => {
  const inCity = (id: string, place: string): CorpusDocument =>
    document(id, [''], { people: [person('王伟')], place });
  assert.deepEqual(joined(inCity('a', '苏州市'), inCity('b', '合肥市'), inCity('c', '苏州市')), ['a c', 'b']);
});

test('a correction joins its like and nobody else', () => {
  const mayor = (identity?: string) => ({
    people: [{ ...person('王伟', ['市长'], '苏州市'), ...(identity === undefined ? {} : { identity }) }],
  });
  assert.deepEqual(
    joined(
      document('a', [''], mayor('王伟一')),
      document('b', [''], { people: [{ ...person('王伟'), identity: '王伟一' }] }),
      document('c', [''], mayor()),
      document('d', [''], mayor('王伟二')),
      document('e', [''], { people: [person('王伟')], place: '苏州市' }),
    ),
    ['a b', 'c e', 'd'],
  );
  const [first] = personRecords(
    [document('a', [''], mayor('王伟（苏州市原副市长）')), document('b', [''], mayor())],
    lookUp,
  );
  assert.equal(first?.qualifier, '苏州市原副市长');
});

test('a correction joins people under two names, with all who are the same', () => {
  const link = { report: 'b', person: '王伟' };
  const records = personRecords(
    chronological([
      document('a', ['王小伟讲话'], {
        people: [{ ...person('王小伟', ['镇长'], '苏州市'), 'same-as': link }],
      }),
      document('b', [''], { people: [person('王伟', ['市长'], '合肥市')] }),
      document('c', [''], { people: [person('王伟', ['市委书记'], '合肥市')] }),
      document('d', [''], { people: [person('王小伟', ['书记'], '苏州市')] }),
      document('e', [''], { people: [person('王小伟', ['市长'], '南京市')] }),
    ]),
    lookUp,
  );
  assert.deepEqual(
    records.map(({ name, variants, qualifier, appearances }) => [
      name,
      variants,
      qualifier,
      appearances.map(({ report, as }) => [report, as]),
    ]),
    [
      [
        '王伟',
        ['王小伟'],
        undefined,
        [
          ['a', '王小伟'],
          ['b', undefined],
          ['c', undefined],
          ['d', '王小伟'],
        ],
      ],
      ['王小伟', undefined, undefined, [['e', undefined]]],
    ],
  );
  assert.equal(records[0]?.appearances[0]?.occurrences.length, 1, 'found in the text under its own name');
});

test('one identity under two names is one person, called as the identity says', () => {
  const as = (name: string) => ({ people: [{ ...person(name), identity: '王伟（苏州市副市长）' }] });
  const records = personRecords(
    [document('a', [''], as('王小伟')), document('b', [''], as('王小伟')), document('c', [''], as('王伟'))],
    lookUp,
  );
  assert.deepEqual(
    records.map(({ name, variants }) => [name, variants]),
    [['王伟', ['王小伟']]],
  );
});

test('appearances hold offices as stated, roles and every place of the name', () => {
  const [record] = personRecords(
    [document('a', ['市长王伟主持', '王伟说'], { people: [person('王伟', ['市长'], '苏州市')] })],
    lookUp,
  );
  assert.deepEqual(record?.appearances, [
    {
      report: 'a',
      date: null,
      offices: ['市长'],
      of: '苏州市',
      roles: ['attended'],
      occurrences: [
        { report: 'a', block: 0, start: 2, end: 4 },
        { report: 'a', block: 1, start: 0, end: 2 },
      ],
    },
  ]);
});
