import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type {
  AuditRecomputation,
  ClusterAuditDocument,
  ErasurePlan,
  Firms,
} from '#domain/generated/schemas.js';
import { runStatement } from '../../tools/run-statement.js';
import { type TwoRoles, twoRoles } from '../support/app-role.js';
import { ANSWERS, end, inDays, invite, look, open, plan, ROUNDS } from '../support/audit-rounds.js';
import { auditedCluster } from '../support/audited-cluster.js';
import { tell } from '../support/audited-firm.js';
import { AUDITS, goldenAnswers, read } from '../support/audits.js';
import { checkLedger } from '../support/check-ledger.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import { tracesIn } from '../support/find-traces.js';
import { newProfile, note } from '../support/firm-records.js';
import { claim, smallHub, type SmallHub } from '../support/hub-factories.js';
import { refusal } from '../support/hub-requests.js';
import { readyHealth } from '../support/ready-health.js';
import { requirement } from '../support/requirements.js';
import { readTaggedPdf, spoken } from '../support/tagged-pdf.js';

/** Firms of the small hub with their managers. */
const MANAGERS = { sole: 'bea', lasts: 'dino', box: 'elsa' } as const;

requirement('postgres').describe('a hub whose database role owns nothing', () => {
  let roles: TwoRoles;
  let cluster: Cluster;
  let small: SmallHub;
  let firms: readonly { readonly agent: Agent; readonly firmId: string; readonly name: string }[];

  beforeAll(async () => {
    roles = await twoRoles();
    cluster = await setup({
      kind: roles.kind,
      accredited: false,
      env: {
        HUB_MIGRATION_DATABASE_URL: roles.owner,
        REGISTRY_MIGRATION_DATABASE_URL: roles.owner,
      },
    });
    // Without the registry's word nothing of the ledger is published.
    await cluster.register();
    small = await smallHub(cluster);
    await small.officer
      .post('/api/v1/cluster-imports')
      .send({
        firms: 'firm_key,name,trade,town,staff\n',
        people: 'person_key,firm_key,given_name,family_name,email,manager_key\n',
        roles: 'person_key,role\nbea,manager\ndino,manager\nelsa,manager\n',
      })
      .expect(200);
    const { items } = (await small.officer.get('/api/v1/firms').expect(200)).body as Firms;
    firms = await Promise.all(
      Object.entries(MANAGERS).map(async ([key, manager]) => {
        const firm = items.find((one) => one.key === key);
        if (!firm) throw new Error(`no firm ${key}`);
        return { agent: await small.as(manager), firmId: firm.id, name: firm.name };
      }),
    );
  });
  afterAll(async () => {
    await cluster?.close();
    await roles?.drop();
  });

  const equal = (agent: Agent, id: string) =>
    eventually(async () => {
      const result = (await agent.post(`${AUDITS}/${id}/recomputation`).expect(200))
        .body as AuditRecomputation;
      return result.outcome !== 'could-not-check' && result.outcome;
    });

  it('plans rounds, takes answers, audits, reports, computes again and erases', async () => {
    const { parts } = await readyHealth(cluster.hub.anyone);
    expect(parts).toMatchObject({ appendOnly: 'triggers and grants' });
    const [first] = firms;
    if (!first) throw new Error('there are firms');
    await handleLinks(first.agent);
    for (const { agent, firmId } of firms) {
      await tell({ agent, firmId }, { heads: 3, sharesWithHub: true });
      const post = newProfile(small.standard.versionUri);
      await agent.post(`/api/v1/firms/${firmId}/role-profiles`).send(post).expect(201);
      await agent.post(`/api/v1/firms/${firmId}/learning-records`).send(note()).expect(201);
    }
    // Where something is on record, something can be missing.
    await claim(await small.as('elsa'), small);
    const { auditId, firmAudits } = await auditedCluster(cluster, firms);
    const [own = ''] = firmAudits;

    await report(first.agent, own, first.name);
    const shown = (await read(small.officer, auditId)).document as ClusterAuditDocument;
    expect(shown.pool.left.length).toBeGreaterThan(0);
    await report(small.officer, auditId, cluster.hub.config.name);
    await actOn(first.agent, own);
    expect(await equal(first.agent, own)).toBe('equal');
    expect(await equal(small.officer, auditId)).toBe('equal');
    await refuseToChange(own);

    // Who read the notes of a firm and managed its audit is taken out; the audit stays as it was.
    const person = small.personId('bea');
    const path = `/api/v1/people/${person}/erasure`;
    const { confirmation } = (await small.officer.get(path).expect(200)).body as ErasurePlan;
    await small.officer.post(path).send({ confirmation }).expect(200);
    expect((await first.agent.get(AUDITS)).status).toBe(401);
    await leadsNowhere(person);
    expect(await equal(small.officer, auditId)).toBe('equal');
    await report(small.officer, own, first.name);
    await checkLedger(cluster.hub.app.get(DataSource, { strict: false }));
  });

  /** A round that comes to nothing: links renewed and revoked, answers saved and discarded. */
  async function handleLinks(agent: Agent): Promise<void> {
    const { anyone } = cluster.hub;
    const round = await plan(agent);
    const closesAt = inDays(30);
    await agent.post(`${ROUNDS}/${round.id}/extension`).send({ closesAt }).expect(200);
    const link = await invite(agent, round);
    const form = await open(anyone, link.token);
    const [answers = {}] = goldenAnswers('S1');
    const [item] = form.items;
    if (!item) throw new Error('a form asks something');
    const saved = { token: form.token, answers: { [item.id]: answers[item.id] ?? null } };
    await anyone.post(`${ANSWERS}/saving`).send(saved).expect(200);
    const { invitations } = await look(agent, round);
    const [invitation] = invitations ?? [];
    if (!invitation) throw new Error('there is an invitation');
    const of = `${ROUNDS}/${round.id}/invitations/${invitation.id}`;
    await agent.post(`${of}/renewal`).expect(201);
    await agent.post(`${of}/revocation`).expect(200);
    expect((await anyone.post(`${ANSWERS}/saving`).send(saved)).status).toBeGreaterThan(399);
    await end(agent, round, 'cancellation');
  }

  async function report(agent: Agent, id: string, names: string): Promise<void> {
    const page = await agent.get(`${AUDITS}/${id}/report.html`).expect(200);
    expect(page.text).toContain(names);
    const paper = await agent.get(`${AUDITS}/${id}/report.pdf`).buffer(true).expect(200);
    const { root, outside } = await readTaggedPdf(paper.body as Buffer);
    expect(outside).toEqual([]);
    expect(spoken(root)).toContain(names);
    expect((await agent.get(`${AUDITS}/${id}/figures.csv`).expect(200)).text).toContain(id);
  }

  async function actOn(agent: Agent, id: string): Promise<void> {
    const { document } = await read(agent, id);
    const rule = document.recommendations[0]?.rule ?? '';
    const decision = { state: 'accepted', followUpOn: inDays(30).slice(0, 10) };
    await agent.post(`${AUDITS}/${id}/recommendations/${rule}`).send(decision).expect(200);
    await agent.post(`${AUDITS}/${id}/likeness`).send({ answer: 'partly' }).expect(200);
    await agent.get(`${AUDITS}/${id}/comparison`).expect(200);
  }

  /** What was audited is not changed or deleted by the role that the hub works as. */
  async function refuseToChange(id: string): Promise<void> {
    for (const statement of [
      `UPDATE audit SET document = input WHERE id = '${id}'`,
      `DELETE FROM audit WHERE id = '${id}'`,
      'TRUNCATE audit CASCADE',
      'ALTER TABLE audit DISABLE TRIGGER ALL',
      'DROP TABLE audit CASCADE',
    ]) {
      const code = await runStatement(roles.app, `SET search_path = hub; ${statement}`).then(
        () => 'done',
        (error: unknown) => (error as { code?: string }).code,
      );
      // 42501: insufficient_privilege
      expect([statement, code]).toEqual([statement, '42501']);
    }
  }

  async function leadsNowhere(person: string): Promise<void> {
    const db = cluster.hub.app.get(DataSource, { strict: false });
    const tables = await db.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = current_schema() AND table_name LIKE 'audit%'`,
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const [row] = await db.query<{ text: string | null }[]>(
        `SELECT string_agg(t::text, chr(10)) AS text FROM "${name}" t`,
      );
      const sought = { id: person, address: 'bea@sole.example', 'family name': 'Bianchi' };
      expect([name, tracesIn(Buffer.from(row?.text ?? ''), sought)]).toEqual([name, []]);
    }
    const gone = await small.officer.get(`/api/v1/people/${person}/erasure`);
    expect(refusal(gone)[0]).toBe(410);
  }
});
