/** Keys: `/` to the box, arrows over the results, Escape back to the box. */

/** Listens to the whole page. */
export function listenToKeys(input: HTMLInputElement, results: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(event.key, input, Array.from(results.querySelectorAll<HTMLElement>('h2 a')));
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
