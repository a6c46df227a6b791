import { parseArgs } from 'node:util';
import { UsageError } from '../command.js';

/** Help of `guildmark registry rebuild`. */
export const rebuildUsage = `guildmark registry rebuild --from archive DIR|bus|http --into URL [--archive DIR]
                          [--compare live] [--attest] [--out FILE] [--json]
guildmark registry rebuild --projections-only --into URL [--compare live] [...]
  makes the registry's tables from ledgers alone, in an empty schema; with the settings of the registry
  (its address, key file, witness policy, brokers): they say which ledger and which keys are believed
  --from archive DIR   what guildmark registry archive wrote
  --from bus           the topics from their oldest record on; --archive DIR for what is older
  --from http          the server of every party; with --archive DIR only what is newer is asked for
  --into URL           PostgreSQL whose schema registry is empty, or holds an unfinished rebuild
  --projections-only   --into holds a complete rebuild: its proven ledgers are projected again
  --compare live       with the database at work (REGISTRY_DATABASE_URL), at one moment of it
  --attest             a result of a comparison is published in the ledger at work
  --out FILE           the result as JSON, and beside it as FILE.note, signed by the ledger's key
exit: 0 done, equal when compared, 1 the source is not what was signed, 2 not done, 3 different,
      4 the source is incomplete, 64 wrong usage`;

/** What was asked for. */
export interface RebuildChoice {
  /** Absent with --projections-only. */
  readonly from?: 'archive' | 'bus' | 'http';
  readonly archive?: string;
  readonly into: string;
  readonly isCompared: boolean;
  readonly isAttested: boolean;
  readonly out?: string;
  readonly json: boolean;
}

const SOURCES = ['archive', 'bus', 'http'] as const;

/** Reads the command line; refuses, as UsageError, what does not go together. */
export function readRebuildOptions(args: readonly string[]): RebuildChoice {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ from: text, archive: text, into: text, compare: text, out: text },
      ...{ 'projections-only': flag, attest: flag, json: flag },
    },
  });
  const { into, out, json, attest } = values;
  if (!into) throw new UsageError('--into names the database to write');
  if (values.compare !== undefined && values.compare !== 'live')
    throw new UsageError('--compare takes live');
  const isCompared = values.compare === 'live';
  if (attest && !isCompared) throw new UsageError('--attest goes with --compare live');
  const common = { into, isCompared, isAttested: attest, ...(out !== undefined && { out }), json };
  if (values['projections-only']) {
    if (values.from !== undefined || values.archive !== undefined || positionals.length > 0)
      throw new UsageError('--projections-only reads no other source');
    return common;
  }
  const from = SOURCES.find((name) => name === values.from);
  if (!from) throw new UsageError(`--from is one of ${SOURCES.join(', ')}`);
  const [directory, ...more] = positionals;
  if (more.length > 0 || (directory !== undefined) !== (from === 'archive'))
    throw new UsageError('a directory follows --from archive, and nothing else');
  if (from === 'archive' && values.archive !== undefined)
    throw new UsageError('one archive is enough');
  const archive = directory ?? values.archive;
  return { ...common, from, ...(archive !== undefined && { archive }) };
}
