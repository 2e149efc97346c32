/** What a page says of itself: meta elements, JSON-LD, a newspaper system's comment, its title. */
import type { Token } from 'parse5';
import { tidyCharacters } from '../decode.ts';
import { applyEdits, currentText, trace } from '../../text/traced.ts';
import { decodeReference, references } from './entities.ts';
import { linkedValues } from './linked-data.ts';
import { factRows, type ExtractRow, type FactField } from './rows.ts';
import type { PageFact } from './page-fact.ts';
import type { PageToken } from './scan.ts';

/** Before the lines are known. */
export type FoundFact = Omit<PageFact, 'line'>;

/** A statement before the rules have chosen: what kind of place, which name there, which value. */
interface Statement {
  readonly place: 'meta' | 'linked' | 'property' | 'variable' | 'keys' | 'title';
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

const several: ReadonlySet<FactField> = new Set(['author', 'keyword']);
/** So many authors or keywords of a page are taken. */
const mostOfOne = 50;
/** Longer values are no facts. Code units. */
const longestValue = 600;

/** The facts of a page: of each field the statement that the first rule finds; of authors and keywords all of them. */
export function factsOf(source: string, tokens: readonly PageToken[]): FoundFact[] {
  return chooseFacts(tokens.flatMap((token, index) => statementsAt(source, tokens, token, index)));
}

/** Facts from the key-and-value lines of a text's front matter. */
export function factsOfKeys(pairs: readonly { name: string; value: string; at: number }[]): FoundFact[] {
  return chooseFacts(pairs.map((pair) => ({ place: 'keys', ...pair })));
}

function chooseFacts(statements: readonly Statement[]): FoundFact[] {
  const byName = Map.groupBy(statements, ({ place, name }) => `${place} ${name}`);
  const out: FoundFact[] = [];
  const found = new Set<FactField>();
  for (const row of factRows) {
    if (found.has(row.fact)) continue;
    const facts = namesOf(row).flatMap((name) =>
      (byName.get(name) ?? []).flatMap((one) => factFrom(row, one)),
    );
    const chosen = several.has(row.fact) ? uniqueByValue(facts).slice(0, mostOfOne) : facts.slice(0, 1);
    if (chosen.length > 0) found.add(row.fact);
    out.push(...chosen);
  }
  return out.sort((a, b) => a.at - b.at);
}

const uniqueByValue = (facts: readonly FoundFact[]): FoundFact[] =>
  [...new Map(facts.toReversed().map((fact) => [fact.value, fact])).values()].toReversed();

function namesOf(row: ExtractRow): string[] {
  return (['meta', 'linked', 'property', 'variable', 'keys'] as const)
    .flatMap((place) => (row[place] ?? []).map((name) => `${place} ${name}`))
    .concat(row.elements?.includes('title') ? ['title title'] : []);
}

function factFrom(row: ExtractRow & { fact: FactField }, { value, at, name }: Statement): FoundFact[] {
  const values = row.fact === 'keyword' ? value.split(/[,，;；、|\s]+/u) : [value];
  return values
    .map((one) => oneLine(one).replace(labels[row.fact] ?? /$^/u, ''))
    .filter((one) => isFact(row.fact, one))
    .map((one) => ({ field: row.fact, value: one, rule: `extract/${row.id}`, at, name }));
}

const labels: Readonly<Partial<Record<FactField, RegExp>>> = {
  source: /^(?:信息)?来源\s*[:：]\s*/u,
  author: /^(?:作者|记者)\s*[:：]\s*/u,
  published: /(?<=\d{4}-\d\d-\d\d) 00:00:00:0$/u, // a time that only fills the field
};

/** A name has letters, a time has digits; numbers of users and addresses are neither. */
function isFact(field: FactField, value: string): boolean {
  if (value === '' || value.length > longestValue) return false;
  if (field === 'published') return /^\d{4}/u.test(value);
  return /\p{L}/u.test(value) && !/^https?:/iu.test(value);
}

/** White space of any kind as one space; what is not meant as text, out. */
function oneLine(value: string): string {
  const edits = tidyCharacters(value);
  return currentText(applyEdits(trace(value), edits, 'extract'))
    .replace(/[ \t\n\f\r]+/gu, ' ')
    .trim();
}

function statementsAt(
  source: string,
  tokens: readonly PageToken[],
  token: PageToken,
  index: number,
): Statement[] {
  const at = token.start;
  if (token.kind === 'comment') return properties(token.name, at);
  if (token.kind !== 'start') return [];
  const next = tokens[index + 1];
  const content = next?.kind === 'text' ? source.slice(next.start, next.end) : '';
  if (token.name === 'meta') return metaStatement(token, at);
  if (token.name === 'title') return [{ place: 'title', name: 'title', value: decodeAll(content), at }];
  if (token.name !== 'script') return [];
  return attribute(token.attributes, 'type')?.trim().toLowerCase() === 'application/ld+json'
    ? linkedValues(content).map(({ name, value }) => ({ place: 'linked', name, value, at }))
    : variables(content, at);
}

const attribute = (attributes: readonly Token.Attribute[], name: string): string | undefined =>
  attributes.find((one) => one.name === name)?.value;

function metaStatement({ attributes }: PageToken, at: number): Statement[] {
  const value = attribute(attributes, 'content');
  const name =
    attribute(attributes, 'name') ?? attribute(attributes, 'property') ?? attribute(attributes, 'itemprop');
  if (value === undefined || name === undefined) return [];
  return [{ place: 'meta', name: name.trim().toLowerCase(), value, at }];
}

function properties(comment: string, at: number): Statement[] {
  if (!comment.startsWith('enpproperty')) return [];
  return Array.from(
    comment.matchAll(/<([a-z]{2,20}(?:-[a-z]{2,20})?)>([^<]*)<\/\1>/gu),
    ([, name = '', value = '']) => ({
      place: 'property' as const,
      name,
      value: decodeAll(value),
      at,
    }),
  );
}

/** The script is read as text, never run. */
function variables(script: string, at: number): Statement[] {
  const set = script.matchAll(
    /\b(?:var|let|const)\s{1,4}(\w{1,40})\s{0,4}=\s{0,4}(["'])([^"'\n]{1,200})\2/gu,
  );
  return Array.from(set, ([, name = '', , value = '']) => ({ place: 'variable', name, value, at }));
}

const decodeAll = (text: string): string => text.replace(references, decodeReference);
