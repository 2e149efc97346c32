/** Every word of the search page. */
import type { KeptRole } from '../schemas/provenance.ts';
import type { Order } from './address.ts';
import type { Facet } from './facets.ts';
import type { EntityKind } from '../schemas/provenance.ts';
import type { PersonRole } from '../schemas/report.ts';
import type { Fault } from './query.ts';

export const strings = {
  title: '搜索',
  description: '逐字检索全部报道：输入什么，就找到含有什么的报道，一篇不漏，一篇不多。',
  label: '搜索报道',
  placeholder: '一个字、一个词或一句话',
  submit: '搜索',
  hint: '逐字查找，标点也算；繁体、简体、全角、半角、拼音都可以。',
  help: '检索写法',
  syntax: [
    ['长三角 合肥', '两个词都要有'],
    ['"高质量 发展"', '引号里的原样查找，空格不算分隔'],
    ['长三角 -合肥', '有长三角而没有合肥'],
    ['合肥 OR 滁州', '有其中一个就行'],
    ['标题:一体化 人物:王 地点:安徽', '只在标题、人物、事件地点中找；还有单位:、来源:'],
    ['日期:2023-08..2024-02', '这段时间里的报道；2023、2023-08-20、2023.. 也可以'],
    ['title: person: place: org: source: date:', '英文字段名同样可用'],
  ] as const,
  keys: '按 / 回到输入框，↑ ↓ 选择名称和结果，Enter 打开，Esc 返回。',
  noScript: '搜索要用 JavaScript，而这个浏览器没有启用它。报道仍可这样浏览：',
  browse: '也可以浏览',
  filters: '筛选',
  facets: {
    year: '年份',
    place: '地点',
    source: '来源',
    person: '人物',
    role: '人物角色',
    organisation: '单位',
  } satisfies Record<Facet, string>,
  personRoles: {
    presided: '主持',
    spoke: '讲话',
    reported: '汇报',
    attended: '出席',
    mentioned: '提及',
  } satisfies Record<PersonRole, string>,
  kinds: {
    person: '人物',
    place: '地点',
    organisation: '单位',
    document: '文件',
    formulation: '提法',
  } satisfies Record<EntityKind, string>,
  order: '排序',
  orders: {
    relevance: '相关程度',
    newest: '日期从新到旧',
    oldest: '日期从旧到新',
  } satisfies Record<Order, string>,
  faults: {
    unclosed: (text) => `${text} 的引号没有收尾，已当作写到末尾。`,
    empty: (text) => `${text} 里没有可查的字，已略过。`,
    'no-value': (text) => `${text} 后面还没有写要找什么，已略过。`,
    'no-date': (text) =>
      `没有看懂日期“${text}”，已略过。可以写成 2023、2023-08、2023-08-20 或 2023-08..2024-02。`,
    reversed: (text) => `“${text}”的起止颠倒了，已对调。`,
    'lonely-or': () => 'OR 两边都要有词，已略过。',
    'lonely-minus': () => '减号后面要紧接不想要的词，已略过。要找减号本身，请写 "-"。',
  } satisfies Record<Fault['kind'], (text: string) => string>,
  proposals: '档案中的名称',
  proposed: (count: number): string => (count === 0 ? '' : `有 ${count} 个名称可选，按 ↓ 进入。`),
  reports: (count: number): string => `${count} 篇`,
  searchFor: (name: string): string => `搜索“${name}”`,
  searchText: '搜正文',
  searchTextFor: (name: string): string => `搜正文：${name}`,
  nearest: '换一种写法，有结果：',
  nearestCount: (query: string, count: number): string => `${query}（${count} 篇）`,
  download: '下载结果',
  preparing: (done: number, all: number): string => `正在准备 ${done} / ${all}……`,
  downloaded: (count: number): string => `已生成 ${count} 篇的清单。`,
  downloadFailed: '有的报道没有载入，清单没有生成。请再试一次。',
  columns: ['标题', '日期', '来源', '地址', '摘录'] as const,
  fileName: '存真搜索结果',
  headerLabel: '搜索档案',
  headerList: '名称与报道',
  /** Parts of the index that did not load, by the years of their reports. */
  missing: (parts: readonly { from: string; to: string; reports: number }[]): string =>
    `索引有一部分没有载入，结果不含${parts.map(partOfIndex).join('、')}；其余照常查找。`,
  unmarked: ({ text, names }: { text: string; names: number }): string =>
    `姓名中有“${text}”的有 ${names} 人，没有逐一标出。`,
  marks: {
    label: '搜索词在本文中的位置',
    of: (at: number, all: number): string => `第 ${at} 处，共 ${all} 处`,
    previous: '上一处',
    next: '下一处',
    off: '取消标记',
    none: '本文没有这些词',
  },
  unknown: '不详',
  others: (count: number): string => `其余 ${count} 个`,
  clear: '取消筛选',
  results: '结果',
  searching: '正在查找……',
  found: (count: number, query: string | null): string =>
    query === null ? `有 ${count} 篇报道。` : `有 ${count} 篇报道含有“${query}”。`,
  /** Of a query of several words, fields or dates. */
  fitting: (count: number, query: string): string =>
    count > 0 ? `有 ${count} 篇报道符合“${query}”。` : `没有报道符合“${query}”。`,
  shown: (shown: number): string => `列出前 ${shown} 篇。`,
  converted: (queries: readonly string[]): string =>
    `按简体${queries.map((query) => `“${query}”`).join('')}查找。`,
  nothing: (query: string | null): string =>
    query === null ? '没有这样的报道。' : `没有报道含有“${query}”。`,
  nothingHint: '可以少输几个字，或查一查有没有打错。',
  filteredOut: (count: number): string => `不加筛选时有 ${count} 篇。`,
  failed: '搜索索引没有完整载入，现在给出的结果可能不全，所以没有列出。请检查网络后再试。',
  retry: '再试一次',
  more: '再列出一些',
  matches: (count: number): string => `${count} 处`,
  undated: '日期不详',
  roles: {
    kicker: '引题',
    deck: '副题',
    summary: '摘要',
    heading: '小标题',
    caption: '图片说明',
  } satisfies Partial<Record<KeptRole, string>>,
};

function partOfIndex({ from, to, reports }: { from: string; to: string; reports: number }): string {
  const years = from === to ? from : `${from || '日期不详'}至${to}`;
  return `${years === '' ? '日期不详' : /\d$/u.test(years) ? `${years} 年` : years}的 ${reports} 篇`;
}
