/** Organisations that the report names. */
import type { RuleFamily } from '../../rules.ts';
import { articleOf, found, overlaps, unique, type Article, type Finding, type Stretch } from './article.ts';
import { organisationRows, organisationWords } from './organisation-rules.ts';
import { hasOwnName, nameSpans } from './organisation-spans.ts';

interface Hit extends Stretch {
  readonly name: string;
  /** Whether it counts inside an office. */
  readonly inOffice: boolean;
}

/** The organisations, each once, in order of first mention, and where they are named. */
export function findOrganisations(article: Article, offices: readonly Stretch[] = []): Finding<string[]> {
  const hits = article.blocks
    .flatMap(({ text }, block) => hitsIn(text, block))
    .filter((hit) => hit.inOffice || !offices.some((stretch) => overlaps(hit, stretch)));
  return found(unique(hits.map(({ name }) => name)), {
    mentions: hits.map(({ name, block, start, end }) => ({ kind: 'organisation', name, block, start, end })),
  });
}

const cuts = organisationWords('cuts').join('|');
/** No clause is longer than 200 characters; a bound keeps text without punctuation linear. */
const clause = /[^，。；：！？、“”‘’《》（）\s]{1,200}/gu;
const cut = new RegExp(cuts, 'gu');

function hitsIn(text: string, block: number): Hit[] {
  const out: Hit[] = [];
  for (const { text: segment, start: offset } of segmentsOf(text)) {
    const last = out.at(-1);
    const listed = last?.end === offset - 1 && text[offset - 1] === '、';
    let from = 0;
    for (const { start, end } of nameSpans(segment, listed)) {
      if (start < from) continue;
      from = end;
      const name = segment.slice(start, end);
      out.push({ block, start: offset + start, end: offset + end, name, inOffice: hasOwnName(name) });
    }
  }
  return out;
}

/** Stretches without punctuation and without words that end a name: 人大|愿同|国会. */
function segmentsOf(text: string): { text: string; start: number }[] {
  const plain = withoutTitles(text).replace(cut, (word) => '，'.repeat(word.length));
  return [...plain.matchAll(clause)].map((match) => ({ text: match[0], start: match.index }));
}

/** Same length, titles blank: the bodies named in a law's title are not those of the report. */
function withoutTitles(text: string): string {
  return text.replace(/《[^《》]{1,80}》/gu, (title) => '，'.repeat(title.length));
}

export const organisationsFamily: RuleFamily = {
  name: 'organisations',
  rules: organisationRows,
  apply: (input) => findOrganisations(articleOf(input)).value.join('、') || input,
};
