/** JSON-LD of a page: the properties of its article, by path. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Thing = Readonly<Record<string, Json>>;

/** Longer ones are not read, code units. */
const longest = 200_000;

/** Name and value pairs: `headline`, `author.name`, `keywords`; none where the JSON is broken. */
export function linkedValues(text: string): { name: string; value: string }[] {
  const things = thingsOf(parse(text));
  const article = things.find((thing) => /(?:Article|Report|BlogPosting)$/u.test(typeOf(thing)));
  // Baidu's own form has no type, only a context.
  const chosen = article ?? things.find((thing) => 'pubDate' in thing);
  return chosen === undefined ? [] : Object.entries(chosen).flatMap(([name, value]) => pairs(name, value));
}

function parse(text: string): Json {
  if (text.length > longest) return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null; // broken on the page: no facts, and no reason to refuse it
  }
}

const isThing = (value: Json | undefined): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asList = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : isList(value) ? value : [value];

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The things at the top: one, a list, or a graph. */
function thingsOf(value: Json): Thing[] {
  return asList(value)
    .filter(isThing)
    .flatMap((thing) => [thing, ...asList(thing['@graph']).filter(isThing)]);
}

const typeOf = (thing: Thing): string =>
  asList(thing['@type'])
    .filter((type) => typeof type === 'string')
    .join(' ');

function pairs(name: string, value: Json): { name: string; value: string }[] {
  return asList(value).flatMap((one) => {
    if (typeof one === 'string') return [{ name, value: one }];
    const inner = isThing(one) ? one.name : undefined;
    return typeof inner === 'string' ? [{ name: `${name}.name`, value: inner }] : [];
  });
}
