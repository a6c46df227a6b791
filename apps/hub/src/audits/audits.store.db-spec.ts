import { randomBytes } from 'node:crypto';
import type { PageWanted } from '#domain/paging/read-page.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { hubTables } from '../hub.module.js';
import { AuditDecisionsStore } from './audit-decisions.store.js';
import { AuditRunsStore } from './audit-runs.store.js';
import { AuditsStore, type WantedAudits } from './audits.store.js';
import type { StoredAudit } from './stored-audit.js';

const uuid = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const versions = {
  ...{ engine: '1', instrument: '1', scoring: '1' },
  ...{ prototypes: '1', rules: '1', grades: '1' },
};

/** An audit of a firm, which is the number of the test; a database serves all of them. */
const stored = (firm: number, n: number, over: Partial<StoredAudit> = {}): StoredAudit => ({
  id: uuid(firm * 1000 + 100 + n),
  kind: 'firm',
  firmId: uuid(firm),
  roundId: uuid(firm * 1000 + 200 + n),
  createdAt: new Date(Date.UTC(2026, 0, n)),
  seed: 1,
  versions,
  input: Buffer.from('{"kind":"firm"}'),
  inputDigest: randomBytes(32),
  document: Buffer.from('{"kind":"firm"}'),
  digest: randomBytes(32),
  intentId: uuid(firm * 1000 + 300 + n),
  ...over,
});

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'hub', {
    entities: hubTables.flatMap(({ entities = [] }) => entities) as never,
    migrations: hubTables.flatMap(({ migrations }) => migrations) as never,
  });
  for (const n of [1, 2, 3, 4])
    await db.query(`INSERT INTO firm VALUES ($1, $2, 'Suole', 'soles', 'Stra', 3)`, [
      uuid(n),
      `firm${String(n)}`,
    ]);
  await db.query(`INSERT INTO ledger_log VALUES (1, 'hub.example/ledger', 'own', 'key', now())`);
  const audits = new AuditsStore(db);
  const add = async (audit: StoredAudit) => {
    await db.query('INSERT INTO ledger_intent VALUES ($1, 1, $2, false)', [
      audit.intentId,
      randomBytes(34),
    ]);
    await inTransaction(db, (m) => audits.add(audit, m));
    return audit;
  };
  const close = async () => {
    await db.destroy();
    await drop();
  };
  return {
    db,
    audits,
    decisions: new AuditDecisionsStore(db),
    runs: new AuditRunsStore(db),
    add,
    close,
  };
}

