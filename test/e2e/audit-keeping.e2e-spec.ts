import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { keptUntil } from '#domain/audit/rounds/keeping-end.js';
import type {
  Account,
  Audit,
  AuditComparison,
  AuditRecomputation,
  AuditRound,
  Session,
} from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { validate } from '#platform/http/validate.js';
import { AuditKeeping } from '../../apps/hub/src/audits/audit-keeping.service.js';
import { KeepingSchedule } from '../../apps/hub/src/audits/keeping-schedule.js';
import { auditedCluster } from '../support/audited-cluster.js';
import { answered, lackSomething, STRATA, tell } from '../support/audited-firm.js';
import {
  DAY_MS,
  end,
  type FirmsOfTests,
  firmsOfTests,
  inDays,
  invite,
  look,
  open,
  plan,
} from '../support/audit-rounds.js';
import {
  answerAs,
  audit,
  AUDITS,
  close,
  goldenAnswers,
  read,
  signInAs,
} from '../support/audits.js';
import { travel } from '../support/claim-journeys.js';
import { type Agent, type Cluster, eventually, PASSWORD, setup } from '../support/cluster.js';
import { refusal } from '../support/hub-requests.js';
import { requirement } from '../support/requirements.js';
import { typedAuditCommand } from '../support/typed-audit-command.js';

const GONE = 410;
const MONTHS = 12;

