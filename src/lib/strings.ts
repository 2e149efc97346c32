/** Every word of the interface, in one place. A second language is a second object of this type. */
export const zh = {
  lang: 'zh-Hans',
  site: {
    name: '存真',
    tagline: '新闻报道档案',
    description: '把网上抓取的新闻报道整理成可检索、可互查的档案：改了什么、为何而改，处处可查，处处可还原。',
    skip: '跳到正文',
    navigation: '主导航',
    footer: '本档案的程序不改动原文：每一处改动都有记录，可以还原。',
    rights: '报道版权归原发布者所有。',
    address: '本页地址',
  },
  nav: {
    reports: '报道',
    people: '人物',
    places: '地方',
    organisations: '机构',
    documents: '文件',
    formulations: '提法',
    timeline: '时间线',
    method: '方法',
    search: '搜索',
  },
};

export type Strings = typeof zh;

/** The language in use. */
export const t: Strings = zh;
