/** The words before a colon that ask in one field, in both languages and both scripts. */

export const fields = ['title', 'person', 'place', 'organisation', 'source', 'date'] as const;
/** `text` is what stands in no field: anywhere in the report. */
export type Field = (typeof fields)[number] | 'text';

/** The first word of each is the one that we show. */
export const fieldWords: Readonly<Record<(typeof fields)[number], readonly string[]>> = {
  title: ['标题', '標題', 'title'],
  person: ['人物', 'person'],
  place: ['地点', '地點', 'place'],
  organisation: ['单位', '單位', 'org', 'organisation', 'organization'],
  source: ['来源', '來源', 'source'],
  date: ['日期', 'date'],
};

const byWord: ReadonlyMap<string, Field> = new Map(
  fields.flatMap((field) => fieldWords[field].map((word) => [word, field] as const)),
);

/** The field that a word names, if it names one. */
export function fieldOf(word: string): Field | undefined {
  return byWord.get(word.normalize('NFKC').toLowerCase());
}
