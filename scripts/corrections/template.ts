/** The commented file that a librarian starts a correction from. */

/** What the template needs to know of a report. */
export interface TemplateFacts {
  /** Path of the capture inside seeds/. */
  readonly file: string;
  readonly sha256: string;
}

/** A corrections file in which everything is a comment but its head. */
export function correctionsTemplate({ file, sha256 }: TemplateFacts): string {
  return `# 更正 seeds/${file}
# Corrections for seeds/${file}. The capture itself is evidence and stays as it is.
#
# 每条更正都要写明理由（reason），可以写依据（source）。去掉行首的 # 即可启用。
# Take the # away from the rows that you need, and change them. Each row needs a reason;
# a source (an address, a book) is welcome. Then: npm run build

# The capture that you looked at. If the file changes, the build asks you to look again.
capture: "${sha256}"

# 更正人：会显示在报道页上。 Your name, as the report's page shall show it.
corrected-by: ""

corrections:
# A fact with one value: source, section, publisher, photographer, editor, published, reporters,
# event.date, event.name, event.place, event.also. Dates are EDTF: 2023-12-19, 2023?-12-19, null (unknown).
#  - fact: event.date
#    set: 2023-12-19
#    reason: 当地年鉴记载会议在这一天召开
#    source: https://example.org/yearbook

# A name in a list: documents, places, organisations, formulations. Either add or remove.
#  - list: places
#    remove: 某地
#    reason: 这里是公司名的一部分，不是地名

# A person. Only what is given is set; a person whom the report lacks is added; remove: true takes one out.
#  - person: 张三
#    offices: [市委书记]
#    of: 某某市
#    roles: [attended, spoke]   # presided, spoke, reported, attended, mentioned
#    reason: 原文漏了职务，见同日另一篇报道

# Namesakes: who has the same identity is one person across all reports, and nobody else.
#  - person: 王伟
#    identity: 王伟（某某市副市长）
#    reason: 与另一位王伟同名

# One person under two names, or taken for two: joins this person, and all reports in which it is the
# same one, with the person of another report. The page bears the name there; the other one stays findable.
#  - person: 王小伟
#    same-as: { report: "另一篇报道的编号", person: 王伟 }   # the id: the capture's name without its ending
#    reason: 王伟曾用名王小伟，见任前公示

# Wording. The line is the capture's; the words are those of the normalised text, and stand on that line once.
#  - line: 12
#    text: 错字
#    becomes: 正字
#    reason: 扫描件上是“正字”

# What a line is: kicker, headline, deck, summary, heading, body, caption (these stay), or site-name,
# navigation, breadcrumb, page-title, publication, byline, editor, page-tools, comment-box,
# related-links, footer (these go).
#  - line: 16
#    role: caption
#    reason: 这一行是图片说明
`;
}
