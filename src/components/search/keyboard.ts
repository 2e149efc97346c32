/** Keys: `/` to the box, arrows over proposed names and results, Escape back to the box. */

const STOPS = '.proposal, h2 a';

/** Listens to the whole page. @param places where the arrows go, in order */
export function listenToKeys(input: HTMLInputElement, places: readonly HTMLElement[]): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = places.flatMap((place) => Array.from(place.querySelectorAll<HTMLElement>(STOPS)));
    const target = targetOf(event.key, input, links);
    if (!target) return;
    event.preventDefault();
    target.focus();
    if (target === input && event.key === '/') input.select();
  });
}

function targetOf(
  key: string,
  input: HTMLInputElement,
  links: readonly HTMLElement[],
): HTMLElement | undefined {
  const active = document.activeElement;
  const index = links.findIndex((result) => result === active);
  if (key === '/') return isTyping(active) ? undefined : input;
  if (key === 'Escape') return index >= 0 ? input : undefined;
  if (key === 'ArrowDown' && (index >= 0 || active === input)) return links[index + 1];
  if (key === 'ArrowUp' && index >= 0) return links[index - 1] ?? input;
  return undefined;
}

function isTyping(active: Element | null): boolean {
  if (active instanceof HTMLInputElement) return active.type !== 'checkbox';
  return active instanceof HTMLTextAreaElement || (active instanceof HTMLElement && active.isContentEditable);
}
