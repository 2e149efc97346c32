/** Offices told after a name: 章东|当选市长, 任命章东|为市长, 章东|，国家电网董事长. */
import type { Sentence } from '../article.ts';
import { isFollowedByDeed } from '../name-ending.ts';
import { endsInHead, namesUnit } from '../office-words.ts';
import { appointmentAt, isChain, readOffices } from '../offices.ts';
import type { Naming } from './naming.ts';

/** The sentence's namings, with the offices that are told after them. */
export function withAppointments({ text, start }: Sentence, namings: readonly Naming[]): Naming[] {
  const lasts = lastsOfLists(text, start, namings);
  return namings.map((naming, index) => {
    const last = lasts[index] ?? index;
    const end = (namings[last] ?? naming).to - start;
    // 章东向|李明致电: a preposition may be all that stands between.
    let next = last + 1;
    while ((namings[next]?.from ?? Infinity) <= start + end) next += 1;
    const stop = (namings[next]?.from ?? start + text.length) - start;
    const own = text.slice(0, text.endsWith('、', stop) ? stop - 1 : stop);
    // 章东|被总统李明任命为部长: who appoints does not get the office.
    const told = appoints(text, naming.from - start, end)
      ? undefined
      : (appointed(own, end) ?? appointedBy(text, naming, namings[index + 1], start));
    const more = [
      ...(told ?? []),
      ...(apposition(text, naming.to - start, naming.offices.length === 0) ?? []),
      ...(laterAppointed(own, naming.to - start) ?? []),
      ...inPraise(own, naming.to - start),
    ];
    return more.length === 0 ? naming : { ...naming, offices: [...naming.offices, ...more] };
  });
}

/** Whether who stands at `from` is the one by whom something is done: 被|国王章东. */
function appoints(text: string, from: number, end: number): boolean {
  return appointing.test(text.slice(end, end + 6)) && /[被由经获]/u.test(text[from - 1] ?? '');
}

const appointing = /^(?:正式)?(?:任命|提名|推选|选)/u;

/** 章东|被总统李明|任命为部长 */
function appointedBy(
  text: string,
  naming: Naming,
  by: Naming | undefined,
  start: number,
): readonly string[] | undefined {
  if (by === undefined || !/^(?:\d{1,2}日)?[被由经获]$/u.test(text.slice(naming.to - start, by.from - start)))
    return undefined;
  return appointing.test(text.slice(by.to - start)) ? appointed(text, by.to - start) : undefined;
}

// The comma may be missing before 并: 出席会议并|当选会长.
const laterVerb =
  /(?:，(?:并|正式|成功)?|(?<=^\p{Script=Han}{0,10})并)(?:祝贺(?:他|她|其))?(?=(?:正式|再次|成功)?(?:当选|就任|连任|出任|现任))/u;

// 1985年至2002年|担任, 毕业后回村|当起了: what stands before it is when and where.
const laterVerbAtOnce = /^(?:[\p{Script=Han}\d]{1,16})(?=担任|出任|当[上起]了?)/u;

/** Who acts on somebody else: 建议他|担任, 表示|担任. */
const ofOthers =
  /[他她其由让请被不]|支持|建议|祝贺|任命|同意|反对|提名|批准|宣布|接受|免去|辞去|说|称|表示|希望|推荐|选举|拒绝|要求|的/u;

/** 章东在选举中胜出，|当选市长; 致电章东，祝贺他|就任市长. Only where nobody else is named between. */
function laterAppointed(own: string, end: number): readonly string[] | undefined {
  const verb = verbAtOnce(own.slice(end, end + 24)) ?? laterVerb.exec(own.slice(end, end + 120));
  // 章东表示，祝贺他当选: somebody else.
  const quoted = verb !== null && /(?:表示|说|称|指出|宣布|认为)$/u.test(own.slice(end, end + verb.index));
  return verb === null || quoted ? undefined : appointed(own, end + verb.index + verb[0].length);
}

function verbAtOnce(rest: string): RegExpExecArray | null {
  const match = laterVerbAtOnce.exec(rest);
  return match === null || ofOthers.test(match[0]) ? null : match;
}

