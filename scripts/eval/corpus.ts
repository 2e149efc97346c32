/** The evaluation corpus: real articles that stay outside the repository. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'astro/zod';

/** Where the corpus is expected: beside the repository, never in it. */
export const corpusFile = join(import.meta.dirname, '../../../shared/corpus/cctv-24k.jsonl.gz');

const articleSchema = z.object({
  id: z.string().min(1),
  /** Day of publication, `YYYY-MM-DD`. */
  date: z.iso.date(),
  title: z.string().min(1),
  paras: z.array(z.string()),
});

/** One article: title, paragraphs, and the day it was published. */
export type Article = z.infer<typeof articleSchema>;

export interface Corpus {
  /** Of the packed file, lower-case hex: the floors hold for this file only. */
  readonly sha256: string;
  /** In the file's order. */
  readonly articles: readonly Article[];
}

/**
 * Reads the whole corpus.
 *
 * @returns null where the file is absent
 * @throws ZodError when a line is not an article
 */
export function readCorpus(file: string = corpusFile): Corpus | null {
  if (!existsSync(file)) return null;
  const packed = readFileSync(file);
  const lines = gunzipSync(packed).toString('utf8').trimEnd().split('\n');
  return {
    sha256: createHash('sha256').update(packed).digest('hex'),
    articles: lines.map((line) => articleSchema.parse(JSON.parse(line))),
  };
}
