/** What the command line of `npm run eval` asks for. */
import { parseArgs } from 'node:util';
import { splits, type Split } from './labels.ts';

export const usage =
  'Usage: npm run eval [-- --split development,validation] [--errors development | --errors validation]';

export interface Wanted {
  /** The splits to measure, in the order of the tables. */
  readonly measured: readonly Split[];
  /** The split whose errors to list, if any; never held-out. */
  readonly errors: Split | undefined;
}

/**
 * Reads the arguments after the script's name.
 *
 * @throws Error on an unknown option or split, on errors of the held-out articles, and on errors of a
 *   split that is not measured
 */
export function readArguments(args: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...args],
    options: { split: { type: 'string' }, errors: { type: 'string' } },
  });
  const named = values.split?.split(',').map(splitNamed) ?? splits;
  const errors = values.errors === undefined ? undefined : splitNamed(values.errors);
  if (errors === 'held-out')
    throw new Error('Errors of the held-out articles are never shown: rules would be written by them.');
  if (errors !== undefined && !named.includes(errors))
    throw new Error(`Errors of ${errors} need ${errors} among the splits of --split.`);
  return { measured: splits.filter((split) => named.includes(split)), errors };
}

function splitNamed(name: string): Split {
  const split = splits.find((one) => one === name);
  if (split === undefined) throw new Error(`Unexpected split "${name}", expected ${splits.join(', ')}.`);
  return split;
}
