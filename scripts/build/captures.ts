/** Reads seeds/: which files are captures, and which report each becomes. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { basename } from 'node:path/posix';
import type { Capture } from '../stage.ts';
import type { Message } from '../report/messages.ts';

/** A capture that another file's id stands against, or that cannot be read at all. */
export interface Refused {
  readonly file: string;
  readonly message: Message;
}

export interface CaptureList {
  /** File names, sorted by code unit; their ids are unique. */
  readonly files: readonly { readonly file: string; readonly id: string }[];
  readonly refused: readonly Refused[];
  /** Remarks on files that are not captures. */
  readonly messages: readonly Message[];
}

const CAPTURE_NAME = /^(?<id>[^.].*)\.(?:txt|md|html?|xhtml)$/u;
// Files that people keep beside captures and that are not meant to be published.
const COMPANION_NAME = /^README(?:\.|$)/iu;
// The id becomes a folder name and a part of an address on any host; reports/year/ and
// reports/NAME.md are addresses of the site's own.
const UNSAFE_ID = /[<>:"/\\|?*#%\p{Cc}\p{Zs}]|\.$|\.(?:md|html?)$|^year$/iu;

/**
 * Sorts the files of a folder, given by their paths in it with `/`, into captures, refused captures
 * and remarks. A capture's id is its name without folder and ending. Hidden files are passed over. Pure.
 */
export function sortNames(names: readonly string[]): CaptureList {
  const files: { file: string; id: string }[] = [];
  const refused: Refused[] = [];
  const messages: Message[] = [];
  const sorted = names.filter((name) => !/(?:^|\/)\./u.test(name)).sort();
  const owners = Map.groupBy(sorted, (name) => idOf(name)?.normalize('NFC').toLowerCase());
  for (const file of sorted) {
    const id = idOf(file);
    if (id === undefined) {
      if (file.endsWith('.corrections.yml')) {
        if (!sorted.some((name) => correctionsOf(name) === file))
          refused.push({ file, message: orphan(file) });
      } else if (!COMPANION_NAME.test(basename(file))) messages.push(notACapture(file));
      continue;
    }
    const rivals = owners.get(id.normalize('NFC').toLowerCase()) ?? [];
    if (UNSAFE_ID.test(id)) refused.push({ file, message: unsafeName(file) });
    else if (rivals.length > 1) refused.push({ file, message: duplicateId(file, rivals) });
    else files.push({ file, id: id.normalize('NFC') });
  }
  return { files, refused, messages };
}

/** The captures of a folder and its subfolders. @throws Error (ENOENT …) when it cannot be read */
export function listCaptures(folder: string): CaptureList {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return sortNames(
    names.filter((name) => statSync(join(folder, name)).isFile()).map((name) => name.replaceAll('\\', '/')),
  );
}

/** Reads one capture's bytes and hashes them. */
export function readCapture(folder: string, file: string, id: string): Capture {
  const bytes = readFileSync(join(folder, file));
  return { id, file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Text of the corrections file beside a capture; undefined where there is none. */
export function readCorrectionsText(folder: string, capture: string): string | undefined {
  const path = join(folder, correctionsOf(capture) ?? '');
  return path !== folder && existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Path of the corrections file beside a capture. */
export function correctionsOf(capture: string): string | undefined {
  return idOf(capture) === undefined ? undefined : capture.replace(/\.[^.]+$/u, '.corrections.yml');
}

function idOf(file: string): string | undefined {
  const name = basename(file);
  return COMPANION_NAME.test(name) ? undefined : CAPTURE_NAME.exec(name)?.groups?.id;
}

function remark(
  file: string,
  severity: Message['severity'],
  rule: string,
  text: string,
  hint: string,
): Message {
  return { file: `seeds/${file}`, line: 1, column: 1, severity, rule, text, hint };
}

function notACapture(file: string): Message {
  return remark(
    file,
    'warning',
    'captures/unknown-kind',
    'Unexpected kind of file, expected a capture named NAME.txt, NAME.md or NAME.html; it is left out',
    'Save the report as seeds/NAME.txt or seeds/NAME.html, or move the file elsewhere.',
  );
}

function orphan(file: string): Message {
  return remark(
    file,
    'error',
    'corrections/no-capture',
    'Unexpected corrections without their capture, expected a capture of the same name beside them',
    'Rename the file after its capture, or remove it.',
  );
}

function unsafeName(file: string): Message {
  return remark(
    file,
    'error',
    'captures/unsafe-name',
    'Unexpected file name, expected one that can be an address on any host',
    'Rename it without spaces and < > : " / \\ | ? * # %, not ending in a dot, .md or .html before its ending, and not «year».',
  );
}

function duplicateId(file: string, rivals: readonly string[]): Message {
  const others = rivals.filter((rival) => rival !== file).map((rival) => `seeds/${rival}`);
  return remark(
    file,
    'error',
    'captures/duplicate-id',
    `Unexpected second capture for one report: same name as ${others.join(', ')}, expected one file per name (upper and lower case count as the same)`,
    'Rename all but one of them.',
  );
}
