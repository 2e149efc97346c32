import assert from 'node:assert/strict';
import { test } from 'node:test';
import { punctuate } from '../../scripts/stages/punctuation.ts';
import { machineRanges } from '../../scripts/text/protected-ranges.ts';
import { applyEdits, currentText, trace } from '../../scripts/text/traced.ts';

const punctuated = (text: string): string => currentText(applyEdits(trace(text), punctuate(text), 'p'));

const changed: readonly (readonly [string, string])[] = [
  ['12月19日,全市会议召开', '12月19日，全市会议召开'],
  ['传达学习了精神;听取了汇报', '传达学习了精神；听取了汇报'],
  ['苏报讯(记者赵焱)昨天', '苏报讯（记者赵焱）昨天'],
  ['各省轄市、縣(市、區)設分會場', '各省轄市、縣（市、區）設分會場'],
  ['办好杭州亚(残)运会', '办好杭州亚（残）运会'],
  ['发布时间:2023-08-21 15:23 来源:安徽日报 浏览:', '发布时间：2023-08-21 15:23 来源：安徽日报 浏览：'],
  ['搭上“一体化”,安徽发展', '搭上“一体化”，安徽发展'],
  ['关注“2+3+N”,主攻', '关注“2+3+N”，主攻'],
  ['举报电话:0513-68218870 邮箱:ntrb@163.com', '举报电话：0513-68218870 邮箱：ntrb@163.com'],
  ['会议(2022-11)召开', '会议（2022-11）召开'],
  ['国内生产总值(GDP)增长', '国内生产总值（GDP）增长'],
  ['(一)加强领导', '（一）加强领导'],
  ['外层（内层(注)说明)结束', '外层（内层（注）说明）结束'],
  ['怎么办?怎么干!', '怎么办？怎么干！'],
  ['G60科创走廊,苏州', 'G60科创走廊，苏州'],
  ['详见http://a.example/b?c=1,欢迎访问', '详见http://a.example/b?c=1，欢迎访问'],
];
for (const [input, output] of changed) {
  test(`becomes full-width: ${input}`, () => {
    assert.equal(punctuated(input), output);
  });
}

const kept: readonly string[] = [
  '2022-11-13 22:24',
  '推动实现“1+3>4”的倍增效应',
  'Copyright (C) www.example.com.cn',
  '以3:2获胜',
  '总投资1,200万元',
  'http://example.com/a,b;c?d=(e)',
  'He said: yes, (really)!',
  '版权所有&nbsp;南通网',
  'f(x)=2(x+1)',
  '鄧?yán)^敢',
  '首页 > 要闻 > 要闻',
  '右括号)没有左括号',
];
for (const text of kept) {
  test(`stays: ${text}`, () => {
    assert.equal(punctuated(text), text);
  });
}

const spaces: readonly (readonly [string, string])[] = [
  ['在新起點推動長三角一體化發 展取得新成效', '在新起點推動長三角一體化發展取得新成效'],
  ['本報記者 楊 竹 攝', '本報記者 楊竹 攝'],
  ['责任编辑：李　明', '责任编辑：李明'],
  ['（通讯员 王　伟）', '（通讯员 王伟）'],
];
for (const [input, output] of spaces) {
  test(`space goes: ${input}`, () => {
    assert.equal(punctuated(input), output);
  });
}

const separating: readonly string[] = [
  '吴劲主持 金力出席',
  '王清憲主持 唐良智程麗華出席',
  '穩字當頭穩中求進 勇擔使命勇挑重擔 在新起點推動',
  '增强政治自觉 主动担当作为 更高质量服务融入',
  '苏州日报 2022-11-13 22:24',
  '资讯 苏州 娱乐 体育 财经',
  '目 录',
  '　　会议指出',
  '深圳外贸创新高 新老三样齐发力',
  '记者 杨竹 李明华 摄',
];
for (const text of separating) {
  test(`space stays: ${text}`, () => {
    assert.equal(punctuated(text), text);
  });
}

test('addresses end before the sentence’s own marks', () => {
  const text = '见www.a.cn,及b@c.cn;';
  assert.deepEqual(
    machineRanges(text).map(({ start, end }) => text.slice(start, end)),
    ['www.a.cn', 'b@c.cn'],
  );
});
