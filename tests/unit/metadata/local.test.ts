/** Lines as county, city and provincial reports write them; written by hand, expected values as well. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleOf } from '../../../scripts/stages/metadata/article.ts';
import { findEventDate } from '../../../scripts/stages/metadata/event-date.ts';
import { findEvent } from '../../../scripts/stages/metadata/event.ts';
import { lookUpPlace } from '../../../scripts/stages/metadata/gazetteer.ts';
import { findOrganisations } from '../../../scripts/stages/metadata/organisations.ts';
import { findPlaces, placeHits } from '../../../scripts/stages/metadata/places.ts';
import { findPublished } from '../../../scripts/stages/metadata/published.ts';

interface Line {
  readonly text: string;
  readonly organisations: readonly string[];
  readonly places: readonly string[];
}

const lines: readonly Line[] = [
  {
    text: '7月12日上午，县委召开常委会会议，县人大常委会、县政协、县人武部负责同志列席。',
    organisations: ['县委', '县人大常委会', '县政协', '县人武部'],
    places: [],
  },
  {
    text: '市住建局、交通局、水务局、城管局和市生态环境局等部门负责人参加调研。',
    organisations: ['市住建局', '交通局', '水务局', '城管局', '市生态环境局'],
    places: [],
  },
  {
    text: '区政府办、区委办、区发改局、区教体局、区卫健局分别作了表态发言。',
    organisations: ['区政府办', '区委办', '区发改局', '区教体局', '区卫健局'],
    places: [],
  },
  {
    text: '市高新区管委会、经开区管委会以及市城投公司、市水务集团汇报了项目进展。',
    organisations: ['市高新区管委会', '经开区管委会', '市城投公司', '市水务集团'],
    places: [],
  },
  {
    text: '市委宣传部、市委组织部、市委统战部、市委编办、市直机关工委联合印发通知。',
    organisations: ['市委宣传部', '市委组织部', '市委统战部', '市委编办', '市直机关工委'],
    places: [],
  },
  {
    text: '8月3日，大河街道党工委联合县消防救援大队开展防汛应急演练。',
    organisations: ['大河街道党工委', '县消防救援大队'],
    places: ['大河街道'],
  },
  {
    text: '石桥乡人民政府、石桥乡卫生院和县人民医院开展健康义诊。',
    organisations: ['石桥乡人民政府', '石桥乡卫生院', '县人民医院'],
    places: ['石桥乡'],
  },
  {
    text: '旗委、旗政府、旗人大常委会负责同志到会祝贺。',
    organisations: ['旗委', '旗政府', '旗人大常委会'],
    places: [],
  },
  {
    text: '近日，市司法局、团市委、市妇联、市总工会联合举办普法宣传活动。',
    organisations: ['市司法局', '团市委', '市妇联', '市总工会'],
    places: [],
  },
  {
    text: '安吉县天荒坪镇余村党支部、德清县莫干山镇政府介绍了经验。',
    organisations: ['德清县莫干山镇政府'],
    places: ['安吉县', '天荒坪镇', '余村', '德清县', '莫干山镇'],
  },
  {
    text: '调研组先后来到黄土岭村、三合村和红旗社区，走访慰问困难群众。',
    organisations: [],
    places: ['黄土岭村', '三合村', '红旗社区'],
  },
  {
    text: '自治区党委、自治区政府召开会议，自治区发展改革委、自治区财政厅作了汇报。',
    organisations: ['自治区党委', '自治区政府', '自治区发展改革委', '自治区财政厅'],
    places: [],
  },
  {
    text: '省高级人民法院、省人民检察院、市中级人民法院通报了典型案例。',
    organisations: ['省高级人民法院', '省人民检察院', '市中级人民法院'],
    places: [],
  },
  {
    text: '县供销社、县残联、县红十字会、县工商联、县关工委看望慰问困难群众。',
    organisations: ['县供销社', '县残联', '县红十字会', '县工商联', '县关工委'],
    places: [],
  },
  {
    text: '建设美丽乡村和特色小镇，走进农村社区，服务全市大局，打造区域科技创新中心。',
    organisations: [],
    places: [],
  },
];

for (const { text, organisations, places } of lines) {
  test(`bodies and places of: ${text}`, () => {
    const article = articleOf(text);
    assert.deepEqual(findOrganisations(article).value, organisations);
    assert.deepEqual(findPlaces(placeHits(article), {}, []).value, places);
  });
}

function date(text: string, published: string): string | null {
  const article = articleOf(text, [
    { line: 1, role: 'publication', rule: 'structure/test', text: published },
  ]);
  return findEventDate(article, findPublished(article).value).value.date;
}

test('days as local reports write them', () => {
  assert.equal(date('本周三，副县长李某到县医院调研。', '2023-03-10'), '2023-03-08');
  assert.equal(date('前天下午，全区安全生产工作会议召开。', '2023-03-10'), '2023-03-08');
  assert.equal(date('3月8日—9日，市政协调研组到县里考察。', '2023-03-10'), '2023-03-08/2023-03-09');
  assert.equal(date('12月30日至1月2日，全市安全检查开展。', '2023-01-03'), '2022-12-30/2023-01-02');
  assert.equal(date('三月八日上午，全镇防汛工作会议召开。', '2023-03-10'), '2023-03-08');
  assert.equal(date('据了解，县委书记8日晚主持召开调度会。', '2023-03-10'), '2023-03-08');
  assert.equal(date('展会将于4月10日至15日在市会展中心举行。', '2023-04-07'), '2023-04-10/2023-04-15');
  assert.equal(date('明天（4月8日）出版的本报将发表评论。', '2023-04-07'), '2023-04-08');
});

test('days that are not the day of the event', () => {
  assert.equal(date('截至3月8日，全县已完成春播3万亩。', '2023-03-10'), null);
  assert.equal(date('新规自3月1日起施行，各地加紧部署。', '2023-03-10'), null);
  assert.equal(date('今天的乡村，处处是新的景象。', '2023-03-10'), null);
  assert.equal(date('今天（3月10日）的《走进县城》，我们去看一看。', '2023-03-10'), null);
  assert.equal(date('3月12日是植树节，各地干部群众植绿护绿。', '2023-03-10'), null);
  assert.equal(date('农历三月八日，庙会举行。', '2023-04-28'), null);
  assert.equal(date('为迎接3月9日的首场比赛，志愿者加紧培训。', '2023-03-10'), null);
  assert.equal(date('去年11月8日，项目开工。', '2023-03-10'), null);
  assert.equal(date('8月1日，项目开工。', '2023-03-10'), null);
  assert.equal(date('3月1日和5日，两场演练先后举行。', '2023-03-10'), null);
});

test('a meeting in a conference room is held where its county is; the Great Hall stands in Beijing', () => {
  const county = lookUpPlace('安吉县');
  const units = { stated: county ? { county } : {}, likely: county ? { county } : {} };
  const meeting = findEvent(articleOf('昨天，全县防汛工作会议在县政府三楼会议室召开。'), units).value;
  assert.deepEqual(meeting, { name: '全县防汛工作会议', place: '安吉县' });
  const visit = findEvent(articleOf('昨天，章东在人民大会堂会见来宾。'), { stated: {}, likely: {} }).value;
  assert.equal(visit.place, '北京市');
});
