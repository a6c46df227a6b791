import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publicLeaf } from '#ledger/public-leaf.js';
import { Clock, Ids } from '#platform/clock.js';
import { openDataSource } from '#platform/database/database.module.js';
import type { FollowerContext } from '#platform/federation/follower-context.js';
import { followerMigrations } from '#platform/federation/migrations/follower-migrations.js';
import { OriginPulls } from '#platform/federation/origin-pulls.js';
import { OriginRepair } from '#platform/federation/repair-origin.js';
import { LedgerFiles } from '#platform/ledger/ledger-files.js';
import { LedgerReader } from '#platform/ledger/ledger-reader.js';
import { ledgerMigrations } from '#platform/ledger/migrations/ledger-migrations.js';
import { OWN_LOG } from '#platform/ledger/open-log.sql.js';
import { makeLedger } from './relay-ledger.js';

/** docs/design/federation.md 11. */
const GOAL_S = 20;
const LEAVES = 100_000;
const PER_PUBLICATION = 100;
const ORIGIN = 'registry.example/ledger';

/** A decision on some hub: what most leaves of a registry are. */
const decision = (): Buffer =>
  publicLeaf({
    specversion: '1.0',
    id: randomUUID(),
    type: 'eu.guildmark.accreditation.decided.v1',
    source: ORIGIN,
    subject: 'did:web:hub.example',
    time: '2026-11-23T10:00:00Z',
    datacontenttype: 'application/json',
    dataschema: 'https://guildmark.eu/schemas/events/accreditation.decided/1.0.schema.json',
    data: {
      accreditationId: randomUUID(),
      hub: `did:web:hub-${randomBytes(3).toString('hex')}.example`,
      decision: 'accredited',
      scope: [{ standard: 'https://hub.example/standards', maxLevel: 5 }],
      from: '2026-01-01T00:00:00Z',
      to: '2027-01-01T00:00:00Z',
      reasonCode: 'initial-assessment',
    },
  });

/** The first copy of a registry's ledger over HTTP, verified and projected, on PostgreSQL. */
export async function bootstrapFigure(url: string): Promise<object> {
  const publications = Array.from({ length: LEAVES / PER_PUBLICATION }, () =>
    Array.from({ length: PER_PUBLICATION }, decision),
  );
  const registry = await makeLedger(url, 'registry', ORIGIN, publications);
  const files = new LedgerFiles(new LedgerReader(registry.db, OWN_LOG));
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const file = path.endsWith('/checkpoint') ? files.checkpoint() : files.tile(path);
    file.then(
      ({ content }) => response.end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const db = await openDataSource(url, 'hub', {
    entities: [],
    migrations: [...ledgerMigrations, ...followerMigrations],
  });
  try {
    const clock = new Clock();
    let projected = 0;
    const context: FollowerContext = {
      db,
      clock,
      ids: new Ids(clock),
      ledgers: {
        trustOf: () =>
          Promise.resolve({
            logKeys: [{ verifierKey: registry.verifierKey, fromSize: 0 }],
            policy: 'quorum none\n',
            prefixUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/ledger/`,
            standing: 'followed',
          }),
      },
      // Decisions on others: a hub reads each and keeps none.
      projection: { project: () => Promise.resolve(void projected++) },
    };
    const pulls = new OriginPulls(context, new OriginRepair(context), {
      origins: () => Promise.resolve([ORIGIN]),
      everyMs: 30_000,
      segmentsCount: false,
    });
    const began = performance.now();
    const outcome = await pulls.check(ORIGIN);
    const seconds = (performance.now() - began) / 1000;
    if (outcome !== 'fresh' || projected !== LEAVES)
      throw new Error(`bootstrap: ${outcome}, ${String(projected)} leaves`);
    return {
      name: `bootstrap of a hub from ${String(LEAVES)} leaves of a registry`,
      ours: Number(seconds.toPrecision(4)),
      unit: 's',
      leavesPerSecond: Math.round(LEAVES / seconds),
      goal: `<= ${String(GOAL_S)} s`,
      ok: seconds <= GOAL_S,
    };
  } finally {
    await db.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await registry.close();
  }
}
