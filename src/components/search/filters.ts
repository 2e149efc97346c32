/** The filters as check boxes with counts. */
import { facets, UNKNOWN, type Choice, type Counts, type Facet } from '../../lib/search/facets.ts';
import { strings } from '../../lib/search/strings.ts';
import { element } from './dom.ts';

/** Values of a facet that are always in sight; the others can be unfolded. */
const IN_SIGHT = 8;

interface Value {
  readonly value: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** Shows the filters that would leave something, and those chosen. Keeps focus and what was unfolded. */
export function showFilters(place: HTMLElement, counts: Counts, choice: Choice): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : '';
  const unfolded = new Set(Array.from(place.querySelectorAll('details[open]'), (node) => node.id));
  const groups = facets.map((facet) => facetGroup(facet, valuesOf(facet, counts, choice), unfolded));
  place.replaceChildren(...groups.filter((group) => group !== null));
  if (focused !== '' && place.querySelector(`#${CSS.escape(focused)}`)) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

/** The facet and value of a check box made by `showFilters`. */
export function valueOf(box: HTMLInputElement): { facet: Facet; value: string } | null {
  const facet = facets.find((name) => name === box.name);
  return facet === undefined ? null : { facet, value: box.value };
}

function valuesOf(facet: Facet, counts: Counts, choice: Choice): Value[] {
  const counted = Object.entries(counts[facet]).filter(([, count]) => count > 0);
  const names = new Set([...choice[facet], ...counted.map(([value]) => value)]);
  return Array.from(names, (value) => ({
    value,
    count: counts[facet][value] ?? 0,
    chosen: choice[facet].includes(value),
  })).sort((a, b) => (facet === 'year' ? compareYears(a, b) : compareCounts(a, b)));
}

function compareYears(a: Value, b: Value): number {
  return unknownLast(a, b) || (a.value < b.value ? 1 : -1);
}

function compareCounts(a: Value, b: Value): number {
  const chosenFirst = Number(b.chosen) - Number(a.chosen);
  return chosenFirst || unknownLast(a, b) || b.count - a.count || (a.value < b.value ? -1 : 1);
}

function unknownLast(a: Value, b: Value): number {
  return Number(a.value === UNKNOWN) - Number(b.value === UNKNOWN);
}

function facetGroup(
  facet: Facet,
  values: readonly Value[],
  unfolded: ReadonlySet<string>,
): HTMLFieldSetElement | null {
  if (values.length === 0) return null;
  const rows = values.slice(0, IN_SIGHT).map((value) => valueRow(facet, value));
  const group = element(
    'fieldset',
    {},
    element('legend', {}, strings.facets[facet]),
    element('ul', { role: 'list' }, ...rows),
  );
  const others = values.slice(IN_SIGHT);
  if (others.length > 0) group.append(foldedList(facet, others, unfolded));
  return group;
}

/** The other values; their rows are made when somebody unfolds them: a facet may have thousands. */
function foldedList(
  facet: Facet,
  values: readonly Value[],
  unfolded: ReadonlySet<string>,
): HTMLDetailsElement {
  const id = `others-${facet}`;
  const isOpen = unfolded.has(id);
  const list = element('ul', { role: 'list' });
  const fill = (): void => {
    list.append(...values.map((value) => valueRow(facet, value)));
  };
  const details = element(
    'details',
    { id, open: isOpen ? '' : null },
    element('summary', {}, strings.others(values.length)),
    list,
  );
  if (isOpen) fill();
  else details.addEventListener('toggle', fill, { once: true });
  return details;
}

function valueRow(facet: Facet, { value, count, chosen }: Value): HTMLLIElement {
  const box = element('input', { type: 'checkbox', id: `${facet}-${value}`, name: facet, value });
  box.checked = chosen;
  const name = element('span', {}, nameOf(facet, value));
  const number = element('span', { class: 'search-count' }, String(count));
  return element('li', {}, element('label', {}, box, name, number));
}

function nameOf(facet: Facet, value: string): string {
  if (value === UNKNOWN) return strings.unknown;
  if (facet !== 'role') return value;
  return (strings.personRoles as Partial<Record<string, string>>)[value] ?? value;
}
