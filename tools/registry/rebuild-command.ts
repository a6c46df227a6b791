import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import type { RebuildResult } from '#domain/generated/schemas.js';
import { noteSigner } from '#ledger/note-signer.js';
import { Clock, Ids } from '#platform/clock.js';
import { openBus } from '#platform/federation/bus.module.js';
import { attestRebuild } from '#platform/rebuild/attest-rebuild.js';
import type { TableState } from '#platform/rebuild/hash-tables.sql.js';
import { RebuildRefused } from '#platform/rebuild/ledger-stock.js';
import { snapshotLive } from '#platform/rebuild/snapshot-live.js';
import { REGISTRY_READ_GROUP } from '#federation/topics.js';
import { ledgerOptions } from '../../apps/registry/src/ledger/ledger-options.js';
import { rebuildRegistry } from '../../apps/registry/src/rebuild/rebuild-registry.js';
import { rebuiltRegistry } from '../../apps/registry/src/rebuild/rebuilt-registry.js';
import { HASHED_TABLES } from '../../apps/registry/src/rebuild/rebuilt-tables.js';
import {
  readRegistryConfig,
  type RegistryConfig,
} from '../../apps/registry/src/registry.config.js';
import {
  type Command,
  type CommandContext,
  CONTRADICTED,
  COULD_NOT_CHECK,
  GOOD,
  UsageError,
} from '../command.js';
import { openDatabase, openWritable } from '../ledger/database-source.js';
import { readRebuildOptions, type RebuildChoice, rebuildUsage } from './rebuild-options.js';
import { rebuildSources } from './rebuild-sources.js';
import { signResult } from './sign-result.js';

/** Compared, and not the same. */
const DIFFERENT = 3;
/** The source does not have everything. */
const INCOMPLETE = 4;

/** `guildmark registry rebuild`: the registry's tables from ledgers alone. */
export const rebuildCommand: Command = {
  usage: rebuildUsage,
  run: async (args, context) => {
    const choice = readRebuildOptions(args);
    const config = readRegistryConfig(context.env);
    try {
      const result = await rebuild(choice, config, context);
      report(result, choice, config, context);
      if (choice.isAttested) context.print(await attest(result, config, context.now));
      return result.result === 'different' ? DIFFERENT : GOOD;
    } catch (error) {
      if (!(error instanceof RebuildRefused)) throw error;
      context.complain(error.message);
      if (error.code === 'rebuild.source-incomplete') return INCOMPLETE;
      return error.code === 'rebuild.source-tampered' ? CONTRADICTED : COULD_NOT_CHECK;
    }
  },
};

async function rebuild(
  { from, archive, into, isCompared }: RebuildChoice,
  config: RegistryConfig,
  { now, progress }: CommandContext,
): Promise<RebuildResult> {
  const live = isCompared ? await snapshot(config) : undefined;
  const bus =
    from === 'bus'
      ? await openBus(
          {
            ...{ database: config.database, owner: config.databaseOwner, kafka: config.kafka },
            ...{ clientId: 'guildmark-registry', readGroups: REGISTRY_READ_GROUP },
          },
          (error) => {
            progress(error.message);
          },
        )
      : undefined;
  try {
    const sources = rebuildSources({ archive, http: from === 'http', ...(bus && { bus }) });
    return await rebuildRegistry({
      registry: rebuiltRegistry(config),
      into,
      ...(from && { from: { kind: from, sources } }),
      ...{ live, at: now, progress },
    });
  } finally {
    await bus?.close();
    progress('');
  }
}

async function snapshot(config: RegistryConfig): Promise<TableState> {
  const { db, close } = await openDatabase(urlOf(config), 'registry');
  try {
    return await snapshotLive(db, HASHED_TABLES);
  } finally {
    await close();
  }
}

/** The registry's settings without an embedded database always hold a URL. */
function urlOf({ database }: RegistryConfig): string {
  if (typeof database !== 'string') throw new UsageError('the registry at work is on PostgreSQL');
  return database;
}

function report(
  result: RebuildResult,
  { json, out }: RebuildChoice,
  { origin, keys }: RegistryConfig,
  { print }: CommandContext,
): void {
  const text = JSON.stringify(result, null, 2);
  if (out !== undefined) {
    writeFileSync(out, `${text}\n`);
    writeFileSync(`${out}.note`, signResult(result, noteSigner(origin, 1, keys.ledger)));
  }
  if (json) {
    print(text);
    return;
  }
  const { difference, vector, stateHash } = result;
  const leaves = Object.values(vector).reduce((sum, size) => sum + Number(size), 0);
  print(
    [
      `${result.result}: ${Object.keys(vector).length} ledgers, ${leaves} leaves, state ${stateHash}`,
      ...(difference ? [`  first difference: ${difference.table} ${difference.key}`] : []),
    ].join('\n'),
  );
}

async function attest(
  { result, stateHash, vectorDigest }: RebuildResult,
  config: RegistryConfig,
  at: Date,
): Promise<string> {
  if (result === 'rebuilt') throw new UsageError('--attest goes with --compare live');
  const { db, close } = await openWritable(urlOf(config), 'registry');
  try {
    const id = await attestRebuild(db, ledgerOptions(config), new Ids(new Clock()), {
      result: { stateHash, vectorDigest, result },
      at,
    });
    return `rebuild.attested is queued as ${id}`;
  } finally {
    await close();
  }
}
