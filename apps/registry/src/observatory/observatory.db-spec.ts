import 'reflect-metadata';
import type {
  AuditSummaryPublished,
  PublicEvent,
  StandardVersion,
} from '#domain/generated/schemas.js';
import { RELEASE_LIMIT } from '#domain/observatory/fit-release.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import { Ids, Salts } from '#platform/clock.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import type { Idempotency } from '#platform/idempotency/idempotency.js';
import { newBody } from '#platform/ledger/new-body.js';
import { ownEventOf } from '#platform/ledger/own-event.js';
import {
  FrozenClock,
  ledgerOptions,
  newSigner,
  startedLedger,
} from '#platform/ledger/testing/ledger-under-test.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import type { ContradictedLedgers } from '../accreditation/contradicted-ledgers.service.js';
import type { HubsDirectory } from '../accreditation/hubs-directory.service.js';
import { MappingsProjection } from '../mappings/mappings-projection.service.js';
import { MappingsService } from '../mappings/mappings.service.js';
import { MappingsStore } from '../mappings/mappings.store.js';
import { HubProjection } from '../mirror/hub-projection.service.js';
import { HubRecordsStore } from '../mirror/hub-records.store.js';
import { registryTables } from '../registry-tables.js';
import type { PublishedEntries } from '../ledger/published-entries.sql.js';
import type { RegistryConfig } from '../registry.config.js';
import { StandardAnnouncements } from '../standards/standard-announcements.service.js';
import type { StandardPublications } from '../standards/standard-publications.service.js';
import { StandardsProjection } from '../standards/standards-projection.service.js';
import { StandardsService } from '../standards/standards.service.js';
import { StandardsStore } from '../standards/standards.store.js';
import { KnownStandardsReader } from './known-standards.service.js';
import { ObservatoryAnnouncements } from './observatory-announcements.service.js';
import { ObservatoryProjection } from './observatory-projection.service.js';
import { Observatory } from './observatory.service.js';
import { ObservatoryStore } from './observatory.store.js';

const summary: AuditSummaryPublished = {
  summaryId: '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10',
  year: 2026,
  country: 'IT',
  nuts1: 'ITH',
  naceSection: 'C',
  clusterType: 'PORTERIAN',
  firms: 10,
  smeTypes: { ENDOGENOUS: 6 },
  epsilonMilli: 1000,
  gaps: [],
  instrumentVersion: '0.1.0',
};
const EUROPEAN = 'https://registry.example/concepts/7k3m9q2x1z/v1.0';
const LOCAL = 'https://a.example/standards/stitching/v1.0';
const gap = (versionUri: string) => ({ versionUri, demand: 40, supply: 20, firms: 10 });
const HUBS = ['a.example/ledger', 'b.example/ledger', 'c.example/ledger'];

