import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findScript } from '../../scripts/stages/script.ts';
import { countScripts, toVariant, variants } from '../../scripts/text/script-conversion.ts';
import { toHans } from '../../scripts/text/to-hans.ts';
import { applyEdits, currentText, trace } from '../../scripts/text/traced.ts';
import { corpusFile, readCorpus } from '../models/corpus.ts';

const seeds = join(import.meta.dirname, '..', '..', 'seeds');
const converted = (text: string): string =>
  currentText(applyEdits(trace(text), findScript(text).edits, 'script'));

for (const file of readdirSync(seeds).filter((name) => name.endsWith('.txt'))) {
  test(`${file}: ${/^00[34]/u.test(file) ? 'is not touched' : 'becomes Simplified'}`, () => {
    const text = readFileSync(join(seeds, file), 'utf8');
    const { script, edits, stray } = findScript(text);
    assert.equal(stray, undefined);
    if (/^00[34]/u.test(file)) {
      assert.equal(script, 'Hans');
      assert.deepEqual(edits, []);
    } else {
      assert.equal(script, 'Hant');
      assert.equal(countScripts(converted(text)).hant, 0);
      assert.ok(edits.every(({ start, end }) => end - start === 1));
    }
  });
}

test('names and headlines come out as a reader would write them', () => {
  const pairs: readonly (readonly [string, string])[] = [
    [
      '許繼偉在全市推動長三角地區更高質量一體化發展領導小組會議上強調',
      '许继伟在全市推动长三角地区更高质量一体化发展领导小组会议上强调',
    ],
    ['龔健勇、鄧繼敢、蘇虹、余成林、單培，楊廣蘭', '龚健勇、邓继敢、苏虹、余成林、单培，杨广兰'],
    ['確保事事有著落、件件有回音', '确保事事有着落、件件有回音'],
    ['事後來到皇后大道的後院', '事后来到皇后大道的后院'],
    ['乾隆年間的著名學者，乾燥的麵粉', '乾隆年间的著名学者，干燥的面粉'],
  ];
  for (const [hant, hans] of pairs) assert.equal(converted(hant), hans);
});

test('a Simplified report keeps a Traditional quotation, and says where it is', () => {
  const text = '书法家写下“國泰民安”四个大字，向全县人民祝贺新年。';
  assert.deepEqual(findScript(text), { script: 'Hans', edits: [], stray: 6 });
});

test('characters that Simplified has too are no sign of Traditional', () => {
  for (const text of ['乾隆皇帝', '著名作家', '皇后与太后', '面对面', '台州市']) {
    assert.deepEqual(findScript(text), { script: 'Hans', edits: [] });
  }
});

test('in a Traditional page, lines in Simplified stay', () => {
  const text = '网站首页 > 资讯中心\n會議強調，要緊扣關鍵詞，推動高質量發展。\n苏州都市网 乾坤著';
  assert.equal(
    converted(text),
    '网站首页 > 资讯中心\n会议强调，要紧扣关键词，推动高质量发展。\n苏州都市网 乾坤著',
  );
});

test('any string for look-ups', () => {
  assert.equal(toHans('於是'), '于是');
  assert.equal(toHans('長三角'), '长三角');
  assert.equal(toHans('国家發展'), '国家发展');
  for (const text of ['乾', '著', '长三角一体化', 'G60 (2022)', '']) assert.equal(toHans(text), text);
});

test(
  '600 articles to Traditional and back: at most 21 wrong characters in a million',
  { skip: corpusFile.skip },
  () => {
    const articles = readCorpus().filter((_article, index) => index % 40 === 0);
    for (const variant of variants) {
      let characters = 0;
      let wrong = 0;
      for (const text of articles) {
        const back = converted(toVariant(variant)(text));
        characters += text.length;
        for (let at = 0; at < text.length; at += 1) if (back[at] !== text[at]) wrong += 1;
        assert.deepEqual(findScript(text).edits, [], 'a Simplified article was changed');
      }
      const share = (wrong / characters) * 1e6;
      console.log(`${variant}: ${wrong} wrong of ${characters} characters, ${share.toFixed(1)} in a million`);
      assert.ok(share <= 21, `${variant}: ${share} wrong characters in a million`);
    }
  },
);
