/** Every regular expression of the product: literals from the source, and those that are built when it runs. */
import { globSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export interface Expression {
  readonly source: string;
  readonly flags: string;
  /** `scripts/stages/decode.ts:37`, relative to the root. */
  readonly place: string;
}

export const root = join(import.meta.dirname, '../..');
const productPath = /^(?:scripts|src)\//u;

/** The product's TypeScript, also what stands between the fences of its Astro files. */
function* productFiles(): Generator<ts.SourceFile> {
  const names = globSync(['scripts/**/*.ts', 'src/**/*.{ts,mjs,js}', 'src/**/*.astro'], { cwd: root });
  for (const name of names.sort()) {
    const text = readFileSync(join(root, name), 'utf8');
    const code = name.endsWith('.astro') ? astroCode(text) : text;
    const kind = name.endsWith('.astro') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    yield ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, kind);
  }
}

/** Markup blanked, so that fence and scripts keep their lines. */
function astroCode(text: string): string {
  const fence = /^---\n(?<code>[\s\S]*?)\n---/u.exec(text);
  const scripts = Array.from(text.matchAll(/<script[^>]*>(?<code>[\s\S]*?)<\/script>/gu));
  const kept = [fence, ...scripts].flatMap((match) => {
    const code = match?.groups?.code ?? '';
    const start = (match?.index ?? 0) + (match?.[0].indexOf(code) ?? 0);
    return code === '' ? [] : [{ start, end: start + code.length }];
  });
  const blank = (from: number, to: number): string => text.slice(from, to).replace(/[^\n]/gu, ' ');
  let at = 0;
  const parts = kept.map(({ start, end }) => {
    const part = `${blank(at, start)}\n`.slice(0, -1) + text.slice(start, end);
    at = end;
    return part;
  });
  return parts.join('') + blank(at, text.length);
}

function visit(node: ts.Node, seen: (node: ts.Node) => void): void {
  seen(node);
  ts.forEachChild(node, (child) => {
    visit(child, seen);
  });
}

/** The literals, and the places where an expression is built from text. */
export function readSource(): { literals: Expression[]; builders: string[] } {
  const literals: Expression[] = [];
  const builders: string[] = [];
  for (const file of productFiles()) {
    visit(file, (node) => {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      const place = `${file.fileName.split(sep).join('/')}:${line}`;
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        literals.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), place });
      }
      const builds =
        (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
        ts.isIdentifier(node.expression) &&
        node.expression.text === 'RegExp';
      if (builds) builders.push(place);
    });
  }
  return { literals, builders };
}

/**
 * Notes every expression that the product's own code builds while `work` runs.
 *
 * Rows of rule files become expressions in many ways (alone, joined, within others): what is noted
 * is what the engine is given in the end.
 */
export async function noteBuilt(work: () => Promise<void>): Promise<Expression[]> {
  const noted = new Map<string, Expression>();
  const original = globalThis.RegExp;
  const note = (made: RegExp): RegExp => {
    const place = caller();
    if (place !== undefined) {
      const { source, flags } = made;
      noted.set(`${place} /${source}/${flags}`, { source, flags, place });
    }
    return made;
  };
  globalThis.RegExp = new Proxy(original, {
    construct: (target, given: ConstructorParameters<typeof RegExp>) => note(new target(...given)),
    apply: (target, _self, given: Parameters<typeof RegExp>) => note(target(...given)),
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = original;
  }
  return [...noted.values()];
}

/** Where `RegExp` was called, when that is the product's own code. */
function caller(): string | undefined {
  const frames = new Error().stack?.split('\n').slice(1) ?? [];
  const own = frames.findIndex((frame) => frame.includes('expressions.ts'));
  const frame = frames.slice(own).find((text) => !text.includes('expressions.ts'));
  const found = frame === undefined ? null : /\(?(?<url>file:\/\/.*):(?<line>\d+):\d+\)?$/u.exec(frame);
  if (!found?.groups) return undefined;
  const path = relative(root, fileURLToPath(found.groups.url ?? ''))
    .split(sep)
    .join('/');
  return productPath.test(path) ? `${path}:${found.groups.line ?? ''}` : undefined;
}
