/**
 * The addresses of the site's pages, relative to its root: `reports/2023-08/`. src/lib/site.ts puts
 * the base path before them.
 */
import type { EntityKind } from './schemas/provenance.ts';

/** The folder of each kind of authority record. */
export const kindFolders: Readonly<Record<EntityKind, string>> = {
  person: 'people',
  place: 'places',
  organisation: 'organisations',
  document: 'documents',
  formulation: 'formulations',
};

/**
 * An id as one segment of an address: itself, if it holds nothing but letters, digits, `_` and `-`;
 * otherwise what is left of it and a number made from the id, so that no two ids meet.
 */
export function slug(id: string): string {
  const plain = id
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}_-]+/gu, '-')
    .replace(/^-|-$/gu, '');
  const short = [...plain].slice(0, 60).join('');
  if (short === id) return id;
  return [short, fingerprint(id)].filter(Boolean).join('-');
}

/** Eight hex digits of a string: 32-bit FNV-1a over its UTF-16 code units. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The page of a report. */
export function reportPath(id: string): string {
  return `reports/${slug(id)}/`;
}

/** The page that sets a report beside its capture. */
export function provenancePath(id: string): string {
  return `reports/${slug(id)}/provenance/`;
}

/** The report as Markdown. */
export function markdownPath(id: string): string {
  return `reports/${slug(id)}.md`;
}

/** The capture, byte for byte. Always `.txt`: no host may serve a captured page as a page of ours. */
export function rawPath(id: string): string {
  return `raw/${slug(id)}.txt`;
}

/** The page of an authority record; its first one, or a later one of a long concordance. */
export function entityPath(kind: EntityKind, id: string, page = 1): string {
  return `${kindFolders[kind]}/${slug(id)}/${page > 1 ? `${page}/` : ''}`;
}

/** The anchor of a block on its report's page. */
export function blockAnchor(block: number): string {
  return `p${block}`;
}