/** 章东同志是中国共产党的优秀党员，…，江海市政协原副主席: clauses of praise with offices among them. */
function inPraise(own: string, end: number): string[] {
  const praise = /^(?:同志|先生|院士)?(?:生前)?(?:是|，)(?=中国共产党|我国|杰出|著名|久经)/u.exec(
    own.slice(end, end + 16),
  );
  if (praise === null) return [];
  return own
    .slice(end, end + 400)
    .split(/[，。；]/u)
    .slice(1)
    .filter((clause) => clause.length < 60 && namesUnit(clause) && isChain(clause))
    .flatMap((clause) => {
      const chain = readOffices(clause, 0, clause.length);
      return chain?.start === 0 ? chain.offices : [];
    });
}

/** For each naming, the last one of the list that it opens or continues: 章东|、李明|当选副主席. */
function lastsOfLists(text: string, start: number, namings: readonly Naming[]): number[] {
  const lasts = namings.map((_, index) => index);
  for (let index = namings.length - 2; index >= 0; index -= 1) {
    const [one, next] = [namings[index], namings[index + 1]];
    const between = one && next ? text.slice(one.to - start, next.from - start) : '';
    if (/^(?:、|和|及|以及)$/u.test(between)) lasts[index] = lasts[index + 1] ?? index;
  }
  return lasts;
}

/** Verbs that do more than appoint: 为|市长热线点赞, 作为|市长热线的一员. */
const verbOfWords = /(?:^|[^担出就接继升调转兼获连])任$|[为]$|身为/u;

function appointed(text: string, end: number): readonly string[] | undefined {
  const at = appointmentAt(text, end);
  if (at === undefined) return undefined;
  const clause =
    /^(?:[^，。；：！？（）\s]|（[^（）]{1,16}）){2,60}/u.exec(text.slice(at, at + 60))?.[0] ?? '';
  for (let stop = clause.length; stop >= 2; stop -= 1) {
    // 为市长|热线点赞 is no appointment.
    const rest = clause.slice(stop);
    const verb = text.slice(end, at);
    const fills = /^(?:$|的|后|以来|期间|时|[一等]?职|之职)/u.test(rest);
    // 作为政协委员|发言
    const acts = verb.endsWith('作为') && isFollowedByDeed(clause, stop, 2);
    if (!fills && !acts && verbOfWords.test(verb)) continue;
    const chain = readOffices(clause, 0, stop);
    // The office must fill what follows the verb: 当选|全国政协主席, not 任|期内会见主席.
    if (chain?.start === 0) return chain.offices;
  }
  return undefined;
}

/** 章东|，男，汉族，1970年1月出生，南江人|，… */
const details =
  /^(?:，(?:男|女|\p{Script=Han}{1,4}族|\d{4}年[^，。；]{0,12}|\p{Script=Han}{2,8}人|中共党员)(?=，))+/u;

/** 章东，国家电网董事长、党组书记，…; 章东是国家电网董事长: a clause that is nothing but offices. */
function apposition(text: string, end: number, alone: boolean): readonly string[] | undefined {
  if (!alone && !/^(?:[（是]|(?:同志)?生前是)/u.test(text.slice(end, end + 5))) return undefined;
  const from = end + (details.exec(text.slice(end, end + 80))?.[0].length ?? 0);
  const stated =
    /^(?:，|（|(?:(?:同志)?生前)?是)(?:现任|时任|系|一[名位])?(?<office>[^，。；：！？（）\s]{2,60})(?=[，。；）])/u.exec(
      text.slice(from, from + 70),
    )?.groups?.office;
  // 主任设计师|和|首席潜航员
  const clause = stated?.replace(/和/gu, (mark, at: number) =>
    endsInHead(stated.slice(0, at)) ? '、' : mark,
  );
  if (clause === undefined || !isChain(clause)) return undefined;
  const chain = readOffices(clause, 0, clause.length);
  return chain?.start === 0 ? chain.offices : undefined;
}
