/** Command line of the build. */
import { parseArgs } from 'node:util';

export interface BuildOptions {
  readonly parts: 'all' | 'content' | 'site';
  readonly strict: boolean;
  readonly json: boolean;
}

export const usage = `Usage: npm run build [-- options]        content and site
       npm run build:content [-- options]  seeds/ → src/content/
       npm run build:site                  src/content/ → dist/

Options:
  --strict   warnings fail the build (exit 1); it is still written
  --json     print the outcome as one JSON document on standard output
  --help     print this

Exit status: 0 all captures published; 1 some quarantined (the others are published), or the
site could not be built (the last dist/ stays); 2 the command was not understood or there is nothing to build.
`;

/** @returns the options, `help`, or an error to show with the usage (exit 2) */
export function parseBuildArguments(
  args: readonly string[],
): BuildOptions | { help: true } | { error: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        content: { type: 'boolean', default: false },
        site: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { help: true };
    if (values.content && values.site) return { error: '--content and --site exclude each other' };
    const parts = values.content ? 'content' : values.site ? 'site' : 'all';
    return { parts, strict: values.strict, json: values.json };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
