import { parseArgs } from 'node:util';
import { fsck } from '#ledger/fsck.js';
import type { FsckReport } from '#ledger/fsck-report.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { checkStoredLog, type StoredFault } from '#platform/ledger/check-stored-log.sql.js';
import {
  type Command,
  type CommandContext,
  CONTRADICTED,
  COULD_NOT_CHECK,
  GOOD,
  UsageError,
} from '../command.js';
import { leafChecker } from './check-leaf.js';
import { openSource, SOURCE_OPTIONS } from './open-source.js';
import { readPolicy, readSize, readVerifierKeys } from './read-inputs.js';

const usage = `guildmark ledger fsck URL|DIR --vkey FILE [--policy FILE] [--from SIZE] [--json]
guildmark ledger fsck --db URL|DIR [--schema hub|registry] --vkey FILE [...]
  URL|DIR        address below which a ledger is served, or a directory that ledger export wrote
  --db URL|DIR   the database itself (postgres://…, or the data directory of a stopped system)
  --vkey FILE    verifier keys of the log, one on each line
  --policy FILE  whose cosignatures are demanded (c2sp.org/tlog-policy)
  --from SIZE    do not read again what was checked up to this size
exit: 0 good, 1 contradicted, 2 could not check, 64 wrong usage`;

const exits = {
  good: GOOD,
  contradicted: CONTRADICTED,
  'could-not-check': COULD_NOT_CHECK,
} as const;

/** `guildmark ledger fsck`: every file of a ledger against its signed checkpoint. */
export const fsckCommand: Command = { usage, run };

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...SOURCE_OPTIONS,
      vkey: { type: 'string' },
      policy: { type: 'string' },
      from: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  if (positionals.length > 1) throw new UsageError('name one ledger only');
  if (values.vkey === undefined)
    throw new UsageError('give --vkey: a ledger is only as good as the key it is checked with');
  const logKeys = readVerifierKeys(values.vkey);
  const policy = values.policy === undefined ? undefined : readPolicy(values.policy);
  const from = values.from === undefined ? 0 : readSize('--from', values.from);
  const open = await openSource({ ...values, place: positionals[0] });
  try {
    const leaves = leafChecker(logKeys);
    const report = await fsck({
      ...{ source: open.source, logKeys, policy, from, checkLeaf: leaves.check },
      onProgress: (done, size) => {
        if (done % 65_536 === 0) context.progress(`${done} of ${size} leaves`);
      },
    });
    context.progress('');
    const stored = open.db ? await checkStoredLog(open.db) : [];
    const outcome = stored.length > 0 ? 'contradicted' : report.outcome;
    const found = { name: open.name, report, stored, unknown: leaves.unknown() };
    context.print(values.json ? asJson(outcome, found) : asText(outcome, found));
    return exits[outcome];
  } finally {
    await open.close();
  }
}

interface Found {
  readonly name: string;
  readonly report: FsckReport;
  readonly stored: readonly StoredFault[];
  /** Public leaves of kinds this program does not know. */
  readonly unknown: number;
}

function asJson(outcome: FsckReport['outcome'], { report, stored, unknown }: Found): string {
  const { root, cosignatures, ...rest } = report;
  return JSON.stringify({
    ...rest,
    outcome,
    ...(root && { root: root.toString('base64') }),
    cosignatures: cosignatures.map(({ key, time }) => ({
      verifierKey: formatVerifierKey(key),
      time: new Date(time * 1000).toISOString(),
    })),
    unknownLeaves: unknown,
    stored,
  });
}

const headlines: Readonly<Record<FsckReport['outcome'], string>> = {
  good: 'Good',
  contradicted: 'Contradicted',
  'could-not-check': 'Could not check',
};

function asText(outcome: FsckReport['outcome'], { name, report, stored, unknown }: Found): string {
  const { origin, size, root, cosignatures, quorum, faults } = report;
  const tree = root && `${origin}, ${size} leaves, root ${root.toString('base64')}`;
  return [
    `${headlines[outcome]}. ${name}${tree === undefined ? '' : `: ${tree}`}`,
    `  ${report.leaves} leaves hashed, ${report.files} files compared`,
    ...cosignatures.map(
      ({ key, time }) => `  ✓ cosigned by ${key.name} at ${new Date(time * 1000).toISOString()}`,
    ),
    ...(quorum === 'not-asked' ? ['  ? witnesses were not asked for: no --policy'] : []),
    ...(unknown > 0
      ? [`  ? ${unknown} public leaves are of kinds this program does not know`]
      : []),
    ...faults.map(
      ({ code, path, index, detail }) =>
        `  ${code === 'file.unreachable' ? '?' : '✗'} ${path}${index === undefined ? '' : ` at ${index}`}: ${detail} [${code}]`,
    ),
    ...stored.map(({ invariant, detail }) => `  ✗ ${invariant} ${detail}`),
    ...(report.truncated ? ['  … and more: the check ended here'] : []),
  ].join('\n');
}
