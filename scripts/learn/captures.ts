/** The labelled captures from which the weights of line roles are learned. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { lineRoles, type LineRole } from '../../src/lib/schemas/provenance.ts';
import { startWith } from '../stage.ts';
import { decode } from '../stages/decode.ts';
import { punctuation } from '../stages/punctuation.ts';
import { repair } from '../stages/repair.ts';
import { script } from '../stages/script.ts';
import { classify, type NamedLine } from '../stages/structure/classify.ts';
import { currentText } from '../text/traced.ts';

const capturesFolder = join(import.meta.dirname, 'captures');
/** Those with tests of their own; some are held out, and never learned from. */
export const goldenFolder = join(import.meta.dirname, '../../tests/golden/captures');

/** What their folder is called here; rules were written by them. */
export const tunedFolder = 'golden';

/** A capture and the role of each non-blank line. */
export interface LabelledCapture {
  readonly name: string;
  /** Captures of one folder were written together. */
  readonly folder: string;
  readonly text: string;
  /** By 1-based line number. */
  readonly roles: ReadonlyMap<number, LineRole>;
}

/**
 * Reads a labelled capture: each non-blank line is `role|text`.
 *
 * @throws Error with file:line for a line without a role
 */
export function readLabelled(folder: string, name: string, source: string): LabelledCapture {
  const roles = new Map<number, LineRole>();
  const text = source
    .split('\n')
    .map((line, index) => {
      if (line === '') return line;
      const [said = ''] = line.split('|', 1);
      const role = lineRoles.find((known) => known === said);
      if (!role || !line.includes('|')) {
        throw new Error(
          `scripts/learn/captures/${folder}/${name}:${index + 1}: expected role|text, with one of the roles ${lineRoles.join(' ')}`,
        );
      }
      roles.set(index + 1, role);
      return line.slice(said.length + 1);
    })
    .join('\n');
  return { name, folder, text, roles };
}

const goldenSchema = z.object({
  captures: z.array(
    z.object({
      file: z.string(),
      'held-out': z.boolean().optional(),
      lines: z.partialRecord(z.enum(lineRoles), z.array(z.number())),
    }),
  ),
});

/** All labelled captures but those held out. @throws Error with file:line for a line without a role */
export function allLabelled(): LabelledCapture[] {
  const own = readdirSync(capturesFolder)
    .sort()
    .flatMap((folder) =>
      readdirSync(join(capturesFolder, folder))
        .sort()
        .map((name) => readLabelled(folder, name, readFileSync(join(capturesFolder, folder, name), 'utf8'))),
    );
  return [...own, ...openGolden()];
}

function openGolden(): LabelledCapture[] {
  const { captures } = goldenSchema.parse(parse(readFileSync(join(goldenFolder, 'roles.yml'), 'utf8')));
  return captures
    .filter((capture) => capture['held-out'] !== true)
    .map(({ file, lines }) => ({
      name: file,
      folder: tunedFolder,
      text: readFileSync(join(goldenFolder, file), 'utf8'),
      roles: new Map(
        Object.entries(lines).flatMap(([role, numbers]) =>
          numbers.map((line) => [line, z.enum(lineRoles).parse(role)] as const),
        ),
      ),
    }));
}

const normalise = startWith(decode).then(repair).then(punctuation).then(script);

/** A page as the rules name it, with the role that each line should have. */
export interface LabelledPage {
  readonly lines: readonly NamedLine[];
  readonly wanted: readonly LineRole[];
}

/**
 * Takes a capture through the stages before structure, and lets the rules name its lines.
 *
 * @returns undefined where the rules find no article: such a page is never weighed
 * @throws Error for a line without a label
 */
export function pageOf({ name, text, roles }: LabelledCapture): LabelledPage | undefined {
  const bytes = new TextEncoder().encode(text);
  const draft = normalise.run({ id: 'capture', file: name, bytes, sha256: '' });
  if (!draft.ok) return undefined;
  const { lines, lacks } = classify(currentText(draft.output.text));
  if (lacks) return undefined;
  const wanted = lines.map(({ line }) => {
    const role = roles.get(line);
    if (!role) throw new Error(`${name}:${line}: expected a role for this line, found none`);
    return role;
  });
  return { lines, wanted };
}
