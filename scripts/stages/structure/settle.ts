/** Names a page's lines until the article that is left would be left as it is (invariant: stability). */
import type { Block } from '../../stage.ts';
import type { Edit } from '../../text/traced.ts';
import { classify, type Classified, type NamedLine } from './classify.ts';
import { noEvidence, type PageEvidence } from './evidence.ts';
import { blocksOf, editsOf } from './weave.ts';
import type { RoleModel } from './weighing/model.ts';
import { weighRoles } from './weighing/weigh.ts';

export interface Settled {
  /** The page's lines, each as the last pass that saw it named it. */
  readonly lines: readonly NamedLine[];
  readonly blocks: readonly Block[];
  /** The edits of each pass, on the text that the pass before left. */
  readonly passes: readonly (readonly Edit[])[];
  readonly lacks: 'body' | 'headline' | 'rest' | undefined;
}

// Removing a line changes what its neighbours stand beside. Real pages settle in one pass.
const mostPasses = 6;

/**
 * Classifies the page, then the article that comes of it, until nothing more changes. Where the lines as they are
 * weighed leave no article that settles, the rules alone name those of the page.
 *
 * @param model weights other than those learned
 */
export function settle(page: string, evidence: PageEvidence = noEvidence, model?: RoleModel): Settled {
  const ruled = classify(page, evidence);
  const weighed = weighRoles(ruled, evidence, model);
  const settled = settleFrom(page, weighed, evidence, model);
  if (!settled.lacks || weighed === ruled) return settled;
  const byRules = settleFrom(page, ruled, evidence, model);
  return byRules.lacks ? settled : byRules;
}

function settleFrom(
  page: string,
  { lines, lacks }: Classified,
  evidence: PageEvidence,
  model: RoleModel | undefined,
): Settled {
  let settled: Settled = { lines, blocks: blocksOf(lines), passes: [], lacks };
  if (lacks) return settled;
  settled = { ...settled, passes: [editsOf(page, lines)] };
  while (settled.passes.length <= mostPasses) {
    const article = settled.blocks.map((block) => block.text).join('\n');
    const declared = { declared: evidence.declared };
    const again = weighRoles(classify(article, declared), declared, model);
    if (again.lacks) return { ...settled, lacks: again.lacks };
    const edits = editsOf(article, again.lines);
    if (edits.length === 0) return settled;
    settled = rename(settled, again.lines, edits);
  }
  return { ...settled, lacks: 'rest' };
}

/** Line n of the article is block n of the pass before. */
function rename(settled: Settled, again: readonly NamedLine[], edits: readonly Edit[]): Settled {
  const linesOf = (number: number): readonly number[] => settled.blocks[number - 1]?.lines ?? [];
  const names = new Map(again.flatMap((line) => linesOf(line.line).map((number) => [number, line] as const)));
  return {
    lines: settled.lines.map((line) => {
      const name = names.get(line.line);
      return name ? { ...line, role: name.role, row: name.row } : line;
    }),
    blocks: blocksOf(again).map((block) => ({ ...block, lines: block.lines.flatMap(linesOf) })),
    passes: [...settled.passes, edits],
    lacks: undefined,
  };
}
