/** The labelled sample itself: as drawn, complete, and made of the articles' own words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCorpus, type Article } from '../../scripts/eval/corpus.ts';
import { readLabels, readSample, type Forms } from '../../scripts/eval/labels.ts';
import { drawSample } from '../eval/draw.ts';

const sample = readSample();
const labels = readLabels();
const corpus = readCorpus();
const withoutCorpus =
  corpus === null ? 'the corpus ../shared/corpus/cctv-24k.jsonl.gz is not on this machine' : false;

test('50 articles for development, 40 for validation, 30 held out, half of each meetings; each has one label', () => {
  const count = (split: string, kind: string): number =>
    sample.filter((row) => row.split === split && row.kind === kind).length;
  assert.deepEqual([count('development', 'meeting'), count('development', 'other')], [25, 25]);
  assert.deepEqual([count('validation', 'meeting'), count('validation', 'other')], [20, 20]);
  assert.deepEqual([count('held-out', 'meeting'), count('held-out', 'other')], [15, 15]);
  assert.deepEqual([...labels.keys()].sort(), sample.map(({ id }) => id).sort());
});

test('no article is drawn twice', () => {
  assert.equal(new Set(sample.map(({ id }) => id)).size, sample.length);
});

test('a known day has a basis, an unknown one has none', () => {
  for (const [id, { event_date: date }] of labels)
    assert.equal(date.value === null, date.basis === 'unknown', id);
});

test('the draw gives the same sample again', { skip: withoutCorpus }, () => {
  assert.deepEqual(drawSample(corpus?.articles ?? []), sample);
});

test('every labelled name stands in its article', { skip: withoutCorpus }, () => {
  const articles = new Map(corpus?.articles.map((article) => [article.id, article]));
  const nameOf = (forms: Forms): string => (typeof forms === 'string' ? forms : (forms[0] ?? ''));
  for (const [id, label] of labels) {
    const article: Article | undefined = articles.get(id);
    assert.ok(article, `${id} is not in the corpus`);
    const text = [article.title, ...article.paras].join('\n');
    const names = [
      ...label.people.flatMap(({ name, offices }) => [name, ...offices]),
      ...label.organisations.map(nameOf),
      ...label.places.map(nameOf),
    ];
    for (const name of names) assert.ok(text.includes(name), `${id}: ${name}`);
    for (const title of label.documents)
      assert.ok(text.includes(`《${nameOf(title)}》`), `${id}: ${nameOf(title)}`);
  }
});
