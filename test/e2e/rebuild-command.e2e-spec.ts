import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { RebuildResult } from '#domain/generated/schemas.js';
import { topicSpecs } from '#federation/topics.js';
import { noteSigner } from '#ledger/note-signer.js';
import { openBus } from '#platform/federation/bus.module.js';
import { secretFileName } from '#platform/keys/key-protection.js';
import { snapshotLive } from '#platform/rebuild/snapshot-live.js';
import { HASHED_TABLES } from '../../apps/registry/src/rebuild/rebuilt-tables.js';
import { registryCommand } from '../../tools/registry/registry-command.js';
import { isSignedResult } from '../../tools/registry/sign-result.js';
import { checkLedger } from '../support/check-ledger.js';
import { databaseKinds } from '../support/databases.js';
import { type LivedRegistry, livedRegistry, settled } from '../support/lived-registry.js';
import { rebuildLived } from '../support/rebuild-lived.js';
import { requirement } from '../support/requirements.js';

const [embedded, postgres] = databaseKinds();

/** What an operator types, with the settings of the registry. */
async function byCommand({ cluster, db }: LivedRegistry): Promise<void> {
  const { registry, dataDir } = cluster;
  const { database, drop } = await postgres!.fresh();
  const home = mkdtempSync(join(tmpdir(), 'guildmark-archive-'));
  const printed: string[] = [];
  const run = (...args: readonly string[]) =>
    registryCommand.run(args, {
      env: {
        REGISTRY_DATABASE_URL: (db.options as { readonly url: string }).url,
        REGISTRY_PUBLIC_URL: registry.url,
        REGISTRY_PORT: new URL(registry.url).port,
        REGISTRY_SIGNING_KEYS: join(dataDir, 'registry-keys.json'),
        REGISTRY_KEY_FILE: join(dataDir, secretFileName('registry')),
        REGISTRY_ENVIRONMENT: 'development',
        GUILDMARK_DATA: dataDir,
      },
      now: new Date(),
      ...{ print: (text) => printed.push(text), progress: () => undefined },
      complain: (text) => printed.push(text),
    });
  const into = ['--into', database as string] as const;
  const archive = join(home, 'archive');
  try {
    expect([await run('archive', archive), printed.length]).toEqual([0, 3]);
    const out = join(home, 'result.json');
    const compared = ['--compare', 'live', '--attest', '--out', out] as const;
    expect([
      await run('rebuild', '--from', 'archive', archive, ...into, ...compared),
      printed.slice(3).join('\n'),
    ]).toEqual([0, expect.stringMatching(/^equal: 3 ledgers, .*\nrebuild.attested is queued as/)]);
    const result = JSON.parse(readFileSync(out, 'utf8')) as RebuildResult;
    const { verifier } = noteSigner(registry.config.origin, 1, registry.config.keys.ledger);
    expect(isSignedResult(readFileSync(`${out}.note`, 'utf8'), result, verifier)).toBe(true);
    // the attestation is a leaf by now, which the archive does not have
    await settled(cluster);
    const again = await run('rebuild', '--projections-only', ...into, '--compare', 'live');
    expect([again, printed.at(-1)]).toEqual([4, expect.stringContaining(registry.config.origin)]);
    const other = await run('rebuild', '--from', 'archive', archive, ...into);
    expect([other, printed.at(-1)]).toEqual([2, expect.stringContaining('rebuild.not-empty')]);
    await run('archive', archive);
    await db.query(`UPDATE hub_key SET compromised = true`);
    const fresh = await postgres!.fresh();
    const target = ['--into', fresh.database as string] as const;
    expect(await run('rebuild', '--from', 'archive', archive, ...target, '--compare', 'live')).toBe(
      3,
    );
    expect(printed.at(-1)).toContain('first difference: hub_key ');
    await fresh.drop();
    for (const wrong of [
      ['rebuild', ...into],
      ['rebuild', '--from', 'archive', ...into],
      ['rebuild', '--from', 'bus', archive, ...into],
      ['rebuild', '--from', 'http', ...into, '--attest'],
      ['rebuild', '--from', 'http'],
      ['archive'],
    ])
      expect(await run(...wrong)).toBe(64);
  } finally {
    rmSync(home, { recursive: true, force: true });
    await drop();
  }
}

requirement('kafka', 'postgres').it('comes again from a real broker into PostgreSQL', async () => {
  const brokers = requirement('kafka').value;
  const kafka = { kafka: { brokers: brokers.split(',') } };
  const reader = { clientId: 'rebuild-test', readGroups: 'guildmark.registry.read' };
  const { database, drop } = await embedded!.fresh();
  const bus = await openBus({ database, ...kafka, ...reader }, () => undefined);
  try {
    await bus.ensureTopics(topicSpecs('single-node'));
    const lived = await livedRegistry(postgres!, { GUILDMARK_KAFKA_BROKERS: brokers });
    try {
      const now = await snapshotLive(lived.db, HASHED_TABLES);
      const look = async (db: DataSource) => {
        await checkLedger(db);
      };
      const from = ['bus', { bus }] as const;
      const result = await rebuildLived(lived, { from, live: now, look, target: postgres! });
      expect(result).toMatchObject({ result: 'equal', stateHash: now.stateHash });
      await byCommand(lived);
    } finally {
      await lived.close();
    }
  } finally {
    await bus.close();
    await drop();
  }
});
