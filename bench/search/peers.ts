/**
 * Searches that load their whole index before the first question.
 *
 * FlexSearch has an encoder for Chinese; the others get words cut by Intl.Segmenter in the normal
 * form of ours. Of a query's words all must be found. The whole index is exported, packed, written,
 * and read again by each session.
 */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { create, insert, load, save, search } from '@orama/orama';
import { Charset, Index as FlexIndex } from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import { normalise } from '../../src/lib/search/normalise.ts';
import type { SearchRecord } from '../../src/lib/search/record.ts';
import { textOf, type Contestant, type Session } from './engines.ts';
import { writeInto } from './files.ts';

const INDEX = 'index.json.gz';
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of a text, without spaces and punctuation. */
function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(normalise(text)))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

interface Peer {
  readonly name: string;
  readonly setting: string;
  /** Path of the script that a browser loads, in its package. */
  readonly script: string;
  /** The index as JSON. */
  index(records: readonly SearchRecord[]): Promise<string> | string;
  /** A search in an index as JSON. */
  read(exported: string): Session['ask'];
}

function contestantOf(peer: Peer): Contestant {
  return {
    name: peer.name,
    setting: peer.setting,
    build: async (records, folder) => {
      const packed = gzipSync(await peer.index(records));
      writeInto(folder, INDEX, packed);
      return packed.length;
    },
    open: (folder) => Promise.resolve(sessionOf(peer, folder)),
  };
}

const opened = new Map<string, Session['ask']>();

/** Sessions share what was read: no question changes it, and to read it takes seconds. */
function sessionOf(peer: Peer, folder: string): Session {
  const file = join(folder, INDEX);
  const ask = opened.get(file) ?? peer.read(gunzipSync(readFileSync(file)).toString('utf8'));
  opened.set(file, ask);
  const script = gzipSync(readFileSync(createRequire(import.meta.url).resolve(peer.script)));
  return { start: statSync(file).size + script.length, fetched: () => 0, ask };
}

const miniOptions = { fields: ['text'], tokenize: wordsOf };

const miniSearch: Peer = {
  name: 'MiniSearch',
  setting: 'words of Intl.Segmenter, all of them',
  script: 'minisearch',
  index: (records) => {
    const index = new MiniSearch(miniOptions);
    index.addAll(records.map((record) => ({ id: record.id, text: textOf(record) })));
    return JSON.stringify(index);
  },
  read: (exported) => {
    const index = MiniSearch.loadJSON(exported, miniOptions);
    return (query) =>
      Promise.resolve(index.search(query, { combineWith: 'AND' }).map(({ id }) => String(id)));
  },
};

const createFlex = (): FlexIndex => new FlexIndex({ tokenize: 'strict', encoder: Charset.CJK });

const flexSearch: Peer = {
  name: 'FlexSearch',
  setting: 'its own encoder for Chinese',
  script: 'flexsearch',
  index: (records) => {
    const index = createFlex();
    for (const record of records) index.add(record.id, textOf(record));
    const parts: [string, string][] = [];
    index.export((key, data) => {
      parts.push([key, data]);
    });
    return JSON.stringify(parts);
  },
  read: (exported) => {
    const index = createFlex();
    for (const [key, data] of JSON.parse(exported) as [string, string][]) index.import(key, data);
    return (query) => Promise.resolve(index.search(query, { limit: 100_000 }).map(String));
  },
};

/** lunr's own way for any language: without its English stemmer, trimmer and stop words. */
const lunrPeer: Peer = {
  name: 'lunr',
  setting: 'words of Intl.Segmenter, all of them; no stemmer',
  script: 'lunr',
  index: (records) =>
    JSON.stringify(
      lunr(function () {
        this.tokenizer = (text) => wordsOf(String(text)).map((word) => new lunr.Token(word, {}));
        this.pipeline.reset();
        this.searchPipeline.reset();
        this.ref('id');
        this.field('text');
        for (const record of records) this.add({ id: record.id, text: textOf(record) });
      }),
    ),
  read: (exported) => {
    const index = lunr.Index.load(JSON.parse(exported) as object);
    return (query) => {
      const words = wordsOf(query);
      if (words.length === 0) return Promise.resolve([]);
      const results = index.query((clauses) => {
        for (const word of words) clauses.term(word, { presence: lunr.Query.presence.REQUIRED });
      });
      return Promise.resolve(results.map(({ ref }) => ref));
    };
  },
};

const createOrama = () =>
  create({
    schema: { id: 'string', text: 'string' },
    components: {
      tokenizer: {
        language: 'chinese',
        normalizationCache: new Map(),
        tokenize: (raw: string) => wordsOf(raw),
      },
    },
  });

const orama: Peer = {
  name: 'Orama',
  setting: 'words of Intl.Segmenter, all of them',
  script: '@orama/orama',
  index: async (records) => {
    const index = createOrama();
    for (const record of records) await insert(index, { id: record.id, text: textOf(record) });
    // Its store of documents is not needed to find them.
    return JSON.stringify(save(index));
  },
  read: (exported) => {
    const index = createOrama();
    load(index, JSON.parse(exported) as Parameters<typeof load>[1]);
    return async (query) => {
      const { hits } = await search(index, {
        term: query,
        properties: ['text'],
        threshold: 0,
        limit: 100_000,
      });
      return hits.map(({ id }) => id);
    };
  },
};

export const peers: readonly Contestant[] = [miniSearch, flexSearch, orama, lunrPeer].map(contestantOf);
