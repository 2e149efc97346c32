// @ts-check
import { join } from 'node:path';
import { defineConfig } from 'astro/config';

/**
 * Where the site will stand, both optional:
 * - CUNZHEN_SITE: its origin, `https://example.org`. Without it the site has no canonical links, feed or sitemap.
 * - CUNZHEN_BASE: the path it stands under, `/archive`, for hosts that serve it from a folder.
 *
 * CUNZHEN_CONTENT and CUNZHEN_SEEDS name other folders for the built content and the captures; tests use them.
 */
const { CUNZHEN_SITE: site, CUNZHEN_BASE: base, CUNZHEN_CONTENT, CUNZHEN_SEEDS } = process.env;

export default defineConfig({
  ...(site ? { site } : {}),
  ...(base ? { base } : {}),
  output: 'static',
  trailingSlash: 'always',
  // The Content-Security-Policy allows neither inline styles nor inline scripts.
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0 },
    define: {
      CONTENT_FOLDER: JSON.stringify(CUNZHEN_CONTENT ?? join(import.meta.dirname, 'src/content')),
      CAPTURE_FOLDER: JSON.stringify(CUNZHEN_SEEDS ?? join(import.meta.dirname, 'seeds')),
    },
  },
  devToolbar: { enabled: false },
});
