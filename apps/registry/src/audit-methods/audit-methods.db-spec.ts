import 'reflect-metadata';
import { ownAuditMethod } from '#credentials/audit-method-digests.js';
import type { AuditMethodReleased } from '#domain/generated/schemas.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import {
  FrozenClock,
  ledgerOptions,
  newSigner,
  startedLedger,
} from '#platform/ledger/testing/ledger-under-test.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { PublishedEntries } from '../ledger/published-entries.sql.js';
import { registryTables } from '../registry-tables.js';
import { AuditMethodAnnouncements } from './audit-method-announcements.service.js';
import { AuditMethodsProjection } from './audit-methods-projection.service.js';
import { AuditMethods } from './audit-methods.service.js';
import { AuditMethodsStore } from './audit-methods.store.js';

/** Released methods on a ledger of their own. */
async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'registry', registryTables);
  const clock = new FrozenClock();
  const origin = 'registry.example/ledger';
  const signers = [newSigner(origin, 1)] as const;
  const options = ledgerOptions({ origin, signers, environment: 'development' });
  const { intents } = await startedLedger(db, options, clock);
  const store = new AuditMethodsStore(db);
  const projection = new AuditMethodsProjection(store);
  const announcements = new AuditMethodAnnouncements(intents, clock, projection);
  return {
    ...{ db, clock },
    methods: new AuditMethods(store, announcements, new PublishedEntries(db)),
    /** A release by an earlier program. */
    earlier: (said: AuditMethodReleased) =>
      inTransaction(db, (m) => announcements.announce('cluster-appraisal-toolkit', said, m)),
    leaves: async () => {
      const rows = await db.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM ledger_intent
         WHERE position(convert_to('audit.method-released', 'UTF8') IN entry) > 0`,
      );
      return rows[0]?.n;
    },
    async close() {
      await db.destroy();
      await drop();
    },
  };
}

const own = { status: 'design-stage', ...ownAuditMethod() };

describeDatabases('the methods that were released', (kind) => {
  it('hold a set of versions once, with a leaf, however often and whenever it is asked', async () => {
    const { methods, clock, leaves, close } = await setup(kind);
    try {
      expect(await methods.list()).toEqual({ items: [] });
      const [first, second] = await Promise.all([methods.release(), methods.release()]);
      expect(first).toEqual({ ...own, releasedAt: clock.now().toISOString() });
      clock.moveTo('2027-04-02T00:00:00Z');
      expect([second, await methods.release()]).toEqual([first, first]);
      expect(await leaves()).toBe(1);
      expect(await methods.list()).toEqual({ items: [first] });
    } finally {
      await close();
    }
  });

  it('are added to when any version is another, the oldest first', async () => {
    const { methods, clock, earlier, leaves, close } = await setup(kind);
    try {
      const before = { ...own, versions: { ...own.versions, engine: '0.9.0' } };
      await earlier(before);
      clock.moveTo('2027-04-02T00:00:00Z');
      const now = await methods.release();
      expect((await methods.list()).items).toEqual([expect.objectContaining(before), now]);
      expect(await leaves()).toBe(2);
    } finally {
      await close();
    }
  });

  it('refuse other contents under a version that was released, and write nothing', async () => {
    const { methods, earlier, leaves, close } = await setup(kind);
    try {
      const digests = { ...own.digests, prototypes: 'x'.repeat(43) };
      await earlier({ ...own, versions: { ...own.versions, engine: '0.9.0' }, digests });
      await expect(methods.release()).rejects.toMatchObject({
        code: 'audit-method.version-exists',
        refusal: { got: own.digests.prototypes },
      });
      expect(await leaves()).toBe(1);
      expect((await methods.list()).items).toHaveLength(1);
    } finally {
      await close();
    }
  });

  it('cannot be changed or taken back', async () => {
    const { db, methods, close } = await setup(kind);
    try {
      await methods.release();
      for (const change of [
        'UPDATE audit_method SET content = content',
        'DELETE FROM audit_method',
      ])
        await expect(db.query(change)).rejects.toThrow();
      const [row] = await db.query<{ content: string }[]>('SELECT content FROM audit_method');
      expect(row?.content).toBe(canonicalJson(own).toString());
    } finally {
      await close();
    }
  });
});
