/** Columns at the foot of a page with nothing in them. */
import { giveBy, type Given } from './rows.ts';

/**
 * Headings of related links in a row, with nothing under them but the footer, are part of it, and so
 * are the site's sections between the two.
 */
export function emptyColumns(roles: readonly Given[]): Given[] {
  const out = [...roles];
  let from = 0;
  let columns = 0;
  roles.forEach((role, index) => {
    if (isColumn(role)) {
      if (columns === 0) from = index;
      columns += 1;
      return;
    }
    if (columns > 1 && role.row.id === 'navigation-sections') return;
    if (role.role === 'footer' && columns > 1) out.fill(giveBy('footer-empty-column'), from, index);
    columns = 0;
  });
  return out;
}

const isColumn = ({ role, row }: Given): boolean =>
  role === 'related-links' && row.words !== undefined && row.weights === undefined;
