import type { DataSource, EntityManager } from 'typeorm';
import { Ids } from '../../clock.js';
import { openDataSource } from '../../database/database.module.js';
import type { Database } from '../../database/data-source.js';
import { ledgerMigrations } from '../../ledger/migrations/ledger-migrations.js';
import { FrozenClock } from '../../ledger/testing/ledger-under-test.js';
import type { FollowerContext } from '../follower-context.js';
import { FollowerCounters } from '../follower-counters.js';
import type { Contradiction, FollowedLedger, ProjectedLeaf } from '../follower-ports.js';
import { followerMigrations } from '../migrations/follower-migrations.js';
import type { HubLog } from './hub-log.js';

/** What is to be seen of a follower from outside. */
export interface FollowerState {
  readonly size: number;
  readonly published: readonly number[];
  readonly projected: readonly string[];
  readonly quarantined: readonly string[];
  readonly parked: readonly string[];
  readonly findings: readonly string[];
  readonly bodies: number;
  readonly evidence: readonly number[];
}

/**
 * A registry-like follower on a fresh schema; its projection writes a table of its own. `check`
 * recomputes every tree before a test looks at anything.
 */
export async function followerOn(database: Database, check: (db: DataSource) => Promise<unknown>) {
  const db = await openDataSource(database, 'registry', {
    entities: [],
    migrations: [...ledgerMigrations, ...followerMigrations],
  });
  await db.query(
    `CREATE TABLE projected (seq bigint GENERATED ALWAYS AS IDENTITY, origin text, idx bigint,
       title text, bodies integer, PRIMARY KEY (origin, idx))`,
  );
  const trusted = new Map<string, FollowedLedger>();
  const clock = new FrozenClock();
  const contradictions: Contradiction[] = [];
  let fails: (leaf: ProjectedLeaf) => boolean = () => false;
  const counters = new FollowerCounters();
  const context: FollowerContext = {
    db,
    clock,
    counters,
    ids: new Ids(clock),
    ledgers: { trustOf: (origin) => Promise.resolve(trusted.get(origin)) },
    projection: {
      project: async (m, leaf) => {
        await insertProjected(m, leaf);
        if (fails(leaf)) throw new Error('the projection fails');
      },
      contradicted: (_m, found) => {
        contradictions.push(found);
        return Promise.resolve();
      },
    },
  };
  return {
    db,
    clock,
    context,
    contradictions,
    counters,
    follow: (hub: HubLog, changes: Partial<FollowedLedger> = {}) =>
      trusted.set(hub.origin, { ...hub.trust(), ...changes }),
    /** Makes the projection throw at this index, or no longer. */
    failAt: (index: number | undefined) => {
      fails = (leaf) => leaf.index === index;
    },
    /** Makes it throw at the leaves that a test names. */
    failOn: (which: (leaf: ProjectedLeaf) => boolean) => {
      fails = which;
    },
    /** What a test waits for: rows may still be on the move. */
    peek: () => stateOf(db),
    state: async () => {
      await check(db);
      return stateOf(db);
    },
  };
}

async function insertProjected(m: EntityManager, leaf: ProjectedLeaf): Promise<void> {
  const { title } = leaf.event.data as { title?: { en: string } };
  await m.query('INSERT INTO projected (origin, idx, title, bodies) VALUES ($1, $2, $3, $4)', [
    leaf.origin,
    leaf.index,
    title?.en ?? leaf.event.type,
    leaf.bodies.size,
  ]);
}

async function stateOf(db: DataSource): Promise<FollowerState> {
  const texts = async (sql: string) => (await db.query<{ t: string }[]>(sql)).map(({ t }) => t);
  const [head] = await texts('SELECT coalesce(max(size), 0)::text AS t FROM ledger_head');
  return {
    size: Number(head),
    published: (await texts('SELECT size::text AS t FROM ledger_publication ORDER BY size')).map(
      Number,
    ),
    projected: await texts(
      `SELECT idx || ' ' || title || ' ' || bodies AS t FROM projected ORDER BY seq`,
    ),
    quarantined: await texts('SELECT code AS t FROM quarantine ORDER BY id'),
    parked: await texts('SELECT reason AS t FROM parked_origin ORDER BY origin'),
    findings: await texts(`SELECT idx || ' ' || code AS t FROM mirror_finding ORDER BY idx`),
    bodies: (await texts('SELECT 1::text AS t FROM ledger_body WHERE bytes IS NOT NULL')).length,
    evidence: (await texts('SELECT kind::text AS t FROM ledger_evidence')).map(Number),
  };
}
