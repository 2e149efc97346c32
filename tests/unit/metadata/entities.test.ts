/** Places, jurisdiction, event, documents, organisations, formulations. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleOf, type Article } from '../../../scripts/stages/metadata/article.ts';
import { findDocuments } from '../../../scripts/stages/metadata/documents.ts';
import { findEvent } from '../../../scripts/stages/metadata/event.ts';
import { findFormulations } from '../../../scripts/stages/metadata/formulations.ts';
import { lookUpPlace } from '../../../scripts/stages/metadata/gazetteer.ts';
import { findJurisdiction, unitFor } from '../../../scripts/stages/metadata/jurisdiction.ts';
import { findOrganisations } from '../../../scripts/stages/metadata/organisations.ts';
import { findPlaces, placeHits } from '../../../scripts/stages/metadata/places.ts';

const places = (text: string): string[] => findPlaces(placeHits(articleOf(text)), {}, []).value;
const organisations = (text: string): string[] => findOrganisations(articleOf(text)).value;
const formulations = (text: string): string[] => findFormulations(articleOf(text)).value;
const documents = (text: string): string[] => findDocuments(articleOf(text)).value;

test('the gazetteer knows codes, holders and namesakes', () => {
  assert.deepEqual(lookUpPlace('天元区'), { name: '天元区', code: '430211', within: ['湖南省', '株洲市'] });
  assert.deepEqual(lookUpPlace('株洲'), { name: '株洲市', code: '430200', within: ['湖南省'] });
  assert.deepEqual(lookUpPlace('鼓楼区'), { name: '鼓楼区', within: [] });
  assert.equal(lookUpPlace('鼓楼区', ['开封市'])?.code, '410204');
  assert.deepEqual(lookUpPlace('粤东'), { name: '粤东', within: ['广东省'] });
  assert.equal(lookUpPlace('无此地'), undefined);
});

test('short names count as words only', () => {
  assert.deepEqual(places('株洲和湘潭签约。'), ['株洲', '湘潭']);
  assert.deepEqual(places('浙江西部和北京市民。'), ['浙江', '北京']);
  assert.deepEqual(places('强大理论武装，上海市场活跃。'), ['上海']);
  assert.deepEqual(places('天长地久，世界和平。'), []);
  assert.deepEqual(places('中国特色社会主义和中国式现代化。'), []);
});

test('a place is shown in its fullest wording, and own divisions by full name', () => {
  assert.deepEqual(places('株洲发展快。株洲市召开会议。'), ['株洲市']);
  const own = lookUpPlace('株洲市');
  const hits = placeHits(articleOf('长沙和株洲签约。'));
  assert.deepEqual(findPlaces(hits, own ? { city: own } : {}, []).value, ['株洲市', '长沙']);
});

test('who publishes says whose report it is', () => {
  const article = articleOf('会议在长沙召开。');
  const { stated } = findJurisdiction(article, { source: '株洲日报' }, placeHits(article));
  assert.equal(stated.city?.name, '株洲市');
  assert.equal(stated.province?.name, '湖南省');
  assert.equal(unitFor('省', stated), '湖南省');
  assert.equal(unitFor('县', stated), undefined);
});

function withKicker(kicker: string, body: string): Article {
  const { lines } = articleOf(body);
  return {
    lines,
    blocks: [
      { role: 'kicker', lines: [1], text: kicker },
      { role: 'body', lines: [2], text: body },
    ],
  };
}

test('the event takes its name from the kicker, or from the sentence that opens it', () => {
  const units = { stated: {}, likely: {} };
  const kicker = withKicker('章东在全市防汛工作会议上强调', '昨天，市委召开会议。');
  assert.equal(findEvent(kicker, units).value.name, '全市防汛工作会议');
  const held = findEvent(articleOf('3月2日，流域发展论坛在武汉举行。'), units).value;
  assert.deepEqual(held, { name: '流域发展论坛', place: '武汉市' });
  const organ = findEvent(articleOf('昨天，省水利建设领导小组召开第二次全体会议。'), units).value;
  assert.equal(organ.name, '省水利建设领导小组第二次全体会议');
  assert.deepEqual(findEvent(articleOf('春天来了，花开了。'), units).value, { name: null, place: null });
});

test('a branch venue is a second place', () => {
  const city = lookUpPlace('湘潭市');
  const units = { stated: city ? { city } : {}, likely: city ? { city } : {} };
  const { also } = findEvent(articleOf('昨天，全省大会召开。市长章东在湘潭分会场参加会议。'), units).value;
  assert.equal(also, '湘潭市（分会场）');
});

test('titles in 《》 are documents, unless they are another kind of work', () => {
  assert.deepEqual(documents('审议了《湘江保护条例》和《行动方案（2021）》。'), [
    '湘江保护条例',
    '行动方案（2021）',
  ]);
  assert.deepEqual(documents('观看电影《江河》，阅读《江河日报》《江河》杂志。《条例》明确了任务。'), []);
});

test('organisations need an anchor or a name of their own', () => {
  assert.deepEqual(organisations('市水务局、省发展改革委和株洲市公安局参加。'), [
    '市水务局',
    '省发展改革委',
    '株洲市公安局',
  ]);
  assert.deepEqual(organisations('渌口区及市商务局作了发言。'), ['市商务局']);
  assert.deepEqual(organisations('服务全国发展大局，构建区域发展新格局。'), []);
  assert.deepEqual(organisations('市自然资源和规划局发言。'), ['市自然资源和规划局']);
});

test('the unit of an office counts only when it has a name of its own', () => {
  assert.deepEqual(organisations('市委书记章东，株洲高新区管委会主任李明出席。'), ['株洲高新区管委会']);
});

test('formulations are coined wording, not metaphors, names or speech', () => {
  assert.deepEqual(formulations('锚定“三区一高地”，落实“2+3+N”布局。'), ['三区一高地', '2+3+N']);
  assert.deepEqual(formulations('搭上“快车”，获评“先进集体”。'), []);
  assert.deepEqual(formulations('他说：“我们要努力，再努力。”'), []);
  assert.deepEqual(formulations('做到两个维护。'), ['两个维护']);
});

test('an ordinary word is mentioned only where it is marked', () => {
  const { mentions } = findFormulations(articleOf('一体化发展很快。紧扣一体化和高质量两个关键。'));
  assert.deepEqual(
    mentions.map(({ name, start }) => [name, start]),
    [
      ['一体化', 10],
      ['高质量', 14],
    ],
  );
});
