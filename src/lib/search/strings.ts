/** Every word of the search page. */
import type { KeptRole } from '../schemas/provenance.ts';
import type { Facet } from './facets.ts';

export const strings = {
  title: '搜索',
  description: '逐字检索全部报道：输入什么，就找到含有什么的报道，一篇不漏，一篇不多。',
  label: '搜索报道',
  placeholder: '一个字、一个词或一句话',
  submit: '搜索',
  hint: '逐字查找，标点也算；繁体、简体、全角、半角都可以。',
  keys: '按 / 回到输入框，↑ ↓ 选择结果，Enter 打开，Esc 返回。',
  noScript: '搜索要用 JavaScript，而这个浏览器没有启用它。报道仍可这样浏览：',
  browse: '也可以浏览',
  filters: '筛选',
  facets: { year: '年份', place: '地点', source: '来源', person: '人物' } satisfies Record<Facet, string>,
  unknown: '不详',
  others: (count: number): string => `其余 ${count} 个`,
  clear: '取消筛选',
  results: '结果',
  searching: '正在查找……',
  found: (count: number, query: string): string =>
    query === '' ? `有 ${count} 篇报道。` : `有 ${count} 篇报道含有“${query}”。`,
  shown: (shown: number): string => `列出前 ${shown} 篇。`,
  converted: (query: string): string => `按简体“${query}”查找。`,
  nothing: (query: string): string => (query === '' ? '没有这样的报道。' : `没有报道含有“${query}”。`),
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
