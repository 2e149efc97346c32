/** Offices told after a name: 章东|当选市长, 任命章东|为市长, 章东|，国家电网董事长. */
import type { Sentence } from '../article.ts';
import { appointmentAt, isChain, readOffices } from '../offices.ts';
import type { Naming } from './naming.ts';

/** The sentence's namings, with the offices that are told after them. */
export function withAppointments({ text, start }: Sentence, namings: readonly Naming[]): Naming[] {
  return namings.map((naming, index) => {
    const end = lastOfList(text, start, namings, index) - start;
    const next = namings.find((one) => one.from >= start + end + 2)?.from;
    const told =
      appointed(text.slice(0, next === undefined ? text.length : next - start).replace(/、$/u, ''), end) ??
      (naming.offices.length === 0 ? apposition(text, naming.to - start) : undefined);
    return told === undefined ? naming : { ...naming, offices: [...naming.offices, ...told] };
  });
}

/** Where the list ends that the naming opens or continues: 章东|、李明|当选副主席. */
function lastOfList(text: string, start: number, namings: readonly Naming[], index: number): number {
  let last = namings[index];
  for (const next of namings.slice(index + 1)) {
    if (last?.block !== next.block) break;
    if (!/^(?:、|和|及|以及)$/u.test(text.slice(last.to - start, next.from - start))) break;
    last = next;
  }
  return last?.to ?? start;
}

function appointed(text: string, end: number): readonly string[] | undefined {
  const at = appointmentAt(text, end);
  if (at === undefined) return undefined;
  const clause = /^[^，。；：！？（）\s]{2,60}/u.exec(text.slice(at, at + 60))?.[0] ?? '';
  for (let stop = clause.length; stop >= 2; stop -= 1) {
    // 为市长|热线点赞 is no appointment.
    if (!/^(?:$|的|后|以来|期间|时)/u.test(clause.slice(stop)) && /[为任]$/u.test(text.slice(end, at)))
      continue;
    const chain = readOffices(clause, 0, stop);
    // The office must fill what follows the verb: 当选|全国政协主席, not 任|期内会见主席.
    if (chain?.start === 0) return chain.offices;
  }
  return undefined;
}

/** 章东，国家电网董事长、党组书记，…; 章东是国家电网董事长: a clause that is nothing but offices. */
function apposition(text: string, end: number): readonly string[] | undefined {
  const clause = /^(?:，|（|是)(?:现任|时任|系)?(?<office>[^，。；：！？（）\s]{2,60})(?=[，。；）])/u.exec(
    text.slice(end, end + 70),
  )?.groups?.office;
  if (clause === undefined || !isChain(clause)) return undefined;
  const chain = readOffices(clause, 0, clause.length);
  return chain?.start === 0 ? chain.offices : undefined;
}
