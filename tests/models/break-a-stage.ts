/**
 * For `node --import`: breaks the punctuation stage on purpose, so that a test sees the fuzz run fail.
 *
 * `CUNZHEN_BREAK=throws`: the stage throws on some texts. `CUNZHEN_BREAK=forgets`: it does not record
 * its changes, so that the capture cannot be rebuilt.
 */
import { registerHooks } from 'node:module';

const breaks: Readonly<Record<string, readonly [string, string]>> = {
  throws: [
    'run(draft) {',
    "run(draft) { if (currentText(draft.text).includes('会议')) throw new Error('broken on purpose');",
  ],
  forgets: [
    "applyEdits(draft.text, edits, 'punctuation')",
    "applyEdits(draft.text, edits, 'punctuation').map(({ after }) => ({ before: after, after, steps: [] }))",
  ],
};
const [found, put] = breaks[process.env.CUNZHEN_BREAK ?? ''] ?? ['', ''];

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith('/scripts/stages/punctuation.ts')) return loaded;
    const source =
      typeof loaded.source === 'string'
        ? loaded.source
        : new TextDecoder().decode(loaded.source ?? undefined);
    if (found === '' || source.split(found).length !== 2) throw new Error(`nothing to break in ${url}`);
    return { ...loaded, source: source.replace(found, put) };
  },
});
