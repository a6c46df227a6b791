import 'reflect-metadata';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type {
  AuditRound,
  AuditRun,
  AuditRuns,
  AuditStart,
  ClusterAuditDocument,
} from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { type FirmsOfTests, firmsOfTests, look, ROUNDS } from '../support/audit-rounds.js';
import { lackSomething } from '../support/audited-firm.js';
import { answerAs, AUDITS, audit, close, goldenAnswers, read } from '../support/audits.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import { refusal } from '../support/hub-requests.js';
import { requirement } from '../support/requirements.js';
import { typedAuditCommand } from '../support/typed-audit-command.js';

const FIRMS = 6;

requirement('postgres').describe('the audit of a cluster', () => {
  let cluster: Cluster;
  let firms: FirmsOfTests;
  let officer: Agent;

  beforeAll(async () => {
    cluster = await setup({ accredited: false });
    // Without the registry's word nothing of the ledger is published.
    await cluster.register();
    firms = await firmsOfTests(cluster);
    officer = cluster.hub.first;
  });
  afterAll(() => cluster.close());

  const run = async (id: string) => {
    const found = (await officer.get(`/api/v1/audit-runs/${id}`).expect(200)).body as AuditRun;
    expect(validate('http/audit-run', found)).toEqual([]);
    return found;
  };
  const ended = (id: string) =>
    eventually(async () => {
      const found = await run(id);
      return found.state !== 'running' && found;
    });

  /** What an operator types. */
  const guildmark = (...args: readonly string[]) => typedAuditCommand(cluster, ...args);

  /** As the owner of the tables might: what no process of ours can. */
  async function alter(statement: string): Promise<void> {
    const db = cluster.hub.app.get(DataSource, { strict: false });
    await db.query('ALTER TABLE audit DISABLE TRIGGER USER');
    await db.query(statement);
    await db.query('ALTER TABLE audit ENABLE TRIGGER USER');
  }

  it('audits every closed firm as a job that survives a restart, and can be recomputed', async () => {
    const { anyone } = cluster.hub;
    const fresh = [];
    for (let n = 0; n < FIRMS; n += 1) fresh.push(await firms.next());
    await lackSomething(fresh[0]!, officer);
    const round = (
      await officer
        .post(ROUNDS)
        .send({
          kind: 'cluster',
          closesAt: new Date(Date.now() + 20 * 86_400_000).toISOString(),
          firmIds: fresh.map(({ firmId }) => firmId),
        })
        .expect(201)
    ).body as AuditRound;
    const [informant = {}] = goldenAnswers('cluster');
    await answerAs({ anyone, runner: officer }, round, informant, { stratum: 'hub-officer' });
    const rounds: AuditRound[] = [];
    for (const { agent } of fresh) {
      const { items } = (await agent.get(ROUNDS).expect(200)).body as { items: AuditRound[] };
      const [own] = items;
      if (!own) throw new Error('each firm of the cluster has a round of its own');
      await answerAs({ anyone, runner: agent }, own, goldenAnswers('S1')[0] ?? {});
      await close(agent, own);
      rounds.push(await look(agent, own));
    }
    // One firm has seen its audit before; it is taken as it is.
    const [firstRound, firstFirm] = [rounds[0]!, fresh[0]!];
    const early = await audit(firstFirm.agent, firstRound);
    const open = await officer.post(AUDITS).send({ roundId: round.id });
    expect(refusal(open)).toEqual([409, 'audit-round.not-closed']);
    await close(officer, round);
    const other = await fresh[1]!.agent.post(AUDITS).send({ roundId: round.id });
    expect(refusal(other)).toEqual([404, 'audit-round.unknown']);

    // asked twice at once, it is one job
    const [started, twin] = (
      await Promise.all(
        [1, 2].map(() => officer.post(AUDITS).send({ roundId: round.id }).expect(202)),
      )
    ).map(({ body }) => body as AuditStart) as [AuditStart, AuditStart];
    expect(twin.run?.id).toBe(started.run?.id);
    expect(validate('http/audit-start', started)).toEqual([]);
    expect(started.run).toMatchObject({ total: FIRMS + 1, failed: 0 });
    const id = started.run?.id ?? '';
    await cluster.hub.stop();
    await cluster.hub.start();
    const done = await ended(id);
    expect(done).toMatchObject({ state: 'done', done: FIRMS + 1, failed: 0, roundId: round.id });
    const again = (await officer.post(AUDITS).send({ roundId: round.id }).expect(202))
      .body as AuditStart;
    expect(again.run).toMatchObject({ id, auditId: done.auditId });
    const all = (await officer.get('/api/v1/audit-runs').expect(200)).body as AuditRuns;
    expect(all.items.map((one) => one.id)).toEqual([id]);
    expect(await audit(firstFirm.agent, firstRound)).toBe(early);

    const auditId = done.auditId ?? '';
    const found = await read(officer, auditId);
    expect(validate('http/audit', found)).toEqual([]);
    const document = found.document as ClusterAuditDocument;
    expect(found).toMatchObject({ kind: 'cluster', mayDecide: true, citations: { firms: FIRMS } });
    expect(document.publication).toEqual({ ok: true });
    expect(Object.values(document.types ?? {}).reduce((sum, n) => sum + n, 0)).toBe(FIRMS);
    expect(document.cluster.notes).toContain('one-respondent');
    // No firm lets the hub know of it, so none is named.
    for (const { firmId } of fresh) expect(JSON.stringify(document)).not.toContain(firmId);
    // The hashed bytes do name those who lack something, so they are not handed out.
    const db = cluster.hub.app.get(DataSource, { strict: false });
    const [stored] = await db.query<{ text: string }[]>(
      `SELECT convert_from(document, 'UTF8') AS text FROM audit WHERE id = $1`,
      [auditId],
    );
    expect(stored?.text).toContain(firstFirm.firmId);
    expect(refusal(await officer.get(`${AUDITS}/${auditId}/document.json`))).toEqual([
      403,
      'audit.for-the-firm',
    ]);
    for (const { agent } of fresh.slice(0, 2))
      expect(refusal(await agent.get(`${AUDITS}/${auditId}`))).toEqual([404, 'audit.unknown']);
    const csv = (await officer.get(`${AUDITS}/${auditId}/figures.csv`).expect(200)).text;
    expect(csv).toContain(`balance,,firms,${String(FIRMS)}`);

    await recompute(early, auditId);
  });

  async function recompute(firm: string, auditId: string): Promise<void> {
    const equal = await eventually(async () => {
      const result = await guildmark('recompute', auditId);
      return result.code !== 2 && result;
    });
    expect(equal).toEqual({
      code: 0,
      text: expect.stringContaining(`${auditId}: equal`) as string,
    });
    expect(equal.text).toContain('✓ audits of the firms that went into it');
    const json = await guildmark('recompute', firm, '--json');
    expect(validate('http/audit-recomputation', JSON.parse(json.text))).toEqual([]);
    expect(json.code).toBe(0);
    const listed = await guildmark('list');
    expect([listed.code, listed.text.split('\n').length]).toEqual([0, FIRMS + 1]);
    expect((await guildmark('recompute', '01890000-0000-7000-8000-00000000dead')).code).toBe(2);
    expect((await guildmark('recompute', 'audit')).code).toBe(64);
    const other = join(cluster.dataDir, 'hub-wrapping-key');
    expect((await guildmark('recompute', firm, '--secret', other)).code).toBe(2);

    const digit = `set_byte(document, 40, get_byte(document, 40) # 1)`;
    await alter(`UPDATE audit SET document = ${digit} WHERE id = '${firm}'`);
    const tampered = await guildmark('recompute', firm);
    expect(tampered.code).toBe(1);
    expect(tampered.text).toContain('another one at 40');
    // The cluster's audit rests on it and says so.
    expect(await guildmark('recompute', auditId)).toEqual({
      code: 1,
      text: expect.stringContaining(`audit ${firm} is another one`) as string,
    });
    await alter(`UPDATE audit SET document = ${digit} WHERE id = '${firm}'`);
    expect((await guildmark('recompute', firm)).code).toBe(0);

    // Whoever changes the digest with the document still has the ledger against them.
    await alter(
      `UPDATE audit SET input = convert_to(replace(convert_from(input, 'UTF8'), '"IGI1":', '"IGI1" :'), 'UTF8') WHERE id = '${firm}'`,
    );
    await alter(`UPDATE audit SET input_digest = sha256(input) WHERE id = '${firm}'`);
    const forged = await guildmark('recompute', firm);
    expect(forged.code).toBe(1);
    expect(forged.text).toContain('✓ bytes of the document');
    expect(forged.text).toContain('✗ commitment that was queued for the ledger');

    await alter(
      `UPDATE audit SET versions = replace(versions, '"engine":"1', '"engine":"0'),
         document = convert_to(replace(convert_from(document, 'UTF8'), '"engine":"1', '"engine":"0'), 'UTF8')
       WHERE id = '${auditId}'`,
    );
    const older = await guildmark('recompute', auditId);
    expect(older).toEqual({
      code: 3,
      text: expect.stringContaining('by other versions than this build has') as string,
    });
  }
});
