/** The archive for machines: an Atom feed and sitemaps. Text in, XML out. */

/** A report in the feed. */
export interface FeedEntry {
  /** Full address; the entry's identity as well. */
  readonly address: string;
  readonly title: string;
  readonly summary: string | undefined;
  readonly author: string | undefined;
  /** Day, `2023-08-21`: of publication, else of the event. */
  readonly day: string;
}

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Escapes text for XML and drops what no XML file may hold. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * An Atom feed. Its time is that of its newest entry, never the clock's: the same archive makes the
 * same feed.
 */
export function atomFeed(
  feed: { readonly title: string; readonly home: string; readonly self: string },
  entries: readonly FeedEntry[],
): string {
  const newest =
    entries
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? '1970-01-01';
  const items = entries.map(
    ({ address, title, summary, author, day }) => `  <entry>
    <id>${xmlText(address)}</id>
    <link href="${xmlText(address)}"/>
    <title>${xmlText(title)}</title>
    <updated>${day}T00:00:00Z</updated>
    <author><name>${xmlText(author ?? feed.title)}</name></author>${
      summary === undefined ? '' : `\n    <summary>${xmlText(summary)}</summary>`
    }
  </entry>
`,
  );
  return `${declaration}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
  <id>${xmlText(feed.home)}</id>
  <title>${xmlText(feed.title)}</title>
  <link href="${xmlText(feed.home)}"/>
  <link rel="self" href="${xmlText(feed.self)}"/>
  <updated>${newest}T00:00:00Z</updated>
${items.join('')}</feed>
`;
}

/** A sitemap of full addresses; the format allows 50,000. */
export function sitemap(addresses: readonly string[]): string {
  const rows = addresses.map((address) => `  <url><loc>${xmlText(address)}</loc></url>\n`);
  return `${declaration}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('')}</urlset>\n`;
}

/** The sitemap of sitemaps. */
export function sitemapIndex(addresses: readonly string[]): string {
  const rows = addresses.map((address) => `  <sitemap><loc>${xmlText(address)}</loc></sitemap>\n`);
  return `${declaration}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('')}</sitemapindex>\n`;
}
