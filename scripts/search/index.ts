/** Builds the search index of a built site. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { edtfSortKey } from '../../src/lib/edtf.ts';
import { readReportFile } from '../../src/lib/report-file.ts';
import { corpusSchema } from '../../src/lib/schemas/corpus.ts';
import { facetValues } from '../../src/lib/search/facets.ts';
import { searchRecord, type SearchRecord } from '../../src/lib/search/record.ts';
import { INDEX_LANGUAGE, recordContent } from '../../src/lib/search/tokens.ts';
import { shippedFiles, type BundleFile } from './bundle.ts';
import { peopleByReport } from './people.ts';
import { settleOrder } from './settle.ts';

/** Where the index is made from, and where it goes. */
export interface SearchIndexPlaces {
  /** Folder with the reports' Markdown files. */
  readonly reportsDir: string;
  readonly corpusFile: string;
  /** Folder of the built site; the index is written to `pagefind/` in it. */
  readonly outDir: string;
}

/** A report with what it is filtered by. */
export interface Indexed {
  readonly record: SearchRecord;
  /** Names as their pages show them. */
  readonly people: readonly string[];
}

/**
 * Words a chunk of the index. Smaller than Pagefind's 20,000: a query fetches a third, for three
 * times the metadata at the start.
 */
const CHUNK_SIZE = '4000';

/**
 * Builds the index of all reports and writes it into the site.
 *
 * @throws Error when a file cannot be read or Pagefind refuses a report
 */
export async function buildSearchIndex(places: SearchIndexPlaces): Promise<void> {
  const corpus = corpusSchema.parse(JSON.parse(readFileSync(places.corpusFile, 'utf8')));
  const people = peopleByReport(corpus);
  const reports = readdirSync(places.reportsDir)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name): Indexed => {
      const { report, body } = readReportFile(readFileSync(join(places.reportsDir, name), 'utf8'));
      return { record: searchRecord(report, body), people: people.get(report.id) ?? [] };
    });
  const files = await indexFiles(reports);
  for (const file of files) {
    const path = join(places.outDir, 'pagefind', file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.content);
  }
}

/**
 * The files of the index of these reports. The same reports in the same order give the same files.
 *
 * @throws Error when Pagefind refuses a report
 */
export async function indexFiles(reports: readonly Indexed[]): Promise<BundleFile[]> {
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE ??= CHUNK_SIZE;
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  try {
    for (const report of reports) await addReport(index, report);
    const built = await index.getFiles();
    if (built.errors.length > 0) throw new Error(`Pagefind failed: ${built.errors.join('; ')}`);
    const records = new Map(reports.map(({ record }) => [record.id, record]));
    return settleOrder(shippedFiles(built.files, records));
  } finally {
    await close();
  }
}

async function addReport(index: PagefindIndex, { record, people }: Indexed): Promise<void> {
  const { errors } = await index.addCustomRecord({
    url: record.id,
    content: recordContent(record.units.map((unit) => unit.text)),
    language: INDEX_LANGUAGE,
    filters: facetValues(record, people),
    // Pagefind leaves out records without a key: undated ones sort as the oldest.
    sort: { date: edtfSortKey(record.date ?? '') ?? '' },
  });
  if (errors.length > 0) throw new Error(`Pagefind refused ${record.id}: ${errors.join('; ')}`);
}
