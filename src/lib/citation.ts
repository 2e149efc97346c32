/** How to cite a report, for people and for programs that read the page. */
import { edtfBounds, parseEdtf } from './edtf.ts';
import type { Report } from './schemas/report.ts';

/** First day that a date can mean, `2023-08-21`, and whether it is known to be that day. */
function dayOf(date: string | null): { readonly day: string; readonly certain: boolean } | null {
  const parsed = date === null ? null : parseEdtf(date);
  if (!parsed) return null;
  const { first, last } = edtfBounds(parsed);
  const inferred = parsed.kind === 'point' && parsed.at.inferred !== null;
  return { day: first.slice(0, 10), certain: !inferred && first.slice(0, 10) === last.slice(0, 10) };
}

/**
 * The report after GB/T 7714—2015, as an online newspaper article. A year that only the event gives
 * stands in brackets, as the standard wants for estimated years. `[引用日期]` is the reader's to fill in.
 *
 * @param address - of the report's page, if the site has one
 */
export function citation(report: Report, address: string | undefined): string {
  const published = dayOf(report.published);
  const event = dayOf(report.event.date);
  const authors = report.reporters.map(({ name }) => name).join(', ');
  const paper = report.source ?? report.publisher;
  const date = published?.day ?? (event ? `[${event.day.slice(0, 4)}]` : '');
  const where = [paper, date].filter(Boolean).join(', ');
  return [
    authors === '' ? '' : `${authors}. `,
    `${report.headline}[N/OL]. `,
    `${where}[引用日期].`,
    address ? ` ${address}.` : '',
  ].join('');
}

/** A `<meta>` of the report's head. */
export interface MetaTag {
  readonly name: string;
  readonly content: string;
}

/**
 * Highwire and Dublin Core tags. Zotero's Embedded Metadata translator makes a newspaper article of
 * them; `citation_journal_title` would make it a journal article.
 */
export function metaTags(report: Report): readonly MetaTag[] {
  const published = dayOf(report.published);
  const paper = report.source ?? report.publisher;
  const tags: (readonly [string, string | null | undefined])[] = [
    ['DC.type', 'newspaperArticle'],
    ['DC.title', report.headline],
    ['DC.language', 'zh-Hans'],
    ['DC.source', paper],
    ['DC.publisher', report.publisher],
    ['DC.date', published?.day],
    ['DC.coverage', report.event.place],
    ['DC.identifier', report.id],
    ['prism.publicationName', paper],
    ['prism.section', report.section],
    ['citation_title', report.headline],
    ['citation_publication_date', published?.day.replaceAll('-', '/')],
    ['citation_language', 'zh'],
    ...report.reporters.flatMap(
      ({ name }) =>
        [
          ['DC.creator', name],
          ['citation_author', name],
        ] as const,
    ),
  ];
  return tags.flatMap(([name, content]) => (content ? [{ name, content }] : []));
}

/** schema.org NewsArticle, as the text of a JSON-LD script element: safe inside HTML. */
export function newsArticle(report: Report, address: string | undefined): string {
  const published = dayOf(report.published);
  const person = ({ name }: { name: string }): object => ({ '@type': 'Person', name });
  const paper = report.source ?? report.publisher;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: report.headline,
    alternativeHeadline: report.deck,
    description: report.summary,
    inLanguage: 'zh-Hans',
    url: address,
    articleSection: report.section,
    datePublished: report.published && published?.certain ? report.published : undefined,
    dateline: report.event.place ?? undefined,
    author: report.reporters.length > 0 ? report.reporters.map(person) : undefined,
    editor: report.editor ? person({ name: report.editor }) : undefined,
    sourceOrganization: paper ? { '@type': 'NewsMediaOrganization', name: paper } : undefined,
    publisher: report.publisher ? { '@type': 'Organization', name: report.publisher } : undefined,
    contentLocation: report.event.place ? { '@type': 'Place', name: report.event.place } : undefined,
    temporalCoverage: report.event.date ?? undefined,
    mentions: report.people.map(person),
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
