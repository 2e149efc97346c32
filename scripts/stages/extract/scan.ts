/**
 * HTML source to tokens, each with its place in the source.
 *
 * Only the tokenizer of parse5 is used, not its tree: tokens tile the source in order, so that each
 * code unit has one owner, and no nesting, however deep or broken, costs more than its length.
 */
import { html, Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5';

export interface PageToken {
  readonly kind: 'text' | 'start' | 'end' | 'comment';
  /** `[start, end)` in the source. What lies between two tokens is markup without meaning. */
  readonly start: number;
  end: number;
  /** Of a tag, lower case; of a comment, its text; else empty. */
  readonly name: string;
  readonly attributes: readonly Token.Attribute[];
  /** `<br/>` in foreign content; elsewhere the slash means nothing. */
  readonly selfClosing: boolean;
}

/** Pages of news have some thousand; more would cost memory for nothing. */
export const mostTags = 200_000;

/** The same for what may be a character reference: each that is read is recorded. */
const mostReferences = 500_000;

const { TAG_ID } = html;
const modes: ReadonlyMap<html.TAG_ID, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = new Map([
  [TAG_ID.TITLE, TokenizerMode.RCDATA],
  [TAG_ID.TEXTAREA, TokenizerMode.RCDATA],
  [TAG_ID.STYLE, TokenizerMode.RAWTEXT],
  [TAG_ID.XMP, TokenizerMode.RAWTEXT],
  [TAG_ID.IFRAME, TokenizerMode.RAWTEXT],
  [TAG_ID.NOEMBED, TokenizerMode.RAWTEXT],
  [TAG_ID.NOFRAMES, TokenizerMode.RAWTEXT],
  [TAG_ID.SCRIPT, TokenizerMode.SCRIPT_DATA],
  [TAG_ID.PLAINTEXT, TokenizerMode.PLAINTEXT],
]);

/** HTML elements that end a drawing or formula which was left open. */
export const breaksOut: ReadonlySet<string> = new Set(
  `b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta
  nobr ol p pre ruby s small span strong strike sub sup table tt u ul var`.split(/\s+/u),
);
/** In these parts of a drawing HTML may stand. */
export const mayHoldHtml: ReadonlySet<string> = new Set(['title', 'desc', 'foreignobject']);

/** The tokens of a page in order; undefined where there may be more tags or references than are read. */
export function scan(source: string): PageToken[] | undefined {
  if (countUpTo(source, '<', mostTags) >= mostTags) return undefined;
  if (countUpTo(source, '&', mostReferences) >= mostReferences) return undefined;
  const tokens: PageToken[] = [];
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, handlerFor(tokens, source.length, onTag));
  let foreign = 0; // drawings and formulas open
  let html = 0; // parts of them open that may hold HTML
  function onTag({ tagID, tagName, selfClosing }: Token.TagToken, opens: boolean): void {
    const step = opens ? (selfClosing ? 0 : 1) : -1;
    if (foreign > 0 && mayHoldHtml.has(tagName.toLowerCase())) html = Math.max(0, html + step);
    if (tagID === TAG_ID.SVG || tagID === TAG_ID.MATH) foreign = Math.max(0, foreign + step);
    else if (opens && html === 0 && breaksOut.has(tagName)) foreign = 0;
    if (foreign === 0) html = 0;
    tokenizer.inForeignNode = foreign > 0;
    const mode = opens && foreign === 0 ? modes.get(tagID) : undefined;
    if (mode !== undefined) tokenizer.state = mode;
  }
  tokenizer.write(source, true);
  return tokens;
}

function countUpTo(text: string, char: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(char); at >= 0 && count < most; at = text.indexOf(char, at + 1)) count += 1;
  return count;
}

function handlerFor(
  tokens: PageToken[],
  length: number,
  onTag: (token: Token.TagToken, opens: boolean) => void,
): TokenHandler {
  const add = (
    kind: PageToken['kind'],
    location: Token.Location | null,
    name = '',
    attributes: readonly Token.Attribute[] = [],
    selfClosing = false,
  ): void => {
    if (!location) throw new Error('the tokenizer was asked for places and gave none');
    // What is cut off by the end of the file is said to end after it.
    const start = Math.min(location.startOffset, length);
    const end = Math.min(location.endOffset, length);
    tokens.push({ kind, start, end, name, attributes, selfClosing });
  };
  const onText = (token: Token.CharacterToken): void => {
    const { location } = token;
    const last = tokens.at(-1);
    if (last?.kind === 'text' && last.end === location?.startOffset) {
      last.end = Math.min(location.endOffset, length);
    } else add('text', location);
  };
  return {
    onCharacter: onText,
    onNullCharacter: onText,
    onWhitespaceCharacter: onText,
    onComment: (token: Token.CommentToken) => {
      add('comment', token.location, token.data);
    },
    onStartTag: (token: Token.TagToken) => {
      add('start', token.location, token.tagName, token.attrs, token.selfClosing);
      onTag(token, true);
    },
    onEndTag: (token: Token.TagToken) => {
      add('end', token.location, token.tagName);
      onTag(token, false);
    },
    onDoctype: () => undefined,
    onEof: () => undefined,
  };
}
