/** Finds a Chromium for the browser tests, or installs Debian's, or says what to do. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of an installed Chromium or Chrome, or undefined. `CHROMIUM_PATH` goes before all others. */
export function findChromium(): string | undefined {
  return places.find((place) => place !== '' && existsSync(place));
}

/**
 * Makes sure that there is a Chromium and a font for Chinese.
 *
 * @param log gets a line for each thing that is done
 * @throws Error that says what to install, where we may not or cannot do it
 */
export function ensureChromium(log: (line: string) => void): string {
  const found = findChromium();
  if (found !== undefined && hasChineseFont()) return found;
  if (!mayInstall()) {
    if (found !== undefined) return found; // only the font is missing: the tests hold without it
    throw new Error(
      'The browser tests need Chromium or Chrome. Install one (Debian, Ubuntu: sudo apt-get install chromium fonts-noto-cjk), ' +
        'or set CHROMIUM_PATH to its program, and run npm test again.',
    );
  }
  log('Installing chromium and fonts-noto-cjk with apt-get …');
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
  const installed = findChromium();
  if (installed === undefined)
    throw new Error('apt-get installed chromium, but /usr/bin/chromium is missing.');
  return installed;
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function hasChineseFont(): boolean {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return list.error === undefined && list.stdout.trim() !== '';
}

function apt(args: readonly string[]): void {
  const done = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (done.status !== 0)
    throw new Error(`apt-get ${args.join(' ')} failed; install chromium by hand and run npm test again.`);
}
