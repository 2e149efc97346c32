/** Disjoint groups of the numbers 0 … n-1 (union–find). */
export interface Groups {
  /** The least member of the number's group. */
  find(member: number): number;
  join(a: number, b: number): void;
}

/** `count` numbers, each in a group of its own. */
export function separate(count: number): Groups {
  const parent = Array.from({ length: count }, (_, index) => index);
  const find = (member: number): number => {
    let root = member;
    for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) {
      parent[root] = parent[up] ?? up;
      root = up;
    }
    return root;
  };
  return {
    find,
    join(a, b) {
      const [first, second] = [find(a), find(b)];
      parent[Math.max(first, second)] = Math.min(first, second);
    },
  };
}
