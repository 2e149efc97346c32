/** Every page of the built site, in a real browser: accessible, inside its frame, silent, well linked. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { dist, startSite, watchedPage, type Site } from './harness.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const addresses = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.html'))
  .map((path) => `/${path.replaceAll('\\', '/').replace(/index\.html$/u, '')}`)
  .sort();

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site.close());

interface AxeResult {
  readonly violations: readonly { id: string; help: string; nodes: readonly { html: string }[] }[];
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing on ${addresses.length} pages, ${colorScheme}, ${width} px; no sideways scrolling`, async () => {
      const { page, close } = await watchedPage(site, {
        colorScheme,
        viewport: { width, height: 800 },
        reducedMotion: 'reduce',
        bypassCSP: true, // only so that axe itself may run; the policy is tested below
      });
      const faults: string[] = [];
      for (const address of addresses) {
        await page.goto(site.url + encodeURI(address));
        await page.evaluate(axeSource);
        const { violations } = await page.evaluate<AxeResult>(
          "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
        );
        for (const { id, help, nodes } of violations)
          faults.push(`${address} ${id}: ${help}: ${nodes[0]?.html ?? ''}`);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (overflow > 0) faults.push(`${address} is ${overflow} px wider than the window`);
      }
      await close();
      assert.deepEqual(faults, []);
    });
  }
}

test('no page breaks its Content-Security-Policy, logs an error or asks another origin', async () => {
  const { page, faults: watched, close } = await watchedPage(site);
  const faults: string[] = [];
  for (const address of addresses) {
    const before = watched.length;
    const response = await page.goto(site.url + encodeURI(address), { waitUntil: 'load' });
    const policy = response?.headers()['content-security-policy'] ?? '';
    if (!policy.includes("default-src 'none'")) faults.push(`${address}: no policy`);
    if (policy.includes('unsafe-inline')) faults.push(`${address}: unsafe-inline`);
    const meta = await page.locator('meta[http-equiv="Content-Security-Policy" i]').count();
    if (meta !== 1) faults.push(`${address}: ${meta} policies in meta`);
    faults.push(...watched.slice(before).map((fault) => `${address} ${fault}`));
  }
  await close();
  assert.deepEqual(faults, []);
});

test('every link and fragment of every page leads somewhere', async () => {
  const { page, close } = await watchedPage(site, { javaScriptEnabled: true });
  const targets = new Map<string, string>(); // address with fragment → a page that links there
  const ids = new Map<string, Set<string>>();
  for (const address of addresses) {
    await page.goto(site.url + encodeURI(address));
    const found = await page.evaluate(() => ({
      links: Array.from(document.querySelectorAll('a[href], link[href], img[src], script[src]'), (element) =>
        element instanceof HTMLAnchorElement || element instanceof HTMLLinkElement
          ? element.href
          : (element as HTMLImageElement).src,
      ),
      ids: Array.from(document.querySelectorAll('[id]'), (element) => element.id),
    }));
    ids.set(address, new Set(found.ids));
    for (const link of found.links) if (link.startsWith(site.url)) targets.set(link, address);
  }
  const broken: string[] = [];
  for (const [target, from] of targets) {
    const url = new URL(target);
    const path = decodeURIComponent(url.pathname);
    const known = ids.get(path);
    if (known === undefined) {
      const response = await page.request.get(target);
      if (!response.ok()) broken.push(`${from} → ${path}: ${response.status()}`);
    } else if (url.hash !== '' && !known.has(decodeURIComponent(url.hash.slice(1)))) {
      broken.push(`${from} → ${path}${decodeURIComponent(url.hash)}: no such place`);
    }
  }
  await close();
  assert.deepEqual(broken, []);
  assert.ok(targets.size > addresses.length, 'the pages link to each other');
});

test('without JavaScript every report can be reached from the home page by links alone', async () => {
  const { page, close } = await watchedPage(site, { javaScriptEnabled: false });
  const seen = new Set<string>(['/']);
  const queue = ['/'];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    await page.goto(site.url + encodeURI(address));
    const hrefs = await page
      .locator('a[href]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    for (const href of hrefs) {
      const url = new URL(href);
      const path = decodeURIComponent(url.pathname);
      if (url.origin !== site.url || !addresses.includes(path) || seen.has(path)) continue;
      seen.add(path);
      queue.push(path);
    }
  }
  await close();
  const unreachable = addresses.filter((address) => !seen.has(address) && address !== '/404.html');
  assert.deepEqual(unreachable, []);
});

test('the keyboard reaches the content first, then every link, with a visible focus', async () => {
  const { page, close } = await watchedPage(site);
  await page.goto(`${site.url}/`);
  await page.keyboard.press('Tab');
  const skip = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  assert.match(skip ?? '', /^#/u, 'the first stop is a skip link');
  await page.keyboard.press('Enter');
  const target = (skip ?? '').slice(1);
  assert.equal(await page.evaluate(() => location.hash.slice(1)), target);
  for (let stop = 0; stop < 25; stop += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        name: element.outerHTML.slice(0, 80),
        visible: outlineStyle !== 'none' && outlineWidth !== '0px',
      };
    });
    if (focus !== undefined) assert.ok(focus.visible, `no visible focus on ${focus.name}`);
  }
  await close();
});
