// @ts-check
import { defineConfig } from 'astro/config';

/**
 * Where the site will stand, both optional:
 * - CUNZHEN_SITE: its origin, `https://example.org`. Without it the site has no canonical links, feed or sitemap.
 * - CUNZHEN_BASE: the path it stands under, `/archive`, for hosts that serve it from a folder.
 */
const { CUNZHEN_SITE: site, CUNZHEN_BASE: base } = process.env;

export default defineConfig({
  ...(site ? { site } : {}),
  ...(base ? { base } : {}),
  output: 'static',
  trailingSlash: 'always',
  // The Content-Security-Policy allows neither inline styles nor inline scripts.
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
});