/** The observatory on a ledger of its own; which hubs are accredited the test says. */
async function setup(kind: DatabaseKind, accredited: readonly string[] = HUBS) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'registry', registryTables);
  const clock = new FrozenClock();
  const origin = 'registry.example/ledger';
  const signers = [newSigner(origin, 1)] as const;
  const options = ledgerOptions({ origin, signers, environment: 'development' });
  const { intents } = await startedLedger(db, options, clock);
  const store = new ObservatoryStore(db);
  const projection = new ObservatoryProjection(store);
  const hubs = { followedOrigins: () => Promise.resolve(accredited) } as unknown as HubsDirectory;
  const announcements = new ObservatoryAnnouncements(intents, clock, new Salts(), projection);
  const mirrored = new HubProjection(
    new HubRecordsStore(db),
    {} as ContradictedLedgers,
    projection,
  );
  const standards = new StandardsStore(db);
  const announced = new StandardAnnouncements(
    ...([intents, clock, new Salts(), new StandardsProjection(standards)] as const),
  );
  const mappingsStore = new MappingsStore(db);
  const confirmed = new MappingsProjection(mappingsStore);
  const mappings = new MappingsService(mappingsStore, intents, clock, new Ids(clock), confirmed);
  const known = new KnownStandardsReader(
    new StandardsService(
      {} as RegistryConfig,
      standards,
      {} as StandardPublications,
      {} as PublishedEntries,
      {} as Idempotency,
    ),
    mappings,
  );
  let index = 0;
  return {
    db,
    clock,
    observatory: new Observatory(store, hubs, known, announcements, clock),
    publish: (versionUri: string, title: string) =>
      inTransaction(db, (m) =>
        // of a text only what the observatory reads
        announced.announce(
          `skill-${versionUri.slice(-15, -5)}`,
          { versionUri, version: '1.0', title: { en: title } } as unknown as StandardVersion,
          m,
        ),
      ),
    map: (fromVersionUri: string, toVersionUri: string) =>
      inTransaction(db, async (m) => {
        const [mappingId, proposalId] = [new Ids(clock).next(), new Ids(clock).next()];
        const intent = intents.eventIntent({
          type: 'eu.guildmark.mapping.confirmed.v1',
          schema: 'events/mapping.confirmed/1.0',
          subject: mappingId,
          data: {
            ...{ mappingId, proposalId, fromVersionUri, toVersionUri },
            ...{ relation: 'exact', levelShift: 0 },
          },
          time: clock.now(),
        });
        await intents.append(m, intent);
        await confirmed.confirm(ownEventOf(intent), m);
      }),
    /** A leaf of a hub that says this. */
    say: (from: string, said: Partial<AuditSummaryPublished> = {}, time = '2026-11-20T10:00:00Z') =>
      inTransaction(db, (m) =>
        mirrored.project(m, {
          origin: from,
          index: index++,
          event: {
            type: 'eu.guildmark.audit.summary-published.v1',
            time,
            data: { ...summary, ...said },
          } as unknown as PublicEvent,
          bodies: new Map(),
        }),
      ),
    leaves: async () => {
      const rows = await db.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM ledger_intent
         WHERE position(convert_to('observatory.released', 'UTF8') IN entry) > 0`,
      );
      return rows[0]?.n;
    },
    async close() {
      await db.destroy();
      await drop();
    },
  };
}

describeDatabases('the observatory', (kind) => {
  it('freezes a quarter once, with a leaf, and gives the same file for ever', async () => {
    const { observatory, clock, say, leaves, close } = await setup(kind);
    try {
      for (const hub of HUBS) await say(hub);
      clock.moveTo('2027-01-02T00:00:00Z');
      const [first, second] = await Promise.all([
        observatory.freeze('2026-Q4'),
        observatory.freeze('2026-Q4'),
      ]);
      expect(first.firms).toBe(30);
      expect(second).toEqual(first);
      await say('d.example/ledger', {}, '2026-12-31T10:00:00Z');
      expect(await observatory.freeze('2026-Q4')).toEqual(first);
      expect(await leaves()).toBe(1);
      expect(await observatory.list()).toEqual({
        releases: [{ quarter: '2026-Q4', releasedAt: '2027-01-02T00:00:00.000Z' }],
      });
    } finally {
      await close();
    }
  });

  it('takes the first summary of a hub for a year, and counts accredited hubs only', async () => {
    const { observatory, clock, say, close } = await setup(kind);
    try {
      for (const hub of [...HUBS, 'not-accredited.example/ledger']) await say(hub);
      await say('a.example/ledger', { firms: 900 });
      clock.moveTo('2027-01-02T00:00:00Z');
      expect((await observatory.freeze('2026-Q4')).firms).toBe(30);
    } finally {
      await close();
    }
  });

  it('lets what is said after the quarter wait for the next', async () => {
    const { observatory, clock, say, close } = await setup(kind);
    try {
      for (const hub of HUBS) await say(hub, { year: 2027 }, '2027-01-01T00:00:00Z');
      clock.moveTo('2027-04-02T00:00:00Z');
      expect((await observatory.freeze('2026-Q4')).firms).toBeNull();
      expect((await observatory.freeze('2027-Q1')).firms).toBe(30);
    } finally {
      await close();
    }
  });

  it('refuses a quarter that is not over and one that nobody froze', async () => {
    const { observatory, clock, close } = await setup(kind);
    try {
      clock.moveTo('2026-12-31T23:59:59Z');
      await expect(observatory.freeze('2026-Q4')).rejects.toMatchObject({
        code: 'observatory.not-over',
      });
      await expect(observatory.read('2026-Q3')).rejects.toMatchObject({
        code: 'observatory.unknown',
      });
    } finally {
      await close();
    }
  });

  it('freezes nothing by itself while no hub has said anything', async () => {
    const { observatory, clock, say, leaves, close } = await setup(kind);
    try {
      clock.moveTo('2027-01-03T00:00:00Z');
      await observatory.freezeWhenCounted('2026-Q4');
      expect(await leaves()).toBe(0);
      await say('a.example/ledger');
      await observatory.freezeWhenCounted('2026-Q4');
      expect(await leaves()).toBe(1);
    } finally {
      await close();
    }
  });

  it('tells which skills are lacked, a local one where a mapping had been confirmed', async () => {
    const { observatory, clock, say, publish, map, close } = await setup(kind);
    try {
      await publish(EUROPEAN, 'Stitching');
      const [first = '', ...others] = HUBS;
      await say(first, { gaps: [gap(LOCAL)] });
      for (const hub of others) await say(hub, { gaps: [gap(EUROPEAN)] });
      clock.moveTo('2027-01-02T00:00:00Z');
      // confirmed after the quarter: it waits, and two hubs are hidden, as is the local skill
      await map(LOCAL, EUROPEAN);
      expect((await observatory.freeze('2026-Q4')).skills).toEqual({
        ...{ lines: [], hidden: 2, cut: 0 },
      });
      clock.moveTo('2027-04-02T00:00:00Z');
      const figures = { hubs: 5, firms: 30, needed: 120, able: 60, lacking: 500 };
      expect((await observatory.freeze('2027-Q1')).skills).toEqual({
        lines: [
          {
            ...{ standard: EUROPEAN, title: 'Stitching', figures },
            ...{ countries: [{ country: 'IT', figures }], hidden: 0 },
          },
        ],
        ...{ hidden: 0, cut: 0 },
      });
    } finally {
      await close();
    }
  });

  it('freezes more skills than a body has room for, without the least lacked', async () => {
    const hubs = Array.from({ length: 12 }, (_, n) => `hub${String(n)}.example/ledger`);
    const { db, observatory, clock, say, publish, close } = await setup(kind, hubs);
    try {
      // 200 skills of about 750 bytes each, fifty of each three hubs
      const long = 'a'.repeat(250);
      const uriOf = (n: number) =>
        `https://registry.example/${long}/concepts/${String(n).padStart(10, '0')}/v1.0`;
      for (let n = 0; n < 200; n += 1) await publish(uriOf(n), '≥'.repeat(100));
      for (const [n, hub] of hubs.entries()) {
        const skills = Array.from({ length: 50 }, (_, m) => Math.floor(n / 3) * 50 + m);
        const gaps = skills.map((skill) => ({
          ...{ versionUri: uriOf(skill), demand: 2000, firms: 10 },
          supply: 2000 - 5 * (skill + 1),
        }));
        await say(hub, { gaps });
      }
      clock.moveTo('2027-01-02T00:00:00Z');
      const { skills } = await observatory.freeze('2026-Q4');
      expect(skills.lines.length).toBeGreaterThan(80);
      expect(skills.cut).toBe(200 - skills.lines.length);
      expect(skills.hidden).toBe(0);
      expect(skills.lines.map(({ standard }) => standard)).toEqual(
        Array.from({ length: skills.lines.length }, (_, n) => uriOf(199 - n)),
      );
      const [row] = await db.query<{ size: number }[]>(
        'SELECT length(content) AS size FROM observatory_release',
      );
      expect(row?.size).toBeLessThanOrEqual(RELEASE_LIMIT);
      expect(row?.size).toBeGreaterThan(RELEASE_LIMIT - 900);
    } finally {
      await close();
    }
  });
});

it('knows how large a body may be, and how long canonical JSON is', () => {
  const bodyOf = (length: number) =>
    newBody('application/json', Buffer.alloc(length), Buffer.alloc(32));
  expect(bodyOf(RELEASE_LIMIT).bytes).toHaveLength(RELEASE_LIMIT + 32);
  expect(() => bodyOf(RELEASE_LIMIT + 1)).toThrow('body.too-large');
  const said = { title: 'Züge ≥ „Naht“ "\\\u0001', hubs: 5, cells: [{ b: 1, a: 10 }] };
  expect(canonicalJson(said)).toHaveLength(Buffer.byteLength(JSON.stringify(said)));
});
