/** The feed and the sitemaps, which need full addresses: a site without an origin has none. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { entityPath, reportPath } from '../lib/addresses.ts';
import { card, corpus } from '../lib/archive.ts';
import { edtfBounds, parseEdtf } from '../lib/edtf.ts';
import { atomFeed, sitemap, sitemapIndex } from '../lib/feeds.ts';
import { pagesOf } from '../lib/pages-of.ts';
import { address, link } from '../lib/site.ts';
import { t } from '../lib/strings.ts';

const feedLength = 50;
const sitemapLength = 40_000;
// Astro types it as set, but it is not when the configuration has no `site`.
const origin = import.meta.env.SITE as string | undefined;
const site = origin === undefined ? undefined : new URL(origin);
const full = (path: string): string => address(link(path), site) ?? path;

function allPaths(): readonly string[] {
  const { order, people, entities } = corpus();
  const indexes = Object.keys(t.nav).map((part) => `${part}/`);
  return [
    '',
    ...indexes,
    ...order.map(reportPath),
    ...people.map(({ id }) => entityPath('person', id)),
    ...entities.map(({ kind, id }) => entityPath(kind, id)),
  ];
}

function feed(): string {
  const entries = corpus()
    .order.slice(0, feedLength)
    .flatMap((id) => {
      const { headline, deck, source, published, date } = card(id);
      const parsed = parseEdtf(published ?? date ?? '');
      if (!parsed) return [];
      const day = edtfBounds(parsed).first.slice(0, 10);
      return [
        { address: full(reportPath(id)), title: headline, summary: deck, author: source ?? undefined, day },
      ];
    });
  return atomFeed(
    { title: `${t.site.name} · ${t.site.tagline}`, home: full(''), self: full('feed.xml') },
    entries,
  );
}

export const getStaticPaths = (() => {
  if (site === undefined) return [];
  const parts = pagesOf(allPaths(), sitemapLength).map(({ number, items }) => ({
    params: { file: `sitemap-${number}` },
    props: { text: sitemap(items.map(full)) },
  }));
  const index = sitemapIndex(parts.map(({ params }) => full(`${params.file}.xml`)));
  return [
    { params: { file: 'feed' }, props: { text: feed() } },
    { params: { file: 'sitemap' }, props: { text: index } },
    ...parts,
  ];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
