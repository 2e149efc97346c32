/** People: names, chains of offices, units, roles. Sentences are invented. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleOf } from '../../../scripts/stages/metadata/article.ts';
import { lookUpPlace } from '../../../scripts/stages/metadata/gazetteer.ts';
import { findNamings } from '../../../scripts/stages/metadata/namings.ts';
import { findPeople } from '../../../scripts/stages/metadata/people.ts';
import type { Person } from '../../../src/lib/schemas/report.ts';

function people(text: string, event: string | null = null): Person[] {
  const article = articleOf(text);
  const [province, city] = [lookUpPlace('湖南省'), lookUpPlace('株洲市')];
  const jurisdiction = { ...(province && { province }), ...(city && { city }) };
  return findPeople(article, { namings: findNamings(article), jurisdiction, event }).value;
}

const names = (text: string): string[] => people(text).map(({ name }) => name);
const offices = (text: string): string[] =>
  people(text).map((one) => `${one.offices.join('、')} ${one.name}`);
const roles = (text: string): string[] =>
  people(text).map(({ name, roles: all }) => [name, ...all].join(' '));

test('offices joined by 、 belong to one person, names joined by 、 share them', () => {
  assert.deepEqual(offices('市委副书记、市长章晓东，市领导李明、欧阳红、艾力·买买提等出席会议。'), [
    '市委副书记、市长 章晓东',
    '市领导 李明',
    '市领导 欧阳红',
    '市领导 艾力·买买提',
  ]);
});

test('a list may go over to other offices, and may end in its office', () => {
  assert.deepEqual(offices('市委常委、秘书长周立，高新区管委会主任秦川出席。吴方、郑海等市领导参加。'), [
    '市委常委、秘书长 周立',
    '高新区管委会主任 秦川',
    '市领导 吴方',
    '市领导 郑海',
  ]);
});

test('acting, former and double offices are kept as stated', () => {
  assert.deepEqual(offices('代市长章东出席。国务委员兼外交部长秦刚讲话。'), [
    '代市长 章东',
    '国务委员、外交部长 秦刚',
  ]);
});

test('a bare office takes the unit of the report, one that names its unit takes none', () => {
  const [bare, province, named] = people('市长章东、省长李明、岳阳市市长王海出席。');
  assert.equal(bare?.of, '株洲市');
  assert.equal(province?.of, '湖南省');
  assert.equal(named?.of, undefined);
});

test('the name ends before the verb, not after it', () => {
  assert.deepEqual(names('市委书记李强调研科技工作。'), ['李强']);
  assert.deepEqual(names('市长韩正在会上讲话。'), ['韩正']);
  assert.deepEqual(names('副市长王和平出席会议。'), ['王和平']);
  assert.deepEqual(names('法国总统马克龙2日发表讲话，美国总统特朗普说，将访问。'), ['马克龙', '特朗普']);
});

test('what only looks like a name is none', () => {
  for (const text of [
    '市长热线全天开通。',
    '全省长江禁渔取得成效。',
    '贺信强调，要加快发展。',
    '双方表示，将深化合作。',
    '书记处会议召开。',
  ]) {
    assert.deepEqual(names(text), [], text);
  }
});

test('the name of a doctrine is not the person', () => {
  assert.deepEqual(names('坚持以习近平新时代中国特色社会主义思想为指导。'), []);
  assert.deepEqual(names('学习贯彻习近平总书记重要讲话精神。'), ['习近平']);
});

test('roles come from the verbs of the clause the name is the subject of', () => {
  assert.deepEqual(roles('市委书记章东出席会议并讲话。市长李明主持会议。'), [
    '章东 attended spoke',
    '李明 presided',
  ]);
  assert.deepEqual(roles('副市长章东通报了进展。市政协主席李明，市委副书记王芳出席会议。'), [
    '章东 reported',
    '李明 attended',
    '王芳 attended',
  ]);
  assert.deepEqual(roles('会议由市长章东主持。'), ['章东 presided']);
  assert.deepEqual(roles('会议学习了市长章东的讲话。'), ['章东 mentioned']);
});

test('what someone says is not what others do', () => {
  assert.deepEqual(roles('市长章东强调，要按市委书记李明主持研究的方案抓落实。'), [
    '章东 spoke',
    '李明 mentioned',
  ]);
});

test('words of another occasion are no role at this one', () => {
  const text =
    '全市会议召开。\n市长章东讲话。\n会议指出，要抓好落实。副省长李明在全省水利大会上强调，要治水。';
  assert.deepEqual(roles(text), ['章东 spoke', '李明 mentioned']);
});

test('both sides of a meeting attend it', () => {
  assert.deepEqual(roles('市长章东会见法国总统马克龙。'), ['章东 attended', '马克龙 attended']);
  assert.deepEqual(roles('市长章东同法国总统马克龙举行会谈。'), ['章东 attended', '马克龙 attended']);
});

test('names without offices are people where they do what people do', () => {
  assert.deepEqual(roles('章晓东、李海等参加上述活动。'), ['章晓东 attended', '李海 attended']);
});

test('who is only mentioned comes last', () => {
  assert.deepEqual(names('会议学习了习近平总书记重要讲话精神。市长章东主持会议。'), ['章东', '习近平']);
});

test('an office may be told after the name', () => {
  assert.deepEqual(offices('会议选举章晓东为市政协主席。'), ['市政协主席 章晓东']);
  assert.deepEqual(offices('章晓东当选全国工商联主席。'), ['全国工商联主席 章晓东']);
  assert.deepEqual(offices('章晓东表示，要为市长热线点赞。'), [' 章晓东']);
});

test('lists, objects of verbs and titles announce names without an office', () => {
  assert.deepEqual(names('决定授予章晓东、李海明、王英等30名同志奖章。'), ['章晓东', '李海明', '王英']);
  assert.deepEqual(names('会议决定撤销章晓东的委员资格。'), ['章晓东']);
  assert.deepEqual(names('双方祝贺西哈莫尼国王生日。'), ['西哈莫尼']);
  assert.deepEqual(names('来自海军的章晓东代表、来自陆军的李海明代表依次发言。'), ['章晓东', '李海明']);
});

test('names of other countries: unusual characters, dots of all kinds, a conjunction in the office', () => {
  assert.deepEqual(offices('德国防长皮斯托里乌斯14日说，将增加援助。'), ['德国防长 皮斯托里乌斯']);
  assert.deepEqual(offices('柬埔寨副首相兼外交与国际合作部大臣宋金达表示感谢。'), [
    '柬埔寨副首相、外交与国际合作部大臣 宋金达',
  ]);
  assert.deepEqual(names('纳米比亚总统内通博•南迪将访华。'), ['内通博•南迪']);
});

test('words that only begin like a name are none', () => {
  for (const text of [
    '党领导经济社会发展。',
    '坚决防止领导干部成为代言人。',
    '向高精尖不断突破。',
    '乌军正在撤离。',
    '他就任总统。',
    '参加内蒙古代表团审议。',
  ]) {
    assert.deepEqual(names(text), [], text);
  }
});

test('who gave a report that was heard reported; who is greeted from afar was not there', () => {
  assert.deepEqual(roles('会议听取了主任委员章晓东作的关于草案的汇报。'), ['章晓东 reported']);
  assert.deepEqual(roles('市长李明会见法国总统马克龙，转达王芳主席的问候。'), [
    '李明 attended',
    '马克龙 attended',
    '王芳 mentioned',
  ]);
});

test('a preposition is a word of its own, and a name does not end inside a word', () => {
  assert.deepEqual(names('双方举行投资对接会，产业对话会同时举行。'), []);
  assert.deepEqual(names('草案限制美国总统特朗普针对邻国采取行动的权力。'), ['特朗普']);
  assert.deepEqual(names('种粮大户李俊田及时调来无人机。'), ['李俊田']);
});

test('appointments list who becomes what', () => {
  assert.deepEqual(offices('会议任命章晓东为经济委员会副主任、庹明为教育委员会副主任，梁晔不再担任委员。'), [
    '经济委员会副主任 章晓东',
    '教育委员会副主任 庹明',
    ' 梁晔',
  ]);
  assert.deepEqual(offices('任命应晓勇为最高人民检察院副检察长、检察委员会委员。'), [
    '最高人民检察院副检察长、检察委员会委员 应晓勇',
  ]);
});

test('verbs before an office are no part of it', () => {
  assert.deepEqual(offices('法案将提交俄总统普京签字。多国民众悼念伊朗总统莱希。'), [
    '俄总统 普京',
    '伊朗总统 莱希',
  ]);
  assert.deepEqual(offices('外国领导人和高级官员以及东盟秘书长高金洪出席。'), ['东盟秘书长 高金洪']);
});

test('places in a list are not people, people after an occupation or an epithet are', () => {
  assert.deepEqual(names('乌军在库拉霍沃、弗雷米夫斯克等地阻击俄军。'), []);
  assert.deepEqual(names('讲解员王海晴告诉大家，记住“当代愚公”章大发。'), ['王海晴', '章大发']);
  // Reporters made the report; they are not people of it.
  assert.deepEqual(names('本报讯 通讯员王海晴 昨天，大桥通车。'), []);
});

test('what somebody is, is told after the name as well', () => {
  assert.deepEqual(offices('王海晴是南江镇党委书记，他介绍了情况。'), ['南江镇党委书记 王海晴']);
  assert.deepEqual(roles('会议听取了财政部部长章东受国务院委托作的关于决算的报告。'), ['章东 reported']);
});

test('an office told later in the sentence, or given by another', () => {
  assert.deepEqual(offices('江海民主党总裁章晓东在选举中胜出，当选江海市市长。'), [
    '江海民主党总裁、江海市市长 章晓东',
  ]);
  // Who appoints does not get the post; who is named in quoted congratulations is somebody else.
  assert.deepEqual(offices('英国工党领袖基尔·斯塔默被英国国王查尔斯三世任命为英国首相。'), [
    '英国工党领袖、英国首相 基尔·斯塔默',
    '英国国王 查尔斯三世',
  ]);
  assert.deepEqual(offices('国家主席章东致电马苏德·阿里，祝贺他当选伊朗总统。'), [
    '国家主席 章东',
    '伊朗总统 马苏德·阿里',
  ]);
  assert.deepEqual(offices('波兰总统杜达表示，祝贺他当选法国总统。'), ['波兰总统 杜达']);
  assert.deepEqual(offices('曾任法国驻埃及大使的安德烈·西卡出任法国外交部长。'), [
    '法国驻埃及大使、法国外交部长 安德烈·西卡',
  ]);
  assert.deepEqual(offices('由乌国家安全局负责人赫马拉担任代理国防部长一职。'), [
    '乌国家安全局负责人、代理国防部长 赫马拉',
  ]);
});

test('offices with an occupation behind them, with 、 inside, before a colon, after a name', () => {
  assert.deepEqual(offices('他们首先来到中国工程院院士、石油勘探专家翟光晓家中。'), [
    '中国工程院院士 翟光晓',
  ]);
  assert.deepEqual(
    offices('法国经济、财政及工业、数字主权部长勒梅尔表示。同法国、德国国防部长皮斯托里乌斯会谈。'),
    ['法国经济、财政及工业、数字主权部长 勒梅尔', '德国国防部长 皮斯托里乌斯'],
  );
  assert.deepEqual(offices('会议选出的江海市政协副主席是：章晓东、李明、王海晴。'), [
    '江海市政协副主席 章晓东',
    '江海市政协副主席 李明',
    '江海市政协副主席 王海晴',
  ]);
  assert.deepEqual(offices('习近平主席同穆罕默德王储兼首相通话。'), ['主席 习近平', '王储、首相 穆罕默德']);
  // The title belongs to the first, what follows it announces the second.
  assert.deepEqual(offices('习近平主席、国务院总理李强出席。'), ['主席 习近平', '国务院总理 李强']);
});

test('short and full wording of one post, and posts that only look alike', () => {
  assert.deepEqual(offices('美财长贝森特说，关税会变。美国财政部长贝森特18日接受采访。'), [
    '美国财政部长 贝森特',
  ]);
  assert.deepEqual(offices('泰国副总理章晓东当选泰国总理。'), ['泰国副总理、泰国总理 章晓东']);
});

test('names of two surnames, of Tibetan parts, of monarchs, with a part of one character', () => {
  assert.deepEqual(names('行政长官林郑月娥表示，香港好。李强致电祝贺福雷就任多哥总统。'), [
    '林郑月娥',
    '李强',
    '福雷',
  ]);
  assert.deepEqual(names('副总经理旦增顿珠介绍情况。摩洛哥国王穆罕默德六世表示欢迎。'), [
    '旦增顿珠',
    '穆罕默德六世',
  ]);
  assert.deepEqual(names('部长本-格维尔进入老城。任命让·阿尔诺为个人特使。'), ['本-格维尔', '让·阿尔诺']);
  assert.deepEqual(names('馆长章勤正带领队员。馆长章勤、李明说，好。'), ['章勤', '李明']);
  assert.deepEqual(names('中国组合樊振东/王楚钦3比0获胜。执行主席席就座。'), ['樊振东', '王楚钦']);
});

test('the segmenter may draw the last character of a name to the word behind it', () => {
  assert.deepEqual(names('国家副主席章正向法国总统马克龙致贺电。'), ['章正', '马克龙']);
  assert.deepEqual(names('组织部部长李干杰作总结讲话。'), ['李干杰']);
  assert.deepEqual(names('在会见法国副总统阿尔克明时，章晓东说。'), ['阿尔克明', '章晓东']);
  assert.deepEqual(names('印尼投资部部长卢胡特等到机场迎接。'), ['卢胡特']);
  assert.deepEqual(names('江海市发展改革委主任何立山报告了情况。'), ['何立山']);
  assert.deepEqual(names('副市长任华山，原副厅长王成兵。原总经理赵志明案开庭。'), [
    '任华山',
    '王成兵',
    '赵志明',
  ]);
});

test('names of Japan and Korea, of Mongolian parts, of monarchs before their title', () => {
  assert.deepEqual(names('日本首相石原茂今天说。日本前首相中村晓夫突遭不幸。'), ['石原茂', '中村晓夫']);
  assert.deepEqual(names('日前同中村文雄首相会晤。'), ['中村文雄']);
  assert.deepEqual(names('中山大学，福岛核电站，小山上讲话。'), []);
  assert.deepEqual(names('会见韩国三星集团会长李在镕。'), ['李在镕']);
  assert.deepEqual(names('全国人大民委主任委员宝音朝鲁作汇报。'), ['宝音朝鲁']);
  assert.deepEqual(names('在习近平主席和穆罕默德六世国王引领下，在习近平主席和普京总统引领下。'), [
    '习近平',
    '穆罕默德六世',
    '普京',
  ]);
});

test('speakers are named after the body that they come from', () => {
  assert.deepEqual(names('江海市发展中心余彬、江海市工商联林晓炎、江海能源集团王祥喜等发了言。'), [
    '余彬',
    '林晓炎',
    '王祥喜',
  ]);
  assert.deepEqual(names('江海市财政局、江海市水务局等作了发言。'), []);
});

test('what follows a name may be only the beginning of a word, or no name at all', () => {
  assert.deepEqual(names('国际奥委会主席巴赫用四个词评价。'), ['巴赫']);
  assert.deepEqual(names('其丈夫菲利普亲王去世。'), ['菲利普']);
  assert.deepEqual(names('乌兹别克斯坦总统扎帕夫、伊朗代理总统穆赫贝尔出席。'), ['扎帕夫', '穆赫贝尔']);
  assert.deepEqual(names('举行晋升上将军衔仪式。中方愿同哈议会共同努力。看望委员时强调，要团结。'), []);
});

test('names with a dot: two with one family name, parts in the middle, unusual characters', () => {
  assert.deepEqual(names('同谢尔达尔·穆哈梅多夫总统会晤，同库尔班古力·穆哈梅多夫主席会晤。'), [
    '谢尔达尔·穆哈梅多夫',
    '库尔班古力·穆哈梅多夫',
  ]);
  assert.deepEqual(names('欢迎秘鲁总统迪娜·博鲁阿尔特·塞加拉。陪同博鲁阿尔特访华。'), [
    '迪娜·博鲁阿尔特·塞加拉',
  ]);
  assert.deepEqual(names('欢迎泰国国王玛哈·哇集拉隆功对我国进行访问。泰国总理佩通坦·钦那瓦出席。'), [
    '佩通坦·钦那瓦',
    '玛哈·哇集拉隆功',
  ]);
});

test('comparisons and cities in a list are no people', () => {
  assert.deepEqual(names('工艺要求白如玉、明如镜、薄如纸、声如磬。'), []);
  assert.deepEqual(names('仲秋时节的努尔苏丹，金风送爽。'), []);
});

test('a name may end like an army; an army is none', () => {
  assert.deepEqual(names('和服役的丈夫陈富军团圆。'), ['陈富军']);
  assert.deepEqual(names('以色列军表示，叙军表示。法国总统马克龙再次任命总理。'), ['马克龙']);
});
