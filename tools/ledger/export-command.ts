import { parseArgs } from 'node:util';
import type { FsckFault } from '#ledger/fsck-report.js';
import {
  type Command,
  type CommandContext,
  CONTRADICTED,
  COULD_NOT_CHECK,
  GOOD,
  UsageError,
} from '../command.js';
import { exportLedger } from './export-ledger.js';
import { openSource, SOURCE_OPTIONS } from './open-source.js';
import { readVerifierKeys } from './read-inputs.js';

const usage = `guildmark ledger export DIR --url URL --vkey FILE
guildmark ledger export DIR --db URL|DIR [--schema hub|registry] --vkey FILE
  writes the files of a ledger below DIR at the paths of its server, for a static server; can be run
  again: fetches what is missing, checks all of it, and puts the checkpoint there last; a file that
  was changed is reported and left as it is; bodies that were erased at the source are removed
exit: 0 good, 1 contradicted, 2 could not check, 64 wrong usage`;

/** `guildmark ledger export`: a ledger as files. */
export const exportCommand: Command = { usage, run };

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...SOURCE_OPTIONS, vkey: { type: 'string' } },
  });
  const [directory, ...more] = positionals;
  if (directory === undefined || more.length > 0) throw new UsageError('name one directory');
  if (values.dir !== undefined) throw new UsageError('the source is --url or --db');
  if (values.vkey === undefined)
    throw new UsageError('give --vkey: nothing is exported that is not rightly signed');
  const logKeys = readVerifierKeys(values.vkey);
  const open = await openSource(values);
  try {
    const { faults, ...done } = await exportLedger(open, directory, {
      logKeys,
      progress: context.progress,
    });
    context.progress('');
    context.print(
      faults.length === 0
        ? `${directory}: ${done.origin}, ${done.size} leaves; ${done.written} files written, ${done.kept} were there, ${done.removed} erased bodies removed`
        : [`${directory}: the checkpoint was not written`, ...faults.map(line)].join('\n'),
    );
    return exitOf(faults);
  } finally {
    await open.close();
  }
}

function line({ code, path, index, detail }: FsckFault): string {
  const mark = code === 'file.unreachable' ? '?' : '✗';
  return `  ${mark} ${path}${index === undefined ? '' : ` at ${index}`}: ${detail} [${code}]`;
}

function exitOf(faults: readonly FsckFault[]): number {
  if (faults.length === 0) return GOOD;
  const contradicted = faults.some(({ code }) => code !== 'file.unreachable');
  return contradicted ? CONTRADICTED : COULD_NOT_CHECK;
}