requirement('postgres').describe('the keeping of answers', () => {
  let cluster: Cluster;
  let firms: FirmsOfTests;
  let officer: string;
  const start = Date.now();
  const later = (days: number) => {
    travel({ now: start + days * DAY_MS }, cluster.hub.app.get(Clock, { strict: false }));
  };
  beforeAll(async () => {
    cluster = await setup({
      accredited: false,
      env: { HUB_AUDIT_ANSWERS_MONTHS: String(MONTHS) },
    });
    // Without the registry's word nothing of the ledger is published.
    await cluster.register();
    firms = await firmsOfTests(cluster);
    officer = await emailOf(cluster.hub.first);
  });
  /** Back again; whoever signed in later took the sessions of before for expired. */
  afterEach(async () => {
    later(0);
    const { hub } = cluster;
    const session = await hub.anyone
      .post('/api/v1/sessions')
      .send({ email: officer, password: PASSWORD })
      .expect(201);
    hub.first.set('authorization', `Bearer ${(session.body as Session).token}`);
  });
  afterAll(() => cluster.close());

  const of = (runner: Agent) => ({ anyone: cluster.hub.anyone, runner });
  /** Signed in again: sessions do not last that long. */
  const again = async (email: string) => signInAs(email, cluster.hub.url);
  const emailOf = async (agent: Agent) =>
    ((await agent.get('/api/v1/me').expect(200)).body as Account).email;
  const job = () => cluster.hub.app.get(KeepingSchedule, { strict: false }).tick();
  const recompute = async (agent: Agent, id: string) => {
    const found = (await agent.post(`${AUDITS}/${id}/recomputation`).expect(200))
      .body as AuditRecomputation;
    expect(validate('http/audit-recomputation', found)).toEqual([]);
    return found;
  };
  const compare = async (agent: Agent, id: string) =>
    (await agent.get(`${AUDITS}/${id}/comparison`).expect(200)).body as AuditComparison;
  const query = (statement: string) =>
    cluster.hub.app.get(DataSource, { strict: false }).query(statement);

  /** What an operator types. */
  const guildmark = (...args: readonly string[]) => typedAuditCommand(cluster, ...args);

  it('is told before anybody answers, to who is asked and to who asks', async () => {
    const { agent } = await firms.next();
    const round = await plan(agent);
    expect(round).toMatchObject({ keptMonths: MONTHS });
    expect(round.protection).toContain('kept-for-months');
    const form = await open(cluster.hub.anyone, (await invite(agent, round)).token);
    expect(validate('http/audit-form', form)).toEqual([]);
    expect(form).toMatchObject({ keptMonths: MONTHS });
    expect(form.protection).toContain('kept-for-months');
    await end(agent, round, 'cancellation');
  });

  it('ends with the result, the ledger and later comparisons as they were', async () => {
    const firm = await firms.next();
    const email = await emailOf(firm.agent);
    await tell(firm);
    const first = await audit(firm.agent, await answered(of(firm.agent)));
    await eventually(async () => (await recompute(firm.agent, first)).outcome === 'equal');
    const before = await read(firm.agent, first);
    expect(validate('http/audit', before)).toEqual([]);
    expect(before.inputKeptUntil).toBe(keptUntil(new Date(before.createdAt), MONTHS).toISOString());
    // The three employees are not shown: with the mean of all four that would tell of the owner.
    expect(before.strata).toEqual([]);

    later(300);
    const second = await secondAudit(await again(email));
    // As long as it is not published, its place in the ledger cannot be checked.
    const since = await again(email);
    await eventually(async () => (await recompute(since, second)).outcome === 'equal');
    const compared = await compare(since, second);
    expect(compared).toMatchObject({ previousId: first, outcome: 'compared', overlap: 0.75 });

    // the first is over, the second is not
    later(367);
    expect(await job()).toEqual({ rounds: 1, audits: 1 });
    expect(await job()).toEqual({ rounds: 0, audits: 0 });
    const agent = await again(email);
    await inputIsGone(agent, before);
    expect((await recompute(agent, second)).outcome).toBe('equal');
    expect(await compare(agent, second)).toEqual(compared);

    // both are over: who answered twice is still known as a share
    later(667);
    expect(await job()).toEqual({ rounds: 1, audits: 1 });
    expect(await compare(await again(email), second)).toEqual(compared);
    expect((await recompute(await again(email), second)).outcome).toBe('input-not-kept');
  });

  /** Ten months on, the same people answer once more. */
  async function secondAudit(agent: Agent): Promise<string> {
    const round = await plan(agent, { closesAt: inDays(20, start + 300 * DAY_MS) });
    for (const [at, answers] of goldenAnswers('S2').slice(0, 4).entries())
      await answerAs(of(agent), round, answers, {
        ...{ stratum: STRATA[at] ?? 'employee', form: 'full', answeredLastTime: at > 0 },
      });
    await close(agent, round);
    return audit(agent, round);
  }

  async function inputIsGone(agent: Agent, before: Audit): Promise<void> {
    const { id, roundId } = before;
    const after = await read(agent, id);
    expect(validate('http/audit', after)).toEqual([]);
    const { inputKeptUntil, strata, citations, ...same } = before;
    expect([inputKeptUntil, strata]).not.toContain(undefined);
    const { evidence, ...cited } = citations;
    // What the ledger and the records showed when it was computed.
    expect(Date.parse(evidence?.at ?? '')).toBeLessThanOrEqual(Date.parse(before.createdAt));
    const inputEndedAt = after.inputEndedAt ?? '';
    expect(inputEndedAt.slice(0, 10)).toBe(
      new Date(start + 367 * DAY_MS).toISOString().slice(0, 10),
    );
    expect(after).toEqual({ ...same, inputEndedAt, citations: { ...cited, credentials: [] } });
    const bytes = await agent.get(`${AUDITS}/${id}/document.json`).buffer(true).expect(200);
    expect(
      createHash('sha256')
        .update(bytes.body as Buffer)
        .digest('base64url'),
    ).toBe(citations.digest);
    await agent.get(`${AUDITS}/${id}/figures.csv`).expect(200);
    for (const [lang, words] of [
      ['en', 'was deleted on'],
      ['de', 'gelöscht worden'],
    ]) {
      const page = await agent.get(`${AUDITS}/${id}/report.html`).query({ lang }).expect(200);
      expect(page.text).toContain(words);
    }
    await agent.get(`${AUDITS}/${id}/report.pdf`).expect(200);

    const found = await recompute(agent, id);
    expect(found).toMatchObject({ outcome: 'input-not-kept', inputEndedAt });
    expect(found.checks.map(({ check, outcome }) => [check, outcome])).toEqual([
      ['input-digest', 'not-kept'],
      ['versions', 'same'],
      ['method', 'not-released'],
      ['document-digest', 'same'],
      ['commitment', 'same'],
      ['ledger', 'same'],
    ]);
    const typed = await guildmark('recompute', id);
    expect(typed.code).toBe(5);
    expect(typed.text).toContain(`its input is no longer kept since ${inputEndedAt}`);
    expect(typed.text).toContain('✓ its place in the published tree');
    expect(typed.text).not.toContain('different');

    // asked for again, it is the same audit and nothing is computed from nothing
    expect(await audit(agent, { id: roundId })).toBe(id);
    expect((await look(agent, { id: roundId })).answersEndedAt).toBe(inputEndedAt);
    await altered(id);
  }

  /** As the owner of the tables might: a result that was changed does not open its leaf. */
  async function altered(id: string): Promise<void> {
    const alter = async (statement: string) => {
      await query('ALTER TABLE audit DISABLE TRIGGER USER');
      await query(statement);
      await query('ALTER TABLE audit ENABLE TRIGGER USER');
    };
    const digit = 'set_byte(document, 40, get_byte(document, 40) # 1)';
    await alter(`UPDATE audit SET document = ${digit} WHERE id = '${id}'`);
    const changed = await guildmark('recompute', id);
    expect(changed.code).toBe(1);
    expect(changed.text).toContain('✗ digest of the document');
    expect(changed.text).toContain('✗ commitment that was queued for the ledger');
    await alter(`UPDATE audit SET document = ${digit} WHERE id = '${id}'`);
    expect((await guildmark('recompute', id)).code).toBe(5);
  }

  it('leaves a round that nobody audited in time without one, and says why', async () => {
    const { agent } = await firms.next();
    const email = await emailOf(agent);
    const round = await answered(of(agent));
    later(367);
    expect((await job()).rounds).toBe(1);
    const manager = await again(email);
    const late = await manager.post(AUDITS).send({ roundId: round.id });
    expect(refusal(late)).toEqual([GONE, 'audit.input-not-kept']);
    // nor is what was read of the answers just before they went
    const keeping = cluster.hub.app.get(AuditKeeping, { strict: false });
    const computed = { roundId: round.id, snapshot: {} as never, document: {} as never };
    await expect(keeping.keep(computed)).rejects.toMatchObject({ code: 'audit.input-not-kept' });
    const seen = await look(manager, round);
    expect(validate('http/audit-round', seen)).toEqual([]);
    expect(seen).toMatchObject({ outcome: 'answered', submitted: 4 } satisfies Partial<AuditRound>);
    expect(seen.answersEndedAt?.slice(0, 10)).toBe(
      new Date(start + 367 * DAY_MS).toISOString().slice(0, 10),
    );
  });

  it('says of an input that somebody took away that it is missing', async () => {
    const { agent } = await firms.next();
    const id = await audit(agent, await answered(of(agent), { people: 1 }));
    await query('ALTER TABLE audit DISABLE TRIGGER USER');
    await query(`UPDATE audit SET input = NULL WHERE id = '${id}'`);
    await query('ALTER TABLE audit ENABLE TRIGGER USER');
    const typed = await guildmark('recompute', id);
    expect(typed.code).toBe(1);
    expect(typed.text).toContain('now missing');
  });

  it('shows officers of a cluster no more than before, once its input is gone', async () => {
    const { hub } = cluster;
    const shared = [await firms.next(), await firms.next()];
    const secret = await firms.next();
    for (const firm of [...shared, secret]) await tell(firm, { sharesWithHub: firm !== secret });
    await lackSomething(secret, hub.first);
    const { auditId } = await auditedCluster(cluster, [...shared, secret]);
    await eventually(async () => (await recompute(hub.first, auditId)).outcome === 'equal');
    const before = await read(hub.first, auditId);
    const bytesOf = async (agent: Agent) =>
      (await agent.get(`${AUDITS}/${auditId}/document.json`)).status;
    expect(await bytesOf(hub.first)).toBe(403);
    later(367);
    // three firms and the cluster; of the test before, the answers alone
    expect(await job()).toEqual({ rounds: 5, audits: 4 });
    const agent = await again(officer);
    const after = await read(agent, auditId);
    expect(after.document).toEqual(before.document);
    expect(after.respondents).toEqual(before.respondents);
    expect(after.citations).toEqual(before.citations);
    expect((await recompute(agent, auditId)).outcome).toBe('input-not-kept');
    expect(await bytesOf(agent)).toBe(403);
    expect(JSON.stringify(after)).not.toContain(secret.firmId);
  });
});
