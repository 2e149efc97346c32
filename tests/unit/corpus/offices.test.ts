import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareLevel, leadingUnit, levelOf } from '../../../scripts/corpus/jurisdiction.ts';
import { holdingsOf, identityKeys, officesIdentity } from '../../../scripts/corpus/offices.ts';
import { lookUpPlace } from '../../../scripts/stages/metadata/gazetteer.ts';
import { lookUp, person } from './documents.ts';

test('every rule does what its example says, and keeps what it should', () => {
  for (const rule of officesIdentity.rules) {
    assert.equal(officesIdentity.apply(rule.example.in, rule), rule.example.out, rule.id);
    for (const kept of rule.keeps ?? []) assert.equal(officesIdentity.apply(kept, rule), kept, rule.id);
  }
});

test('a leading unit is split off with its level left to the office', () => {
  const split = (text: string): string | null => {
    const headed = leadingUnit(text, [], lookUp);
    return headed && [...headed.unit.within, headed.unit.name, headed.rest].join(' ');
  };
  assert.equal(split('安徽省委书记'), '安徽省 省委书记');
  assert.equal(split('苏州市长'), '江苏省 苏州市 市长');
  assert.equal(split('江苏省南京市鼓楼区委书记'), '江苏省 南京市 鼓楼区 区委书记');
  assert.equal(split('西藏自治区党委书记'), '西藏自治区 自治区党委书记');
  assert.equal(split('南京大学校长'), null);
  assert.equal(split('市委书记'), null);
  assert.equal(split('滁州经开区管委会主任'), null);
});

test('levels are words at the end of a unit or at the head of an office', () => {
  assert.equal(levelOf('西藏自治区'), '自治区');
  assert.equal(levelOf('市'), null);
  assert.equal(bareLevel('市委书记'), '市');
  assert.equal(bareLevel('自治区主席'), '自治区');
  assert.equal(bareLevel('滁州市长'), null);
});

test('each country that has a character for short is in the gazetteer', () => {
  const names = officesIdentity.rules.flatMap((rule) =>
    Object.values((rule as { names?: Record<string, string> }).names ?? {}),
  );
  assert.ok(names.length > 10);
  for (const name of names) assert.deepEqual(lookUpPlace(name), { name, within: [] });
});

test('an office is kept as stated, and its unit is the country in full', () => {
  const [holding] = holdingsOf(person('阿凡提', ['叙总统府外长']), [], lookUp);
  assert.deepEqual(holding, {
    stated: '叙总统府外长',
    title: '总统府外长',
    unit: { name: '叙利亚', within: [] },
  });
});

test('keys name what tells people apart', () => {
  const keys = (offices: string[], of?: string): string[] =>
    identityKeys(holdingsOf(person('王伟', offices, of), [], lookUp));
  assert.deepEqual(keys(['市委书记', '市长'], '苏州市'), ['unit 江苏省/苏州市']);
  assert.deepEqual(keys(['上海市委书记'], '上海'), ['unit 上海市']);
  assert.deepEqual(keys(['主任']), []);
  assert.deepEqual(keys(['区长'], '鼓楼区'), []);
  assert.deepEqual(keys(['外交部部长'], '中国'), []);
  assert.deepEqual(keys(['外交部部长']), ['office 外交部部长']);
  assert.deepEqual(keys(['叙利亚外长']), ['unit 叙利亚']);
  assert.deepEqual(keys(['叙外长']), ['unit 叙利亚']);
  assert.deepEqual(keys(['叙军区司令员']), ['office 叙军区司令员']);
  assert.deepEqual(keys(['南京大学校长']), ['office 南京大学校长']);
  assert.deepEqual(keys(['中国国家主席']), ['national']);
  assert.deepEqual(keys(['中国工程院院士']), []);
});
