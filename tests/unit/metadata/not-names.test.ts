/** What looks like a name but is none, and names that begin like a place. Sentences are invented. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleOf } from '../../../scripts/stages/metadata/article.ts';
import { findNamings } from '../../../scripts/stages/metadata/namings.ts';
import { findPeople } from '../../../scripts/stages/metadata/people.ts';

function names(text: string): string[] {
  const article = articleOf(text);
  const found = findPeople(article, { namings: findNamings(article), jurisdiction: {}, event: null });
  return found.value.map(({ name }) => name);
}

test('a rare surname before an adverb is no name', () => {
  assert.deepEqual(names('双方领导人应再次展现担当。中方愿同吉方合作，吉对此高度赞赏。'), []);
  assert.deepEqual(names('市长应再平出席会议。'), ['应再平']);
});

test('words of the dictionary are no names, whatever follows them', () => {
  assert.deepEqual(names('全省推进同阿拉伯、非洲国家的往来。'), []);
  assert.deepEqual(names('这里布局了光学与智慧城市等八个实验室。'), []);
  assert.deepEqual(names('全市学习对双拥工作的重要指示。'), []);
  assert.deepEqual(names('通讯社社长篇通讯：江河奔流向远方。'), []);
});

test('a name does not take in the verb that faces its object', () => {
  assert.deepEqual(names('市长章晓面对提问，作了回答。'), ['章晓']);
});

test('two characters of a first part may be a country’s by chance', () => {
  assert.deepEqual(names('某组织高级官员巴西姆·纳伊姆同一天发表声明说，协议仍在谈判之中。'), [
    '巴西姆·纳伊姆',
  ]);
  assert.deepEqual(names('巴西路易斯·卡洛斯说，他很高兴。'), ['路易斯·卡洛斯']);
});

test('a last part of one character ends where no character follows', () => {
  assert.deepEqual(names('阿里亚·沁2010年出生。'), ['阿里亚·沁']);
});
