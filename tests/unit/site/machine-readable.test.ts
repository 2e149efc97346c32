import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { entityPath, markdownPath, provenancePath, rawPath, reportPath } from '../../../src/lib/addresses.ts';
import { citation, metaTags, newsArticle } from '../../../src/lib/citation.ts';
import { atomFeed, sitemap, xmlText } from '../../../src/lib/feeds.ts';
import { contentSecurityPolicy } from '../../../src/lib/policy.ts';
import {
  changedPlaces,
  dateEvidence,
  factGroups,
  factLabel,
  removedLines,
} from '../../../src/lib/report-facts.ts';
import type { Report } from '../../../src/lib/schemas/report.ts';
import { t } from '../../../src/lib/strings.ts';

interface LinkedData {
  readonly '@type': string;
  readonly headline: string;
  readonly datePublished?: string;
}

const report: Report = {
  id: 'a',
  headline: '深入学习 奋力作为',
  source: '安徽日报',
  section: '要闻',
  reporters: [
    { name: '施正言', role: '通讯员' },
    { name: '吕静远', role: '记者' },
  ],
  published: '2023-08-21T15:23',
  event: { date: '2023-08-20', basis: 'stated', name: null, place: '安徽省', evidence: ['8月20日上午'] },
  people: [{ name: '韩俊', offices: ['省委书记'], roles: ['spoke'] }],
  documents: [],
  places: [],
  organisations: [],
  formulations: [],
  script: 'Hans',
  capture: { file: 'a.txt', sha256: '0'.repeat(64), bytes: 1, encoding: 'utf-8' },
};

test('a citation after GB/T 7714 names authors, headline, paper, day and address', () => {
  assert.equal(
    citation(report, 'https://example.org/reports/a/'),
    '施正言, 吕静远. 深入学习 奋力作为[N/OL]. 安徽日报, 2023-08-21[引用日期]. https://example.org/reports/a/.',
  );
});

test('a year that only the event gives stands in brackets, and what is unknown is left out', () => {
  const undated = { ...report, published: null, event: { ...report.event, date: '2023?-12-19' } };
  assert.equal(
    citation(undated, undefined),
    '施正言, 吕静远. 深入学习 奋力作为[N/OL]. 安徽日报, [2023][引用日期].',
  );
  const bare = { ...undated, reporters: [], source: null, event: { ...report.event, date: null } };
  assert.equal(citation(bare, undefined), '深入学习 奋力作为[N/OL]. [引用日期].');
});

test('meta tags make a newspaper article, not a journal article', () => {
  const tags = metaTags(report);
  const values = (name: string) => tags.filter((tag) => tag.name === name).map(({ content }) => content);
  assert.deepEqual(values('DC.type'), ['newspaperArticle']);
  assert.deepEqual(values('citation_author'), ['施正言', '吕静远']);
  assert.deepEqual(values('citation_publication_date'), ['2023/08/21']);
  assert.deepEqual(values('prism.publicationName'), ['安徽日报']);
  assert.deepEqual(values('citation_journal_title'), []);
  assert.ok(tags.every(({ content }) => content !== ''));
});

test('JSON-LD cannot end its script element, and states no inferred date of publication', () => {
  const hostile = { ...report, headline: '</script><script>alert(1)</script>', published: '2023?-08-21' };
  const text = newsArticle(hostile, undefined);
  assert.ok(!text.includes('<'));
  const data = JSON.parse(text) as LinkedData;
  assert.equal(data.headline, hostile.headline);
  assert.equal(data['@type'], 'NewsArticle');
  assert.equal('datePublished' in data, false);
  assert.equal((JSON.parse(newsArticle(report, undefined)) as LinkedData).datePublished, '2023-08-21T15:23');
});

test('XML escapes what it must and drops what it cannot hold', () => {
  assert.equal(xmlText('<a & "b">\u0000\u0007\ud800吉𠮷'), '&lt;a &amp; &quot;b&quot;&gt;吉𠮷');
});

test('a feed is dated by its newest entry', () => {
  const entry = { address: 'https://e.org/a/', title: '<题>', summary: undefined, author: undefined };
  const xml = atomFeed({ title: 'T', home: 'https://e.org/', self: 'https://e.org/feed.xml' }, [
    { ...entry, day: '2022-01-01' },
    { ...entry, day: '2023-08-21' },
  ]);
  assert.match(xml, /<feed[^>]*>[^]*?<updated>2023-08-21T00:00:00Z<\/updated>\n {2}<entry>/u);
  assert.ok(xml.includes('<title>&lt;题&gt;</title>'));
  assert.ok(sitemap(['https://e.org/?a&b']).includes('<loc>https://e.org/?a&amp;b</loc>'));
});