describeDatabases('stored audits', (kind) => {
  let parts: Awaited<ReturnType<typeof setup>>;
  beforeAll(async () => {
    parts = await setup(kind);
  });
  afterAll(() => parts.close());

  it('are kept byte for byte, and never change or go', async () => {
    const { db, audits, decisions, add } = parts;
    const audit = await add(stored(1, 1));
    expect(await audits.find(audit.id)).toEqual({ ...audit, firmName: 'Suole' });
    await decisions.add({ auditId: audit.id, rule: 'R01', state: 'accepted', at: new Date() });
    await decisions.addLikeness(audit.id, { answer: 'yes', at: new Date() });
    for (const [table, column] of [
      ['audit', 'digest'],
      ['audit_decision', 'state'],
      ['audit_likeness', 'answer'],
      ['audit_follow_up_notice', 'at'],
      ['audit_run_cancellation', 'at'],
    ] as const)
      for (const statement of [
        `UPDATE ${table} SET ${column} = ${column}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ])
        await expect(db.query(statement)).rejects.toThrow();
    await expect(add(stored(1, 2, { roundId: audit.roundId }))).rejects.toThrow();
    await expect(add(stored(1, 3, { kind: 'cluster' }))).rejects.toThrow();
    expect(await audits.idOfRound(audit.roundId)).toBe(audit.id);
  });

  it('come one after the other, and those of a firm apart from those of the cluster', async () => {
    const { audits, add } = parts;
    const [first, second] = [await add(stored(2, 1)), await add(stored(2, 2))];
    const cluster = stored(2, 3, { kind: 'cluster' });
    delete (cluster as { firmId?: string }).firmId;
    await add(cluster);
    const sameMoment = await add(stored(2, 4, { createdAt: second.createdAt }));
    expect(await audits.before(first)).toBeUndefined();
    expect((await audits.before(second))?.id).toBe(first.id);
    expect((await audits.before(sameMoment))?.id).toBe(second.id);
    expect(await audits.before(cluster)).toBeUndefined();
    expect([await audits.hasNewer(first), await audits.hasNewer(sameMoment)]).toEqual([
      true,
      false,
    ]);
    expect(await audits.hasNewer(cluster)).toBe(false);
    expect((await audits.lastOfCluster())?.id).toBe(cluster.id);
    const seen = async (wanted: Partial<WantedAudits>, page: PageWanted = { limit: 50 }) =>
      (await audits.page({ firmIds: [], withClusters: true, ...wanted }, page)).map(({ id }) => id);
    const firmIds = [uuid(2)];
    expect(await seen({})).toEqual([cluster.id]);
    expect(await seen({ firmIds })).toEqual([cluster.id, sameMoment.id, second.id, first.id]);
    expect(await seen({ firmIds, withClusters: false })).toEqual([
      ...[sameMoment.id, second.id, first.id],
    ]);
    expect(await seen({ firmIds, roundId: second.roundId })).toEqual([second.id]);
    expect(await seen({ roundId: second.roundId })).toEqual([]);
    // One more than asked for says that there is more; equal moments are told apart by their ids.
    expect(await seen({ firmIds }, { limit: 1 })).toEqual([cluster.id, sameMoment.id]);
    const after = { key: second.createdAt.toISOString(), id: sameMoment.id };
    expect(await seen({ firmIds }, { limit: 1, after })).toEqual([second.id, first.id]);
    expect((await audits.listed()).slice(-4).map(({ id, size }) => [id, size])).toEqual(
      [first, second, sameMoment, cluster].map(({ id }) => [id, 15]),
    );
  });

  it('have decisions of which the last is in force, and each day is told of once', async () => {
    const { db, decisions, add } = parts;
    const { id: auditId } = await add(stored(3, 1));
    const at = new Date();
    const decide = (rule: string, followUpOn?: string) =>
      decisions.add({
        ...{ auditId, rule, state: 'accepted', at },
        ...(followUpOn !== undefined && { followUpOn }),
      });
    await decide('R01', '2027-03-01');
    await decide('R02', '2027-01-01');
    await decide('R03', '2027-02-01');
    await decide('R03');
    await decide('R01', '2027-04-01');
    await decisions.add({ auditId, rule: 'R04', state: 'done', followUpOn: '2027-01-01', at });
    const page = { limit: 10 };
    const of = (firmId: string | undefined) => ({ firmId, withClusters: true });
    const due = await decisions.followUps(of(uuid(3)), page);
    expect(due.map(({ rule, followUpOn }) => [rule, followUpOn])).toEqual([
      ['R02', '2027-01-01'],
      ['R01', '2027-04-01'],
    ]);
    const [first] = due;
    const after = { key: first?.followUpOn ?? '', id: first?.id ?? '' };
    expect(await decisions.followUps(of(uuid(3)), { ...page, after })).toEqual(due.slice(1));
    expect(await decisions.followUps(of(undefined), page)).toEqual([]);
    expect(await decisions.untold('2026-12-31', page)).toEqual([]);
    const [told] = await decisions.untold('2027-01-01', page);
    expect(await decisions.untold('2027-01-01', { ...page, after })).toEqual([]);
    expect(told).toMatchObject({ rule: 'R02', firmId: uuid(3) });
    const note = () => inTransaction(db, (m) => decisions.noteReminder(told?.id ?? '', at, m));
    expect([await note(), await note()]).toEqual([true, false]);
    expect(await decisions.untold('2027-01-01', page)).toEqual([]);
    const history = await decisions.ofAudit(auditId);
    expect(history.map(({ rule }) => rule)).toEqual(['R01', 'R02', 'R03', 'R03', 'R01', 'R04']);
  });

  it('of a cluster are a run for each round, which goes on where it stopped', async () => {
    const { runs, add } = parts;
    const run = { id: uuid(1), roundId: uuid(2), startedAt: new Date() };
    const rounds = [uuid(11), uuid(12), uuid(13)];
    const start = (id: string) => runs.atomically((m) => runs.add({ ...run, id }, rounds, m));
    expect([await start(run.id), await start(uuid(9))]).toEqual([true, false]);
    await runs.settle(run.id, uuid(11), 'done');
    await runs.settle(run.id, uuid(12), 'failed');
    await runs.settle(run.id, uuid(12), 'done');
    expect((await runs.next())?.firms).toEqual({ all: 3, done: 1, failed: 1 });
    expect(await runs.rounds(run.id, 'waiting', 10)).toEqual([uuid(13)]);
    await runs.finish(run.id, new Date(), undefined);
    expect([(await runs.find(run.id))?.state, await runs.next()]).toEqual(['failed', undefined]);
    await runs.atomically((m) => runs.restart(run.id, m));
    expect(await runs.rounds(run.id, 'waiting', 10)).toEqual([uuid(12), uuid(13)]);
    expect(await runs.rounds(run.id, 'done')).toEqual([uuid(11)]);
    const { id } = await add(stored(4, 1));
    await runs.finish(run.id, new Date(), id);
    await runs.atomically((m) => runs.restart(run.id, m));
    expect(await runs.findOfRound(run.roundId)).toMatchObject({ state: 'done', auditId: id });
  });

  it('of a cluster stop when somebody cancels, say who, and go on when they are started anew', async () => {
    const { db, runs } = parts;
    const run = {
      id: uuid(21),
      roundId: uuid(22),
      startedAt: new Date('2027-01-01T00:00:00.000Z'),
    };
    await runs.atomically((m) => runs.add(run, [uuid(31), uuid(32)], m));
    await runs.settle(run.id, uuid(31), 'done');
    const cancel = (account: number, day: number) =>
      runs.atomically((m) =>
        runs.cancel(run.id, uuid(account), new Date(Date.UTC(2027, 0, day)), m),
      );
    await cancel(41, 2);
    expect([await runs.isRunning(run.id), await runs.next()]).toEqual([false, undefined]);
    const cancelled = { state: 'cancelled', cancelledBy: uuid(41), firms: { all: 2, done: 1 } };
    expect(await runs.find(run.id)).toMatchObject({
      ...cancelled,
      finishedAt: new Date(Date.UTC(2027, 0, 2)),
    });
    // What the runner says after that changes nothing.
    await runs.finish(run.id, new Date(), undefined);
    expect(await runs.find(run.id)).toMatchObject(cancelled);
    await runs.atomically((m) => runs.restart(run.id, m));
    const again = await runs.next();
    expect(again).toMatchObject({ id: run.id, state: 'running', firms: { done: 1 } });
    expect(again?.cancelledBy).toBeUndefined();
    await cancel(42, 3);
    expect((await runs.find(run.id))?.cancelledBy).toBe(uuid(42));
    const [kept] = await db.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM audit_run_cancellation WHERE run_id = $1',
      [run.id],
    );
    expect(kept?.n).toBe(2);
    const listed = await runs.page('cancelled', { limit: 5 });
    expect(listed.map(({ id }) => id)).toEqual([run.id]);
    const after = { key: run.startedAt.toISOString(), id: run.id };
    expect(await runs.page('cancelled', { limit: 5, after })).toEqual([]);
  });
});
