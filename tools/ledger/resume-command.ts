import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#platform/database/data-source.js';
import {
  outcomeOf,
  type OverrideOutcome,
  requestOverride,
} from '#platform/ledger/operator-overrides.sql.js';
import {
  type Command,
  type CommandContext,
  CONTRADICTED,
  COULD_NOT_CHECK,
  GOOD,
  UsageError,
} from '../command.js';

const usage = `guildmark ledger resume --reason TEXT [--schema hub|registry] [--database URL] [--wait SECONDS]
  lets a ledger be written whose witnesses do not answer; the reason stands in the ledger for ever
  --reason TEXT    10 to 300 characters; public, so it names no person
  --schema NAME    whose ledger (default hub)
  --database URL   its PostgreSQL (default HUB_DATABASE_URL or REGISTRY_DATABASE_URL)
  --wait SECONDS   how long to wait for the running process to decide (default 30)
exit: 0 resumed, 1 refused (somebody holds a larger or another tree), 2 nobody decided, 64 wrong usage`;

interface Options {
  readonly reason: string;
  readonly schema: 'hub' | 'registry';
  readonly database: string;
  readonly waitMs: number;
}

/**
 * `guildmark ledger resume`: leaves a request in the ledger's database. The process that writes the
 * ledger decides, because it alone has asked the witnesses.
 */
export const resumeCommand: Command = {
  usage,
  run: async (args, context) => {
    const outcome = await askAndWait(readOptions(args, context), context.now);
    if (!outcome) {
      context.complain('nobody decided: is the process running, and waiting for its witnesses?');
      return COULD_NOT_CHECK;
    }
    context.print(`${outcome.granted ? 'resumed' : 'refused'}: ${outcome.detail}`);
    return outcome.granted ? GOOD : CONTRADICTED;
  },
};

async function askAndWait(
  { database, schema, reason, waitMs }: Options,
  now: Date,
): Promise<OverrideOutcome | undefined> {
  const db = await new DataSource({
    ...dataSourceOptions(database, schema, {}),
    migrationsRun: false,
  }).initialize();
  try {
    const id = randomUUID();
    await requestOverride(db, { id, reason, at: now });
    const end = performance.now() + waitMs;
    for (;;) {
      const outcome = await outcomeOf(db, id);
      if (outcome || performance.now() > end) return outcome;
      await pause(200);
    }
  } finally {
    await db.destroy();
  }
}

function readOptions(args: readonly string[], { env }: CommandContext): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      reason: { type: 'string' },
      schema: { type: 'string', default: 'hub' },
      database: { type: 'string' },
      wait: { type: 'string', default: '30' },
    },
  });
  const { reason = '', schema, wait } = values;
  if (reason.length < 10 || reason.length > 300)
    throw new UsageError('--reason takes 10 to 300 characters');
  if (schema !== 'hub' && schema !== 'registry')
    throw new UsageError('--schema is hub or registry');
  if (!/^\d{1,4}$/.test(wait)) throw new UsageError('--wait is a number of seconds');
  const database = values.database ?? env[`${schema.toUpperCase()}_DATABASE_URL`];
  if (!database)
    throw new UsageError('name the database; the embedded one has its witness beside it');
  return { reason, schema, database, waitMs: Number(wait) * 1000 };
}
