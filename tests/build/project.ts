/** A copy of the project to break things in: own seeds/, src/content/ and dist/, shared node_modules. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const parts = ['package.json', 'astro.config.mjs', 'tsconfig.json', 'scripts', 'src', 'public', 'seeds'];

export interface Project {
  readonly folder: string;
  /** Writes a file of the copy. */
  write(path: string, content: string | Uint8Array): void;
  remove(path: string): void;
  /** Runs the build to its end. */
  build(...args: string[]): { status: number | null; stdout: string; stderr: string };
  /** The same with other environment variables. */
  buildIn(env: Readonly<Record<string, string>>, ...args: string[]): ReturnType<Project['build']>;
  /** Starts the build and returns at once. */
  startBuild(...args: string[]): ChildProcess;
  discard(): void;
}

/** Copies the project into a temporary folder, without what was generated. */
export function copyProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'cunzhen-'));
  for (const part of parts) {
    cpSync(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => path !== join(root, 'src/content'),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const command = (args: string[]): string[] => [join(folder, 'scripts/build.ts'), ...args];
  return {
    folder,
    write(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    remove: (path) => {
      rmSync(join(folder, path), { recursive: true, force: true });
    },
    build: (...args) => spawnSync(process.execPath, command(args), { cwd: folder, encoding: 'utf8' }),
    buildIn: (env, ...args) =>
      spawnSync(process.execPath, command(args), {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, ...env },
      }),
    startBuild: (...args) => spawn(process.execPath, command(args), { cwd: folder, stdio: 'ignore' }),
    discard: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
