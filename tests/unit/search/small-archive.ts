/** A small archive, for answers that can be told by eye. */
import type { SearchRecord } from '../../../src/lib/search/record.ts';

const record = (
  id: string,
  date: string | null,
  place: string,
  title: string,
  body: string,
): SearchRecord => ({
  id,
  date,
  source: `${place}日报`,
  place,
  units: [
    { role: 'headline', text: title },
    { role: 'body', text: body },
  ],
});
/** Four reports. */
export const records = [
  record('a', '2022-01-01', '合肥市', '甲乙丙', '甲乙，丁。smart city'),
  record('b', '2023-08-20', '滁州市', '丁戊', '甲乙甲乙甲乙丙'),
  record('c', '[2023-12-30..2024-01-02]', '苏州市', '己', '丙丁戊'),
  record('d', null, '合肥市', '戊', '乾坤'),
];
/** Of a person in a report. */
export const appearance = (report: string, ...roles: ('presided' | 'attended')[]) => ({
  report,
  date: null,
  offices: [],
  roles,
  occurrences: [],
});
/** Who and what is in them. */
export const corpus = {
  people: [
    {
      id: '许继伟',
      name: '许继伟',
      offices: [],
      appearances: [appearance('a', 'presided'), appearance('b', 'attended')],
    },
    { id: '单培', name: '单培', offices: [], appearances: [appearance('b', 'presided')] },
  ],
  entities: [
    {
      id: '长三角',
      kind: 'place' as const,
      name: '长三角',
      variants: [],
      within: [],
      reports: ['a', 'b', 'c'],
      occurrences: [],
    },
    {
      id: '安徽省委',
      kind: 'organisation' as const,
      name: '省委',
      variants: [],
      within: [],
      reports: ['a', 'c'],
      occurrences: [],
    },
  ],
};
