import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft, Structured } from '../../scripts/stage.ts';
import { structure } from '../../scripts/stages/structure.ts';
import { structureFamily, roleOnPage } from '../../scripts/stages/structure/family.ts';
import { rows } from '../../scripts/stages/structure/rows.ts';
import { captureText, changesOf, currentText, trace } from '../../scripts/text/traced.ts';
import { growthOf, processorTime, steep } from '../models/processor-time.ts';

const paragraph = '寒冬时节，走进白鹭乡，处处是机器轰鸣、人来车往的繁忙景象，十几名工人忙着浇筑护坡。';
const second = '今年以来，全乡共投入资金四百六十万元，清淤沟渠二十三公里，维修泵站六座。';

function draft(text: string): Draft {
  return {
    capture: { id: 'a', file: 'a.txt', bytes: new Uint8Array(), sha256: '' },
    encoding: 'utf-8',
    text: trace(text),
    script: 'Hans',
  };
}

function run(text: string): Structured {
  const result = structure.run(draft(text));
  assert.ok(result.ok, result.ok ? '' : result.error.text);
  return result.output;
}

const roles = (text: string): string[] => run(text).lines.map((line) => line.role);

for (const row of rows) {
  test(`structure/${row.id}: the example, and what must stay`, () => {
    const made = roleOnPage(row.example.in, row);
    assert.equal(made.text, row.example.out);
    if (row.role !== undefined)
      assert.ok(made.rules.includes(row.id), `the rules were ${made.rules.join(', ')}`);
    for (const text of row.keeps ?? []) assert.equal(structureFamily.apply(text, row), text);
  });
}

test('sentences of the body that hold the words of marks stay, wherever they stand', () => {
  const sentences = [
    '他说，版权所有者的权益要得到尊重，未经许可转载作品的行为必须制止。',
    '责任编辑制度要落到实处，编辑：审核：校对三道关口一个也不能少。',
    '全县完成ICP备案信息核查三千条，公网安备信息核查一千条。',
    '来源可查、去向可追，群众才能吃得放心。',
    '当前位置服务产业发展迅速，首页推荐成为新的消费入口。',
    '扫一扫墙上的二维码，村史、老照片、老物件的来历一目了然。',
    '相关阅读推广活动已举办二十场，参加的读者超过一万人次。',
    '记者张某某在现场看到，施工正在有序推进。',
    '上一篇章写的是山，下一篇章写的是水。',
    '评论认为，这项改革走在了前列。',
    '地址：这两个字，他写了整整三十年。',
    '主办单位有关负责人表示，明年将继续办好这项活动。',
  ];
  for (const at of [0, 1, 2]) {
    for (const sentence of sentences) {
      const body = [paragraph, second];
      body.splice(at, 0, sentence);
      const text = ['全市冬修水利工作全面展开', ...body].join('\n');
      assert.equal(currentText(run(text).text), text, `${sentence} at ${at}`);
    }
  }
});

test('short headings that begin like marks stay', () => {
  for (const heading of [
    '上一堂好课',
    '打印一座桥',
    '分享发展成果',
    '来源于生活的艺术',
    '广告牌下的菜园',
    '记者走基层',
  ]) {
    assert.deepEqual(
      roles(['全市冬修水利工作全面展开', paragraph, heading, second].join('\n')),
      ['headline', 'body', 'heading', 'body'],
      heading,
    );
  }
});

test('a headline may look like furniture where it is the only title', () => {
  for (const headline of [
    '志愿服务',
    '记者排队领证',
    '我市织密安全生产防护网',
    '临湖市2023年1月1日起实施新规',
  ]) {
    assert.equal(roles(`${headline}\n${paragraph}\n${second}`)[0], 'headline', headline);
  }
});

test('a headline of two short phrases under the name of the site is no byline', () => {
  const page = ['白鹭新闻网', '首页 > 要闻', '春风化雨 润泽乡村', '2024-05-06 08:00', paragraph, second];
  assert.deepEqual(roles(page.join('\n')).slice(0, 4), [
    'site-name',
    'breadcrumb',
    'headline',
    'publication',
  ]);
});

test('each run of lines removed by one rule is one change, with its rule', () => {
  const page = `全市冬修水利工作全面展开\n\n　　${paragraph}  \n${second}\n\n相关阅读\n一条老街的烟火气\n小镇民宿的“新主人”\n\n某某网 版权所有\n`;
  const output = run(page);
  const removals = changesOf(output.text).map(({ before, steps }) => [steps.at(-1)?.rule, before]);
  assert.deepEqual(removals, [
    ['structure/blank-lines', '\n'],
    ['structure/trim', '　　'],
    ['structure/trim', '  '],
    ['structure/blank-lines', '\n\n'],
    ['structure/related-heading', '相关阅读\n'],
    ['structure/related-continued', '一条老街的烟火气\n小镇民宿的“新主人”\n\n'],
    ['structure/footer-copyright', '某某网 版权所有\n'],
  ]);
  assert.equal(captureText(output.text), page);
  assert.equal(currentText(output.text), `全市冬修水利工作全面展开\n${paragraph}\n${second}`);
});

