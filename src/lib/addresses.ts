/**
 * The addresses of the site's pages, relative to its root: `reports/a/`. src/lib/site.ts puts the
 * base path before them. The ids of reports and records are made to be parts of addresses.
 */
import type { EntityKind } from './schemas/provenance.ts';

/** The folder of each kind of authority record. */
export const kindFolders = {
  person: 'people',
  place: 'places',
  organisation: 'organisations',
  document: 'documents',
  formulation: 'formulations',
} as const satisfies Record<EntityKind, string>;

/** The page of a report. */
export function reportPath(id: string): string {
  return `reports/${id}/`;
}

/** The page that sets a report beside its capture; at one line of the capture, when given. */
export function provenancePath(id: string, line?: number): string {
  return `reports/${id}/provenance/${line === undefined ? '' : `#l${line}`}`;
}

/** The report as Markdown. */
export function markdownPath(id: string): string {
  return `reports/${id}.md`;
}

/** The capture, byte for byte. Always `.txt`: no host may serve a captured page as a page of ours. */
export function rawPath(id: string): string {
  return `raw/${id}.txt`;
}

/** The page of an authority record; its first one, or a later one of a long concordance. */
export function entityPath(kind: EntityKind, id: string, page = 1): string {
  return `${kindFolders[kind]}/${id}/${page > 1 ? `${page}/` : ''}`;
}

/** The anchor of a block on its report's page. */
export function blockAnchor(block: number): string {
  return `p${block}`;
}
