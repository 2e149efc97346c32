/** Our search in Chromium: the same script, WebAssembly and sources, served from this machine. */
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { stripTypeScriptTypes } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import type * as engineSource from '../../src/lib/search/engine.ts';
import type * as facetsSource from '../../src/lib/search/facets.ts';
import type * as pagefindSource from '../../src/lib/search/pagefind.ts';
import { drawQueries, readArticles } from './articles.ts';
import type { Spread } from './measure.ts';
import { ours } from './ours.ts';

/** Pages that are opened anew for one question each. */
const QUESTIONS = 40;
const root = join(import.meta.dirname, '../..');

export interface InBrowser {
  /** Milliseconds until the index can be asked; median. */
  readonly start: number;
  /** Milliseconds from question to answer, nothing of it fetched before. */
  readonly time: Spread;
  readonly errors: number;
}

/** Builds the index and asks it, each question in a page of its own. */
export async function measureInBrowser(articles: number, queries: number): Promise<InBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'search-bench-'));
  const records = readArticles(articles);
  await ours.build(records, folder);
  const asked = drawQueries(records, Math.min(queries, 500));
  const server = serve(folder);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    const answers: Answered[] = [];
    const step = Math.max(1, Math.floor(asked.length / QUESTIONS));
    for (const { query, wanted } of asked.filter((_, index) => index % step === 0)) {
      const context = await browser.newContext();
      answers.push(await askIn(await context.newPage(), origin, query, wanted.size));
      await context.close();
    }
    const start = spreadOf(answers.map((answer) => answer.start)).median;
    const errors = answers.filter((answer) => !answer.isRight).length;
    return { start, time: spreadOf(answers.map(({ time }) => time)), errors };
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

interface Answered {
  readonly start: number;
  readonly time: number;
  readonly isRight: boolean;
}

async function askIn(page: Page, origin: string, query: string, wanted: number): Promise<Answered> {
  await page.goto(`${origin}/empty.html`);
  const { start, time, found } = await page.evaluate(
    async ({ query: text, sources }) => {
      const began = performance.now();
      const [pagefind, { joinShards }, { createEngine }, { noChoice }] = (await Promise.all(
        ['/index/pagefind.js', ...sources].map((path) => import(path)),
      )) as [never, Sources['pagefind'], Sources['engine'], Sources['facets']];
      const shards = (await (await fetch('/index/shards.json')).json()) as never;
      const basePath = '/index/';
      const { instance } = await joinShards({ pagefind, basePath, shards, hasFailedBelow: () => false });
      await instance.filters();
      const engine = createEngine({
        instance,
        loadConverters: () => Promise.resolve([]),
        hasFailed: () => false,
      });
      const ready = performance.now();
      const answer = await engine.ask({ query: text, choice: noChoice });
      const hits = answer?.hits.length ?? 0;
      return { start: ready - began, time: performance.now() - ready, found: hits };
    },
    { query, sources: ['pagefind', 'engine', 'facets'].map((name) => `/src/lib/search/${name}.ts`) },
  );
  return { start, time, isRight: found === wanted };
}

interface Sources {
  readonly pagefind: typeof pagefindSource;
  readonly engine: typeof engineSource;
  readonly facets: typeof facetsSource;
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), p95: at(0.95), max: at(1) };
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.ts': 'text/javascript',
};

/** The index under /index/, our sources without their types under /src/. */
function serve(folder: string): Server {
  const read = (path: string): Buffer | string => {
    if (path === '/empty.html') return '<!doctype html><html lang="zh-Hans"></html>';
    if (path.startsWith('/index/')) return readFileSync(join(folder, path.slice('/index/'.length)));
    return stripTypeScriptTypes(readFileSync(join(root, path), 'utf8'));
  };
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      const content = read(pathname);
      response.writeHead(200, { 'content-type': types[extname(pathname)] ?? 'application/octet-stream' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0);
}