test('a headline over two lines is one block of two lines', () => {
  const page = `增强自觉 担当作为 更好服务大局\n2022-11-13 22:24\n增强自觉 担当作为\n\n更好服务大局\n${paragraph}`;
  const [block] = run(page).blocks;
  assert.deepEqual(block, { role: 'headline', lines: [3, 5], text: '增强自觉 担当作为 更好服务大局' });
});

test('the label of a summary goes, its words stay', () => {
  const { blocks } = run(`全市冬修水利工作全面展开\n【核心提示】${second}\n${paragraph}`);
  assert.deepEqual(
    blocks.map(({ role, text }) => [role, text]),
    [
      ['headline', '全市冬修水利工作全面展开'],
      ['summary', second],
      ['body', paragraph],
    ],
  );
});

test('kicker, headline, deck and summary come once at most', () => {
  const page = [
    '首页 > 要闻',
    '罗某在推进会上强调',
    '办好民生实事',
    '汪某主持',
    '席某出席',
    '又一行没有标点的标题',
    `摘要：${second}`,
    `摘要：${paragraph}`,
    paragraph,
  ].join('\n');
  const seen = run(page).blocks.map((block) => block.role);
  for (const role of ['kicker', 'headline', 'deck', 'summary']) {
    assert.ok(seen.filter((other) => other === role).length <= 1, `${role}: ${seen.join(' ')}`);
  }
});

test('only boilerplate is quarantined, and so is a body without a headline', () => {
  const boilerplate =
    '首页 | 新闻 | 财经\n当前位置：首页 > 新闻\n责任编辑：某某\n某某网 版权所有\n苏ICP备00000000号';
  for (const [text, rule] of [
    ['', 'structure/no-body'],
    ['\n \n', 'structure/no-body'],
    [boilerplate, 'structure/no-body'],
    ['全市冬修水利工作全面展开', 'structure/no-body'],
    [`${paragraph}\n${second}`, 'structure/no-headline'],
  ] as const) {
    const result = structure.run(draft(text));
    assert.ok(!result.ok, text);
    assert.equal(result.error.rule, rule);
    assert.notEqual(result.error.hint, '');
  }
});

test('a guess is a warning at its place in the capture', () => {
  const page = `罗某办好民生实事\n　　汪某来到白鹭乡\n${paragraph}`;
  const result = structure.run(draft(page));
  assert.deepEqual(
    result.messages.map(({ severity, at, rule }) => [severity, at, rule]),
    [['warning', page.indexOf('汪某'), 'structure/deck-after-headline']],
  );
});

test('no pattern takes long over a hostile line', () => {
  const pieces = [
    '记者 ',
    '张 ',
    '首页 > ',
    '大 ',
    '版权',
    '2023-08-21 ',
    '来源:',
    '未经',
    '(',
    '一',
    ' ',
    ':',
    '打印 ',
    '1 ',
    '·a',
  ];
  const lines = pieces.flatMap((piece) => {
    const long = piece.repeat(400 / piece.length);
    return [long, `${long.slice(0, 118)}!`, `${long.slice(0, 58)}!`];
  });
  for (const row of rows) {
    // Time of this process: others on the machine shall not count.
    const spent = processorTime(() => {
      for (const line of lines) row.pattern?.test(line);
    });
    assert.ok(spent < 250, `${row.id} took ${spent} ms for ${lines.length} lines`);
  }
});

test('100,000 lines take linear time', () => {
  const kinds = [
    paragraph,
    '一条老街的烟火气',
    '责任编辑：某某',
    '',
    '首页',
    '张某 李某 王某',
    '来源：',
    '-'.repeat(399),
  ];
  const lines = (count: number): string =>
    ['全市冬修水利工作全面展开', ...Array.from({ length: count }, (_, at) => kinds[at % kinds.length])].join(
      '\n',
    );
  const growth = growthOf((count) => run(lines(count)), 12_500, 100_000);
  assert.ok(growth < steep, `${growth.toFixed(1)} times more than in proportion`);
});

test('a table with a cell a line stays between its paragraphs', () => {
  const cells = [
    '乡镇',
    '面积（亩）',
    '增长',
    '白鹭乡',
    '1,280',
    '6.5%',
    '青石镇',
    '960',
    '4.2%',
    '东岗镇',
    '2,015',
    '7%',
  ];
  const page = [
    '全市冬修水利工作全面展开',
    paragraph + second,
    second + paragraph,
    ...cells,
    paragraph + second,
  ].join('\n\n');
  const kept = run(page).lines.filter(({ role }) => role === 'body').length;
  assert.equal(kept, cells.length + 3);
});

test('an account’s name over the title, which stands once more below it, is no title', () => {
  const found = run(
    `白鹭云\n全市冬修水利工作全面展开\n白鹭云\n2024-03-05 10:20\n${paragraph}\n${second}`,
  ).lines;
  assert.deepEqual(
    found.filter(({ role }) => role === 'headline').map(({ line }) => line),
    [2],
  );
});
