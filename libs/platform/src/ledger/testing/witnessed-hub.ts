import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { Ids } from '../../clock.js';
import { ClockModule } from '../../clock.module.js';
import type { Database } from '../../database/data-source.js';
import { DatabaseModule } from '../../database/database.module.js';
import { MirrorController } from '../../federation/mirror.controller.js';
import { MirrorFiles } from '../../federation/mirror-files.js';
import { followerMigrations } from '../../federation/migrations/follower-migrations.js';
import { OriginRepair } from '../../federation/repair-origin.js';
import { adapter } from '../../http/adapter.js';
import { configureApp } from '../../http/configure-app.js';
import { TRUSTED_LOGS } from '../../witness/trusted-logs.js';
import { WitnessModule } from '../../witness/witness.module.js';
import { LedgerFiles } from '../ledger-files.js';
import type { LedgerOptions } from '../ledger-options.js';
import { LedgerReader } from '../ledger-reader.js';
import { LedgerController } from '../ledger.controller.js';
import { ledgerMigrations } from '../migrations/ledger-migrations.js';
import { mirrorUrl } from '../mirror-url.js';
import { OWN_LOG } from '../open-log.sql.js';
import { FrozenClock, ledgerOptions, newSigner } from './ledger-under-test.js';
import { waitForAnswersOf } from './wait-for-answers.js';

const BODY_LIMIT = 1_048_576;
const tables = { entities: [], migrations: [...ledgerMigrations, ...followerMigrations] };

@Module({})
class Served {}
const served = (parts: Omit<DynamicModule, 'module'>): DynamicModule => ({
  module: Served,
  ...parts,
});

/** Makes empty databases for a test. */
interface Databases {
  fresh(): Promise<{ readonly database: Database; drop(): Promise<void> }>;
}

/**
 * The surroundings of one hub's ledger, over real HTTP: two witnesses with databases of their own,
 * the first of which keeps a mirror too. A test ticks the ledger itself.
 */
export async function witnessedHub(kind: Databases) {
  const [first, second] = [await kind.fresh(), await kind.fresh()];
  const apps: NestFastifyApplication[] = [];
  const open = ledgerOptions();
  const logs = {
    keysOf: (origin: string) =>
      Promise.resolve(
        origin === open.origin ? [{ key: open.signers[0].verifier, fromSize: 0 }] : undefined,
      ),
  };
  const start = async (imports: readonly DynamicModule[]) => {
    const module = await Test.createTestingModule({ imports: [ClockModule, ...imports] }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(adapter(BODY_LIMIT), {
      logger: false,
    });
    apps.push(app);
    await configureApp(app, { product: 'test', ratePerMinute: 100_000, bodyLimit: BODY_LIMIT });
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    waitForAnswersOf(`${url}/`);
    return { app, url };
  };
  const witness = async (database: typeof first.database, name: string) => {
    const signer = newSigner(`${name}.example/witness`, 4);
    const { app, url } = await start([
      DatabaseModule.with(database, 'registry', tables),
      WitnessModule.with({ signer, logs: { provide: TRUSTED_LOGS, useValue: logs } }),
      served({ controllers: [MirrorController], providers: [MirrorFiles] }),
    ]);
    const line = (at = url) => `witness ${name} ${formatVerifierKey(signer.verifier)} ${at}\n`;
    return { app, url, line };
  };
  const [registry, peer] = [
    await witness(first.database, 'registry'),
    await witness(second.database, 'peer'),
  ];
  const hub = await start([
    DatabaseModule.with(first.database, 'hub', tables),
    served({
      controllers: [LedgerController],
      providers: [
        LedgerFiles,
        {
          provide: LedgerReader,
          useFactory: (db: DataSource) => new LedgerReader(db, OWN_LOG),
          inject: [DataSource],
        },
      ],
    }),
  ]);
  const policy = `${registry.line()}${peer.line()}group both all registry peer\nquorum both\n`;
  const mirror = mirrorUrl(registry.url, open.origin);
  const options: LedgerOptions = {
    ...open,
    policy,
    mirrors: [mirror],
    prefixUrl: `${hub.url}/ledger/`,
  };
  const clock = new FrozenClock();
  const trust = {
    logKeys: [{ verifierKey: formatVerifierKey(open.signers[0].verifier), fromSize: 0 }] as const,
    policy,
    prefixUrl: options.prefixUrl,
    standing: 'followed' as const,
  };
  const repair = new OriginRepair({
    db: registry.app.get(DataSource),
    clock,
    ids: new Ids(clock),
    ledgers: { trustOf: () => Promise.resolve(trust) },
    projection: { project: () => Promise.resolve() },
  });
  return {
    db: hub.app.get(DataSource),
    registryDb: registry.app.get(DataSource),
    options,
    mirror,
    registry,
    peer,
    /** Brings the registry's mirror to what the hub has published. */
    pull: () => repair.pull(open.origin),
    close: async () => {
      for (const app of apps.reverse()) await app.close();
      await first.drop();
      await second.drop();
    },
  };
}
