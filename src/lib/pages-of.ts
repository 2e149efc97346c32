/** Long lists cut into pages. */

export interface Page<Item> {
  /** 1-based. */
  readonly number: number;
  readonly count: number;
  readonly items: readonly Item[];
}

/** Cuts a list into pages of at most `size`; an empty list is one empty page. */
export function pagesOf<Item>(items: readonly Item[], size: number): readonly Page<Item>[] {
  const count = Math.max(1, Math.ceil(items.length / size));
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    count,
    items: items.slice(index * size, (index + 1) * size),
  }));
}

/** Reports on a page of a year, of a concordance, and of a person. */
export const pageSizes = { year: 200, concordance: 100, person: 50 } as const;
