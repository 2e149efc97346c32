/** `npm run new-correction NAME`: writes a commented corrections file beside a capture. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listCaptures, readCapture } from './build/captures.ts';
import { correctionsTemplate } from './corrections/template.ts';

const seeds = join(import.meta.dirname, '../seeds');
process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const [name] = args;
  if (name === undefined || args.length !== 1 || name.startsWith('-')) {
    return refuse('Usage: npm run new-correction NAME   (NAME of a capture: seeds/NAME.txt)');
  }
  const capture = listCaptures(seeds).files.find(({ file, id }) =>
    [file, id, `seeds/${file}`].includes(name),
  );
  if (capture === undefined)
    return refuse(`seeds/ holds no capture ${name}, expected the name of a file there.`);
  const path = capture.file.replace(/\.[^.]+$/u, '.corrections.yml');
  const { sha256 } = readCapture(seeds, capture.file, capture.id);
  try {
    writeFileSync(join(seeds, path), correctionsTemplate({ file: capture.file, sha256 }), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return refuse(`seeds/${path} exists already: edit it.`);
  }
  process.stdout.write(`Wrote seeds/${path}. Edit it, then: npm run build\n`);
  return 0;
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}
