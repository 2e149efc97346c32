/** The articles that the measurements are made on; they are not part of the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'astro/zod';

const path = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus', 'cctv-24k.jsonl.gz');
const articleSchema = z.object({ title: z.string(), paras: z.array(z.string()) });

/** For a test's options: why it is skipped, or false where the corpus is there. */
export const corpusFile = {
  path,
  skip: existsSync(path) ? false : 'the corpus ../shared/corpus/cctv-24k.jsonl.gz is not here',
};

let articles: string[] | undefined;

/** Each article as one text: its title and its paragraphs, a line each. */
export function readCorpus(): readonly string[] {
  articles ??= gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { title, paras } = articleSchema.parse(JSON.parse(line));
      return [title, ...paras].join('\n');
    });
  return articles;
}
