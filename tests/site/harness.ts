/** Serves the built dist/ as a real host would, with its headers file, and opens a real browser on it. */
import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, normalize, extname } from 'node:path';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** The built site; CUNZHEN_DIST names another folder for it. */
export const dist = process.env.CUNZHEN_DIST ?? join(import.meta.dirname, '../../dist');

export interface Site {
  /** Origin, without a slash at the end. */
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/**
 * Starts a server on a free port of this machine and a headless Chromium. Close both with `close`.
 *
 * @param overlay a folder whose files come before those of the site
 */
export async function startSite(overlay?: string): Promise<Site> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('No Chromium found: run npm test, which installs it or says how.');
  if (!existsSync(join(dist, 'index.html'))) throw new Error('dist/ is missing: run npm run build first.');
  const server = await serve(overlay);
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    browser,
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A page that notes everything a strict site must not do. */
export interface WatchedPage {
  readonly page: Page;
  /** Console errors, uncaught exceptions, failed requests and requests to other origins. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a page in a fresh profile. */
export async function watchedPage(site: Site, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await site.browser.newContext({ locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    if (!/^(?:data|blob):/u.test(request.url()) && !request.url().startsWith(site.url)) {
      faults.push(`foreign request: ${request.url()}`);
    }
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Leaving a page aborts what it still loads; what the policy or the server refuses has other names.
    if (reason !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${reason}`);
  });
  return { page, faults, close: () => context.close() };
}

/** Rules of a headers file in the format of Cloudflare Pages and Netlify: path patterns, then indented headers. */
export function parseHeaders(text: string): { pattern: RegExp; headers: [string, string][] }[] {
  const rules: { pattern: RegExp; headers: [string, string][] }[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const header = /^\s+([^:]+):\s*(.*)$/u.exec(line);
    if (header) rules.at(-1)?.headers.push([header[1] ?? '', header[2] ?? '']);
    else rules.push({ pattern: new RegExp(`^${escape(line.trim())}$`, 'u'), headers: [] });
  }
  return rules;
}

function escape(pattern: string): string {
  return pattern.replace(/[.+?^${}()|[\]\\]/gu, '\\$&').replaceAll('*', '.*');
}

async function serve(overlay: string | undefined): Promise<Server> {
  const rules = parseHeaders(readFileSync(join(dist, '_headers'), 'utf8'));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const over = overlay === undefined ? '' : join(overlay, normalize(path));
    const isOver = over !== '' && existsSync(over) && statSync(over).isFile();
    const wanted = isOver ? over : join(dist, normalize(path));
    const file = existsSync(wanted) && statSync(wanted).isDirectory() ? join(wanted, 'index.html') : wanted;
    for (const rule of rules) {
      if (rule.pattern.test(path)) for (const [name, value] of rule.headers) response.setHeader(name, value);
    }
    const found = (isOver || wanted.startsWith(dist)) && existsSync(file);
    const body = found ? file : join(dist, '404.html');
    if (!response.hasHeader('content-type')) {
      response.setHeader('content-type', types[extname(body)] ?? 'application/octet-stream');
    }
    response.writeHead(found ? 200 : 404);
    response.end(readFileSync(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
