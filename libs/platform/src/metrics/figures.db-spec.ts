import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { describeDatabases } from '../../../../test/support/databases.js';
import { until } from '../../../../test/support/until.js';
import { openDataSource } from '../database/database.module.js';
import { CreateFollower1795429200000 } from '../federation/migrations/202611231020-create-follower.js';
import { ledgerMigrations } from '../ledger/migrations/ledger-migrations.js';
import { FrozenClock } from '../ledger/testing/ledger-under-test.js';
import {
  readEquivocations,
  readErasuresPending,
  readNewestView,
  readOutbox,
  readParked,
  readQueue,
  readSegmentAges,
} from './figures.sql.js';
import { Metrics } from './metrics.js';
import { MetricsPage } from './metrics-page.js';
import { tableSources } from './sources.js';

const NOW = new Date('2026-11-23T10:00:00Z');
const LOGS = `INSERT INTO ledger_log (log_id, origin, kind, verifier_key, opened_at)`;

describeDatabases('figures from tables', (kind) => {
  async function withTables(work: (db: DataSource) => Promise<void>): Promise<void> {
    const { database, drop } = await kind.fresh();
    const db = await openDataSource(database, 'hub', {
      entities: [],
      migrations: [...ledgerMigrations, CreateFollower1795429200000],
    });
    try {
      await db.query(`${LOGS} VALUES (1, 'hub.example/ledger', 'own', 'key', now())`);
      await work(db);
    } finally {
      if (db.isInitialized) await db.destroy();
      await drop();
    }
  }

  it('are zero, and no view is known, where nothing happened yet', () =>
    withTables(async (db) => {
      expect(await readOutbox(db, NOW)).toEqual({ count: 0, oldestSeconds: 0 });
      expect(await readQueue(db)).toEqual({ count: 0, oldestSeconds: 0 });
      expect(await readParked(db)).toEqual(new Map());
      expect(await readSegmentAges(db, NOW)).toEqual(new Map());
      expect(await readNewestView(db, NOW)).toBeUndefined();
      expect(await readEquivocations(db)).toBe(0);
      expect(await readErasuresPending(db)).toBe(0);
    }));

  it('count what waits, and how long the first of it', () =>
    withTables(async (db) => {
      await db.query(`INSERT INTO federation_outbox (start_index, end_index, created_at, sent_at)
        VALUES (0, 1, '2026-11-23T09:00:00Z', now()), (1, 2, '2026-11-23T09:58:30Z', NULL),
               (2, 3, '2026-11-23T09:59:00Z', NULL)`);
      expect(await readOutbox(db, NOW)).toEqual({ count: 2, oldestSeconds: 90 });
      // a clock that stands behind the row's gives no age below zero
      expect((await readOutbox(db, new Date('2026-11-23T09:00:00Z'))).oldestSeconds).toBe(0);
      await db.query(`INSERT INTO ledger_intent VALUES
        ('00000000-0000-4000-8000-000000000001', 1, '\\x01', false)`);
      await db.query(`INSERT INTO ledger_queue (intent_id, queued_at)
        VALUES ('00000000-0000-4000-8000-000000000001', now() - interval '1 hour')`);
      const { count, oldestSeconds } = await readQueue(db);
      expect(count).toBe(1);
      expect(oldestSeconds).toBeGreaterThanOrEqual(3600);
    }));

  it('tell parked origins by reason, and proofs of two histories only', () =>
    withTables(async (db) => {
      await db.query(`INSERT INTO parked_origin (origin, reason, next_index, seen_size, since, retry_at)
        VALUES ('a', 'gap', 0, 1, now(), now()), ('b', 'gap', 0, 1, now(), now()),
               ('c', 'body', 0, 1, now(), now())`);
      expect(await readParked(db)).toEqual(
        new Map([
          ['gap', 2],
          ['body', 1],
        ]),
      );
      for (const evidenceKind of [1, 2, 3, 4])
        await db.query(
          `INSERT INTO ledger_evidence (id, origin, kind, note_a, detail, found_at)
           VALUES (gen_random_uuid(), 'a', $1, 'note', '', now())`,
          [evidenceKind],
        );
      expect(await readEquivocations(db)).toBe(2);
    }));

  it('count bodies erased since the newest publication that the bus has taken', () =>
    withTables(async (db) => {
      await db.query(`INSERT INTO ledger_publication (log_id, size, note, published_at)
        VALUES (1, 5, 'note', '2026-11-23T08:00:00Z'), (1, 9, 'note', '2026-11-23T09:00:00Z')`);
      const erase = (digit: string, at: string) =>
        db.query(
          `INSERT INTO ledger_body (log_id, sha256, media_type, size, erased_at)
           VALUES (1, decode(repeat($1, 64), 'hex'), 'text/plain', 40, $2)`,
          [digit, at],
        );
      await erase('a', '2026-11-23T07:30:00Z');
      await erase('b', '2026-11-23T08:30:00Z');
      expect(await readErasuresPending(db)).toBe(0);
      await erase('c', '2026-11-23T09:30:00Z');
      expect(await readErasuresPending(db)).toBe(1);
      // the second publication has not left: what it tells is not known to anybody
      await db.query(`INSERT INTO federation_outbox (start_index, end_index, created_at)
        VALUES (5, 9, '2026-11-23T09:00:00Z')`);
      expect(await readErasuresPending(db)).toBe(2);
    }));

  it('give the age of each of 3,000 ledgers, the newest note of each, within one scrape', () =>
    withTables(async (db) => {
      await db.query(`${LOGS}
        SELECT i, 'hub-' || i || '.example/ledger', 'mirror', 'key', now()
        FROM generate_series(2, 3001) i`);
      await db.query(`INSERT INTO ledger_publication (log_id, size, note, published_at)
        SELECT i, s, 'note', '2026-11-23T10:00:00Z'::timestamptz - (i + (30 - s) * 600) * interval '1 second'
        FROM generate_series(2, 3001) i, generate_series(1, 30) s`);
      await db.query('ANALYZE ledger_publication');
      const ages = await readSegmentAges(db, NOW);
      expect(ages.size).toBe(3000);
      expect(ages.get('hub-77.example/ledger')).toBe(77);
      expect(await readNewestView(db, NOW)).toBe(2);

      // A machine that stands still for the seconds that one source may take is no slow query.
      let text = '';
      await until(async () => {
        const metrics = new Metrics();
        const sources = tableSources(metrics, { db, clock: new FrozenClock() });
        text = await new MetricsPage(metrics, sources, new FrozenClock()).text();
        return !text.includes('guildmark_collector_errors_total{');
      });
      expect(text.match(/^guildmark_origin_segment_age_seconds\{/gm)).toHaveLength(3000);
      expect(text).toContain('guildmark_origins_parked{reason="gap"} 0');
    }));

  it('are absent while the database is away, and the page is there', () =>
    withTables(async (db) => {
      const metrics = new Metrics();
      await db.destroy();
      const sources = tableSources(metrics, { db, clock: new FrozenClock() });
      const text = await new MetricsPage(metrics, sources, new FrozenClock()).text();
      expect(text).not.toMatch(/^guildmark_(outbox|origins|bodies|ledger_queue)\S* /m);
      expect(text.match(/^guildmark_collector_errors_total\{.*\} 1$/gm)).toHaveLength(
        sources.length,
      );
    }));
});
