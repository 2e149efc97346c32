/** Fidelity: what a reader sees is the normalised text, character by character, and the capture beside it is the capture. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { articleBlocks, readReportFile } from '../../src/lib/report-file.ts';
import { provenanceSchema } from '../../src/lib/schemas/provenance.ts';
import { startSite, watchedPage, type Site } from './harness.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'src/content/reports');
const ids = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3));

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

test('there are reports to look at', () => {
  assert.ok(ids.length >= 5);
});

for (const id of ids) {
  const { report, body } = readReportFile(readFileSync(join(folder, `${id}.md`), 'utf8'));
  const provenance = provenanceSchema.parse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')));
  const blocks = articleBlocks(
    report,
    body,
    provenance.blocks.map(({ role }) => role),
  );

  test(`${id}: the page's text equals the normalised text`, async () => {
    const { page, close } = await watchedPage(site);
    await page.goto(`${site.url}/reports/${id}/`);
    const shown = await page.evaluate(
      (count) =>
        Array.from(
          { length: count },
          (_, index) => document.getElementById(`p${index}`)?.textContent ?? null,
        ),
      blocks.length,
    );
    await close();
    // White space at the ends of an element is its markup's, not the text's: the article has none there.
    assert.deepEqual(
      shown.map((text) => text?.trim()),
      blocks.map(({ text }) => text),
    );
  });

  test(`${id}: the raw file is the capture, byte for byte`, async () => {
    const { page, close } = await watchedPage(site);
    await page.goto(`${site.url}/reports/${id}/`);
    const raw = await page.locator('a[href*="/raw/"]').first().getAttribute('href');
    const response = await page.request.get(site.url + (raw ?? ''));
    assert.equal(
      Buffer.compare(await response.body(), readFileSync(join(root, 'seeds', report.capture.file))),
      0,
    );
    assert.match(response.headers()['content-type'] ?? '', /^text\/plain/u);
    await close();
  });
}
