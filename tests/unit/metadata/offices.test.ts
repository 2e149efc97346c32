/** Offices: what belongs to one, who has it, where it is told. Sentences and people are invented. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleOf } from '../../../scripts/stages/metadata/article.ts';
import { findNamings } from '../../../scripts/stages/metadata/namings.ts';
import { findPeople } from '../../../scripts/stages/metadata/people.ts';

function offices(text: string): string[] {
  const article = articleOf(text);
  const people = findPeople(article, { namings: findNamings(article), jurisdiction: {}, event: null }).value;
  return people.map((one) => `${one.offices.join('、')} ${one.name}`);
}

test('what a deputy is in charge of belongs to the office, if its body is named', () => {
  assert.deepEqual(
    offices('江海市委组织部分管日常工作的副部长章晓发、江海党校（江海行政学院）教授李明发言。'),
    ['江海市委组织部分管日常工作的副部长 章晓发', '江海党校（江海行政学院）教授 李明'],
  );
  assert.deepEqual(offices('分管日常工作的副市长章晓发讲话。'), ['副市长 章晓发']);
});

test('a bracket or quotation that opens an office is kept', () => {
  assert.deepEqual(offices('《江海实业报》总编辑章晓发说。'), ['《江海实业报》总编辑 章晓发']);
  assert.deepEqual(offices('《法国实业报》总编辑茹曼努埃撰文。'), ['《法国实业报》总编辑 茹曼努埃']);
});

test('verbs and counts before an office are no part of it', () => {
  assert.deepEqual(offices('民众抗议法国总统马克龙。他击败法国前总理巴尼耶。'), [
    '法国总统 马克龙',
    '法国前总理 巴尼耶',
  ]);
  assert.deepEqual(offices('全国人大代表章晓蓉是一名街道党工委书记，她介绍了情况。'), [
    '全国人大代表、街道党工委书记 章晓蓉',
  ]);
  assert.deepEqual(offices('2010年时任国家副主席章晓发来到南江。'), ['时任国家副主席 章晓发']);
});

test('the name of a ministry or party may be a verb or an abbreviation', () => {
  assert.deepEqual(offices('印尼对华合作牵头人、统筹部长卢胡特，交通部长布迪陪同下考察。'), [
    '印尼对华合作牵头人、统筹部长 卢胡特',
    '交通部长 布迪',
  ]);
  assert.deepEqual(offices('会议还同越共中央总书记阮晓忠交谈。'), ['越共中央总书记 阮晓忠']);
});

test('elected offices: 当选 before and after the name, again and by how many votes', () => {
  assert.deepEqual(offices('章晓发向巴拿马当选副总统雷斯特致贺电。'), [' 章晓发', '巴拿马当选副总统 雷斯特']);
  assert.deepEqual(offices('章晓发向戴维·阿迪致贺电，祝贺他当选连任瑙鲁共和国总统。'), [
    ' 章晓发',
    '瑙鲁共和国总统 戴维·阿迪',
  ]);
  assert.deepEqual(offices('卢拉三次当选巴西总统。杜达宣誓就任波兰总统，任期5年。'), [
    '巴西总统 卢拉',
    '波兰总统 杜达',
  ]);
  assert.deepEqual(offices('政协主席章晓发出席会议并当选会长。'), ['政协主席、会长 章晓发']);
  assert.deepEqual(offices('章晓发同志全票当选江海市政协主席。'), ['江海市政协主席 章晓发']);
});

test('the fuller wording of an office holds, where the short one names no body', () => {
  assert.deepEqual(offices('卢拉总统发表讲话。巴西总统卢拉表示欢迎。'), ['巴西总统 卢拉']);
  assert.deepEqual(offices('副主席章晓发出席。江海市政协副主席章晓发讲话。'), ['江海市政协副主席 章晓发']);
});

test('what somebody is shows that it is a person', () => {
  assert.deepEqual(offices('章莉是安徽省畜牧技术推广总站站长。'), ['安徽省畜牧技术推广总站站长 章莉']);
  assert.deepEqual(offices('章卫忠生前是云南省昆明市中级人民法院执行局局长，他扎根边疆。'), [
    '云南省昆明市中级人民法院执行局局长 章卫忠',
  ]);
  assert.deepEqual(offices('李肖娜是连云港市海州区新海街道海连社区的居委会主任，她说。'), [
    '连云港市海州区新海街道海连社区的居委会主任 李肖娜',
  ]);
  assert.deepEqual(offices('委员是荣誉，更是责任。'), []);
});

test('who preceded by a preposition is congratulated is somebody else', () => {
  assert.deepEqual(offices('国家主席章晓发向亚历克斯·齐赛致贺电，祝贺他当选赞比亚总统。'), [
    '国家主席 章晓发',
    '赞比亚总统 亚历克斯·齐赛',
  ]);
});

test('what is known of somebody stands between the name and the post', () => {
  assert.deepEqual(offices('章明，男，汉族，1970年1月出生，南江人，南江市水务局原局长，因涉嫌受贿被查。'), [
    '南江市水务局原局长 章明',
  ]);
  assert.deepEqual(offices('章东，1980年出生，现任南江市副市长。'), ['南江市副市长 章东']);
  assert.deepEqual(offices('村民章晓东毕业后回村当起了村委会主任。'), ['村委会主任 章晓东']);
  assert.deepEqual(offices('市长章晓东建议由李明担任村委会主任。'), ['市长 章晓东', '村委会主任 李明']);
});

test('after 作为 an office may have brackets, and a verb behind it', () => {
  assert.deepEqual(offices('章东作为江海市政协委员、江海大学（北区）副校长发言。'), [
    '江海市政协委员、江海大学（北区）副校长 章东',
  ]);
  assert.deepEqual(offices('章东作为市长热线的一员发言。'), []);
});

test('offices without a comma between them, with a number inside, of an envoy', () => {
  assert.deepEqual(offices('非盟轮值主席科摩罗总统阿扎利讲话。联合国秘书长苏丹问题特别代表佩雷斯说。'), [
    '非盟轮值主席、科摩罗总统 阿扎利',
    '联合国秘书长苏丹问题特别代表 佩雷斯',
  ]);
  assert.deepEqual(offices('安理会10月轮值主席、瑞士常驻联合国代表贝里斯说。'), [
    '安理会10月轮值主席、瑞士常驻联合国代表 贝里斯',
  ]);
  assert.deepEqual(offices('章晓东特使、全国人大常委会副委员长李明出席就职典礼。'), [
    '章晓东特使、全国人大常委会副委员长 李明',
    ' 章晓东',
  ]);
});

test('posts of other countries, names that the segmenter draws to the post', () => {
  assert.deepEqual(offices('朝鲜外务相崔善晓、日本外相中村文雄表示。'), [
    '朝鲜外务相 崔善晓',
    '日本外相 中村文雄',
  ]);
  assert.deepEqual(offices('两国外长王毅和拉夫罗夫出席签字仪式。'), ['外长 王毅', '外长 拉夫罗夫']);
  assert.deepEqual(offices('印度尼西亚国会议长布安举行会谈。副总理兼外长敦夫妇到机场迎接。'), [
    '印度尼西亚国会议长 布安',
    '副总理、外长 敦',
  ]);
});

test('a clause of nothing but offices may join two by 和', () => {
  assert.deepEqual(
    offices('叶晓聪参加了活动。叶晓聪，“江海”号主任设计师和首席潜航员、“南江”号副总设计师。'),
    ['“江海”号主任设计师、首席潜航员、“南江”号副总设计师 叶晓聪'],
  );
});

test('the praise of who has died holds offices; a leader of a delegation leads it', () => {
  assert.deepEqual(
    offices(
      '李锡晓同志是中国共产党的优秀党员，久经考验的战士，中国共产党江海市委原书记，第八届江海市政协副主席。',
    ),
    ['中国共产党江海市委原书记、第八届江海市政协副主席 李锡晓'],
  );
  assert.deepEqual(offices('以王晓宁为团长的代表团将看望干部群众。'), ['团长 王晓宁']);
});

test('the seat of a deputy and the post behind it are two offices', () => {
  assert.deepEqual(offices('全国人大代表江虹控股集团有限公司董事长缪汉文赶回企业。'), [
    '全国人大代表、江虹控股集团有限公司董事长 缪汉文',
  ]);
  assert.deepEqual(offices('全国政协委员会副主任章晓东说。'), ['全国政协委员会副主任 章晓东']);
  assert.deepEqual(offices('来自草原的章晓玲代表也是一名科技工作者。'), ['代表 章晓玲']);
});

test('being in office before the name, and whom a neighbour in the sentence meets', () => {
  assert.deepEqual(offices('身为农机合作社负责人的汤青丽有着深刻的感受。'), ['农机合作社负责人 汤青丽']);
  assert.deepEqual(offices('韩国总统李在明同中国外长章晓东会谈。日本公明党党首山口那津男等出席。'), [
    '韩国总统 李在明',
    '中国外长 章晓东',
    '日本公明党党首 山口那津男',
  ]);
  assert.deepEqual(offices('出席的还有社会党国际主席帕潘德里欧。'), ['社会党国际主席 帕潘德里欧']);
});
