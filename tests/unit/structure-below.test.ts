/** The lines below the body as blocks: what each says, and what the block it stands in says of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify } from '../../scripts/stages/structure/classify.ts';

const article = [
  '全市冬修水利工作全面展开',
  '寒冬时节，走进白鹭乡，处处是机器轰鸣、人来车往的繁忙景象，十几名工人忙着浇筑护坡，三台挖掘机正在清理渠底淤泥。',
  '今年以来，全乡共投入资金四百六十万元，清淤沟渠二十三公里，维修泵站六座，为来年粮食丰收打下坚实基础。',
];

/** The roles of lines that stand under an article. */
function rolesBelow(...lines: string[]): string[] {
  return classify([...article, ...lines].join('\n'))
    .lines.slice(article.length)
    .map(({ role }) => role);
}

test('buttons under a reader’s words are the comments’, buttons of the whole page are its tools', () => {
  assert.deepEqual(
    rolesBelow('最新评论', '清风', '给家乡点赞！', '顶[12] 回复 举报', '【打印】【关闭窗口】'),
    ['comment-box', 'comment-box', 'comment-box', 'comment-box', 'page-tools'],
  );
  assert.deepEqual(rolesBelow('相关新闻', '白鹭乡启动农田整治', '分享 举报 打印'), [
    'related-links',
    'related-links',
    'page-tools',
  ]);
});

test('a row of the foot that is set with spaces between its letters is the foot', () => {
  assert.deepEqual(
    rolesBelow('相关新闻', '白鹭乡启动农田整治', '江 畔 网 版 权 所 有 ，未 经 书 面 授 权 禁 止 使 用'),
    ['related-links', 'related-links', 'footer'],
  );
});

test('the end of a list is the list’s, and one of the page’s tools elsewhere', () => {
  assert.deepEqual(rolesBelow('全部评论', '清风', '修得好！', '没有更多啦', '相关推荐', '渠水通到了家门口'), [
    'comment-box',
    'comment-box',
    'comment-box',
    'comment-box',
    'related-links',
    'related-links',
  ]);
  assert.deepEqual(rolesBelow('没有更多啦'), ['page-tools']);
});

test('the rows of a table under an annex’s title stay in the article', () => {
  assert.deepEqual(
    rolesBelow(
      '附：代办事项目录',
      '序号 事项名称 办结时限',
      '1 农村低保申请 20个工作日',
      '【打印】【关闭】',
    ).slice(1),
    ['body', 'body', 'page-tools'],
  );
});

test('a short line before the editors’ names is the report’s, the same after them is not', () => {
  assert.deepEqual(rolesBelow('下渠村的水又清了', '责任编辑：倪某', '【打印】【关闭】'), [
    'body',
    'editor',
    'page-tools',
  ]);
  assert.notEqual(rolesBelow('责任编辑：倪某', '【打印】【关闭】', '下渠村的水又清了')[2], 'body');
});

test('most items of a row say whether it is one of tools or of the foot', () => {
  assert.deepEqual(
    rolesBelow(
      '【评论】【论坛】【收藏此页】【看天气】【打印】【关闭】',
      '关于江畔 - 江畔输入法 - 江畔招聘 - 广告服务 - 帮助中心',
    ),
    ['page-tools', 'footer'],
  );
});
