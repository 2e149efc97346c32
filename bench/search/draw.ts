/** Draws the queries once for all searches: `node bench/search/draw.ts ARTICLES QUERIES FILE`. */
import { writeFileSync } from 'node:fs';
import { drawQueries, inTraditional, readArticles, type Asked } from './articles.ts';

/** What is asked, as the file has it. */
export interface Drawn {
  readonly asked: readonly Asked[];
  readonly traditional: readonly Asked[];
}

const [, , articles = '', queries = '', file = ''] = process.argv;
const asked = drawQueries(readArticles(Number(articles)), Number(queries));
// Three scripts each: together more than 300.
const drawn: Drawn = { asked, traditional: inTraditional(asked.slice(0, 110)) };
writeFileSync(file, JSON.stringify(drawn));
