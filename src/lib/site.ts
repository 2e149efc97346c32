/** Where the site stands: the only module that knows the base path. */

/** The address of a page, given its path from the site's root: `link('reports/')`. */
export function link(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/u, '')}/${path}`;
}

/** The full address of a page, given its path from the origin; undefined when the site has no origin. */
export function address(path: string, site: URL | undefined): string | undefined {
  return site && new URL(path, site).href;
}