test('addresses are relative to the root of the site', () => {
  assert.equal(reportPath('000_a'), 'reports/000_a/');
  assert.equal(provenancePath('a', 5), 'reports/a/provenance/#l5');
  assert.equal(entityPath('organisation', '省委', 1), 'organisations/省委/');
  assert.equal(entityPath('person', '韩俊', 2), 'people/韩俊/2/');
});

test('no host can take a captured page for a page of ours', () => {
  assert.equal(rawPath('page.html'), 'raw/page.html.txt');
  assert.equal(markdownPath('a'), 'reports/a.md');
});

test('the headers file repeats the policy of the pages and forbids framing', () => {
  const headers = readFileSync(join(import.meta.dirname, '../../../public/_headers'), 'utf8');
  const sent = /Content-Security-Policy: (.*)/u.exec(headers)?.[1]?.split('; ') ?? [];
  const wanted = [...contentSecurityPolicy().split('; '), "frame-ancestors 'none'"];
  assert.deepEqual(new Set(sent), new Set(wanted));
});

test('the policy allows no inline code and no other origin', () => {
  const policy = contentSecurityPolicy();
  assert.ok(!policy.includes('unsafe-inline'));
  assert.ok(!policy.includes("'unsafe-eval'"));
  assert.ok(!/https?:|\*/u.test(policy));
});

test("the event's date is given with its words and their lines, each once", () => {
  const evidence = [
    { fact: 'event.date', rule: 'dates/day', quote: '8月20日上午', line: 18 },
    { fact: 'event.date', rule: 'dates/published', quote: '发布时间：2023-08-21', line: 5 },
    { fact: 'source', rule: 'sources/label', quote: '安徽日报', line: 5 },
  ];
  const provenance = {
    id: 'a',
    lines: [],
    blocks: [],
    changes: [],
    mentions: [],
    evidence,
    messages: [],
    corrections: [],
  };
  assert.deepEqual(dateEvidence({ report, provenance }), [
    { quote: '8月20日上午', line: 18 },
    { quote: '发布时间：2023-08-21', line: 5 },
  ]);
  assert.deepEqual(dateEvidence({ report, provenance: { ...provenance, evidence: [] } }), [
    { quote: '8月20日上午', line: null },
  ]);
});

test('paths of facts are put in words', () => {
  assert.equal(factLabel('event.date', t.report), '时间');
  assert.equal(factLabel('people.韩俊.roles.spoke', t.report), '韩俊 讲话');
  assert.equal(factLabel('people.韩俊.offices', t.report), '韩俊 职务');
  assert.equal(factLabel('source', t.report), '来源');
  assert.equal(factLabel('formulations.国之大者', t.report), '国之大者');
  const fact = (path: string) => ({ fact: path, rule: 'r', quote: '', line: 1 });
  assert.deepEqual(
    factGroups([fact('event.date'), fact('people.甲.offices'), fact('event.name')], t.report).map(
      ({ field, facts }) => [field, facts.map(({ label }) => label)],
    ),
    [
      ['event', ['时间', '会议或事件']],
      ['people', ['甲 职务']],
    ],
  );
});

test('line ends and removed lines are not counted as changed words', () => {
  assert.equal(
    removedLines([
      { line: 1, role: 'navigation', rule: 'r' },
      { line: 2, role: 'body', rule: 'r' },
    ]),
    1,
  );
  const step = (stage: string) => [{ stage, rule: 'r', from: '', to: '' }];
  const change = (before: string, after: string, stage: string) => ({
    at: 0,
    source: 0,
    before,
    after,
    steps: step(stage),
  });
  const lines = [
    { line: 1, role: 'navigation' as const, rule: 'r' },
    { line: 2, role: 'body' as const, rule: 'r' },
  ];
  const blocks = [{ role: 'body' as const, text: '动，' }];
  const changes = [
    change('首页\n', '', 'structure'),
    { ...change('動', '动', 'script'), source: 3 },
    { ...change(',', '，', 'punctuation'), at: 1, source: 4 },
  ];
  const provenance = {
    id: 'a',
    lines,
    blocks: [],
    changes,
    mentions: [],
    evidence: [],
    messages: [],
    corrections: [],
  };
  assert.equal(changedPlaces({ blocks, provenance }), 2);
});
