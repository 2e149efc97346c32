/** Wakes the small search box when somebody uses it: until then a page loads nothing for it. */
import { find } from './dom.ts';

/** Starts the box. Nothing is fetched before it is used. */
export function startHeaderSearch(): void {
  const input = find('header-query', HTMLInputElement);
  let isAwake = false;
  const wake = (): void => {
    if (isAwake) return;
    isAwake = true;
    import('./header-box.ts').then(
      ({ startBox }) => {
        startBox();
      },
      () => {
        isAwake = false; // Enter still leads to the search page
      },
    );
  };
  input.addEventListener('focus', wake);
  input.addEventListener('input', wake);
  if (document.activeElement === input) wake();
}
