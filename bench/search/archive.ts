/** An archive of thousands of articles, made by the real pipeline, and its search index. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildContent } from '../../scripts/build/content.ts';
import { captureOf } from '../../scripts/eval/capture.ts';
import { progressOn } from '../../scripts/report/progress.ts';
import { buildSearchIndex } from '../../scripts/search/index.ts';
import { readCorpusArticles } from './articles.ts';

/** Folders of an archive. */
export interface Archive {
  /** With the reports' Markdown files. */
  readonly reports: string;
  /** The search index, as it lies in a site. */
  readonly site: string;
}

/** Builds what of the archive is not in the folder already. The index is always built. */
export async function buildArchive(folder: string, count: number): Promise<Archive> {
  const corpusFile = join(folder, 'corpus.json');
  const archive = { reports: join(folder, 'reports'), site: join(folder, 'site') };
  if (!existsSync(corpusFile)) writeContent(folder, count);
  rmSync(archive.site, { recursive: true, force: true });
  await buildSearchIndex({
    reportsDir: archive.reports,
    corpusFile,
    outDir: archive.site,
    cacheDir: join(folder, 'shards'),
  });
  return archive;
}

function writeContent(folder: string, count: number): void {
  const articles = new Map(readCorpusArticles(count).map((article) => [`${article.id}.txt`, article]));
  const files = Array.from(articles, ([file, { id }]) => ({ file, id }));
  buildContent(
    { files, refused: [], messages: [] },
    {
      read: (file) => {
        const article = articles.get(file);
        if (!article) throw new Error(`no article is called ${file}`);
        return captureOf({ ...article, paras: [...article.paras] });
      },
      readCorrections: () => undefined,
      write: (path, content) => {
        // The search needs no provenance.
        if (path.startsWith('reports/') && path.endsWith('.json')) return;
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      },
      progress: progressOn(process.stderr),
    },
  );
}
