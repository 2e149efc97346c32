/** What a page declares about itself (meta elements, JSON-LD, front matter), as evidence for facts. */
import type { FactField } from '../extract/rows.ts';
import type { Evidence } from '../../../src/lib/schemas/provenance.ts';
import { toHans } from '../../text/to-hans.ts';
import type { Article, Doubt } from './article.ts';

/** One declaration. */
export interface Declaration {
  /** In the report's script. */
  readonly value: string;
  /** Where it is declared, and the value as it stands there: `contentsource: 某日报`. */
  readonly quote: string;
  /** Id of the rule that found it, `extract/…`. */
  readonly rule: string;
  readonly line: number;
}

/** The declarations of one field, in the page's order. */
export function declarationsOf({ page = [], script }: Article, field: FactField): Declaration[] {
  return page
    .filter((fact) => fact.field === field)
    .map(({ name, value, rule, line }) => ({
      value: script === 'Hant' ? toHans(value) : value,
      quote: `${name}: ${value}`,
      rule,
      line,
    }));
}

/** The evidence that a declaration is for a fact. */
export function evidenceFrom(fact: string, { rule, quote, line }: Declaration): Evidence {
  return { fact, rule, quote, line };
}

/** The page declares one thing and shows another: the reader's words win, and the difference is told. */
export function contradiction(fact: string, shown: string, { quote }: Declaration): Doubt {
  return {
    at: { block: 0, start: 0 },
    severity: 'info',
    rule: `${fact}/declared-differs`,
    text: `The page shows «${shown}», and declares «${quote}»: what it shows was taken`,
    hint: 'If the declaration is right, a corrections file can set the fact.',
  };
}
