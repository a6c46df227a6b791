import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { Account, AuditRun, AuditStart, AuditSummaries } from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { ClusterAppraisals } from '../../apps/hub/src/audits/cluster-appraisals.service.js';
import { type FirmsOfTests, type FreshFirm, firmsOfTests } from '../support/audit-rounds.js';
import { closedCluster } from '../support/audited-cluster.js';
import { AUDITS } from '../support/audits.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import { refusal } from '../support/hub-requests.js';
import { requirement } from '../support/requirements.js';

const FIRMS = 4;
const RUNS = '/api/v1/audit-runs';

requirement('postgres').describe('cancelling the audit of a cluster', () => {
  let cluster: Cluster;
  let firms: FirmsOfTests;
  let officer: Agent;

  beforeAll(async () => {
    cluster = await setup({ accredited: false });
    firms = await firmsOfTests(cluster);
    officer = cluster.hub.first;
  });
  afterAll(() => cluster.close());

  const database = () => cluster.hub.app.get(DataSource, { strict: false });
  const look = async (id: string) => {
    const run = (await officer.get(`${RUNS}/${id}`).expect(200)).body as AuditRun;
    expect(validate('http/audit-run', run)).toEqual([]);
    return run;
  };
  const start = async (roundId: string) => {
    const { run } = (await officer.post(AUDITS).send({ roundId }).expect(202)).body as AuditStart;
    if (!run) throw new Error('a cluster is audited by a run');
    return run;
  };
  const cancel = (id: string, agent = officer) => agent.post(`${RUNS}/${id}/cancellation`);
  const countOf = async (agent: Agent) =>
    ((await agent.get(AUDITS).expect(200)).body as AuditSummaries).items.length;
  const newFirms = async () => {
    const fresh: FreshFirm[] = [];
    for (let n = 0; n < FIRMS; n += 1) fresh.push(await firms.next());
    return fresh;
  };

  /** Keeping the audit of a round waits until `release`; `held` is there when it has come to that. */
  async function hold(roundId: string) {
    const runner = database().createQueryRunner();
    await runner.startTransaction();
    await runner.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `audit:${roundId}`,
    ]);
    const held = () =>
      eventually(async () => {
        const [row] = await database().query<{ n: number }[]>(
          // This very lock: the app waits for others as well, for a moment each.
          `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND (classid::bigint << 32) | objid::bigint = hashtextextended($1, 0)`,
          [`audit:${roundId}`],
        );
        return row?.n === 1;
      });
    const release = async () => {
      await runner.commitTransaction();
      await runner.release();
    };
    return { held, release };
  }

  it('stops before the next firm, stays so over a restart, and goes on when it is started anew', async () => {
    const fresh = await newFirms();
    const { round, rounds } = await closedCluster(cluster, fresh);
    const inOrder = rounds.map(({ id }) => id).sort();
    const second = await hold(inOrder[1] ?? '');
    const { id } = await start(round.id);
    await second.held();
    expect(await look(id)).toMatchObject({ state: 'running', done: 1 });

    expect(refusal(await cancel(id, fresh[0]?.agent))).toEqual([403, 'role.missing']);
    expect(refusal(await cancel('01890000-0000-7000-8000-00000000dead'))).toEqual([
      ...[404, 'audit-run.unknown'],
    ]);
    expect(refusal(await cancel('x'))).toEqual([400, 'id.invalid']);
    expect((await look(id)).state).toBe('running');

    const me = (await officer.get('/api/v1/me').expect(200)).body as Account;
    const cancelled = (await cancel(id).expect(200)).body as AuditRun;
    expect(validate('http/audit-run', cancelled)).toEqual([]);
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelledBy: me.id, done: 1 });
    expect(Date.parse(cancelled.finishedAt ?? '')).toBeGreaterThan(Date.parse(cancelled.startedAt));
    expect(cancelled.etaSeconds).toBeUndefined();
    await second.release();
    // The firm that was under way is finished whole, and no other is begun.
    await eventually(async () => (await look(id)).done === 2);
    expect((await cancel(id).expect(200)).body).toEqual({ ...cancelled, done: 2 });

    await cluster.hub.stop();
    await cluster.hub.start();
    expect(await cluster.hub.app.get(ClusterAppraisals, { strict: false }).tick()).toBe('idle');
    expect(await look(id)).toEqual({ ...cancelled, done: 2 });
    const counts = await Promise.all(fresh.map(({ agent }) => countOf(agent)));
    expect(counts).toEqual(rounds.map((own) => (inOrder.indexOf(own.id) < 2 ? 1 : 0)));
    expect(await countOf(officer)).toBe(0);

    const again = await start(round.id);
    expect(again).toMatchObject({ id, state: 'running' });
    expect(again.cancelledBy).toBeUndefined();
    const done = await eventually(async () => {
      const found = await look(id);
      return found.state !== 'running' && found;
    });
    expect(done).toMatchObject({ state: 'done', done: FIRMS + 1, failed: 0 });
    expect(refusal(await cancel(id))).toEqual([409, 'audit-run.over']);
    expect(await look(id)).toEqual(done);
    const kept = await database().query<object[]>(
      'SELECT account_id FROM audit_run_cancellation WHERE run_id = $1',
      [id],
    );
    expect(kept).toEqual([{ account_id: me.id }]);
    const listed = (await officer.get(`${RUNS}?state=cancelled`).expect(200)).body as object;
    expect(listed).toEqual({ items: [] });
    expect(refusal(await officer.get(`${RUNS}?state=over`))).toEqual([400, 'request.refused']);
  });

  it('comes too late once the picture of the cluster is being kept', async () => {
    const { round } = await closedCluster(cluster, await newFirms());
    const last = await hold(round.id);
    const { id } = await start(round.id);
    await last.held();
    expect(await look(id)).toMatchObject({ state: 'running', done: FIRMS });
    const late = cancel(id).then(refusal);
    await last.release();
    expect(await late).toEqual([409, 'audit-run.over']);
    const run = await look(id);
    expect(run).toMatchObject({ state: 'done', done: FIRMS + 1 });
    await officer.get(`${AUDITS}/${run.auditId ?? ''}`).expect(200);
  });
});
