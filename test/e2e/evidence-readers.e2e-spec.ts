import { DataSource } from 'typeorm';
import type {
  Claim,
  Erasure,
  ErasurePlan,
  EvidenceConsent,
  EvidenceReadings,
} from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { type Agent, type Cluster, setup } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import {
  claim as openClaim,
  newEvidence,
  newJudgement,
  notMet,
  record,
  smallHub,
  type SmallHub,
} from '../support/hub-factories.js';
import { accept, assign, judge, look, refusal } from '../support/hub-requests.js';

describeDatabases('who reads evidence', (kind) => {
  let cluster: Cluster;
  let small: SmallHub;
  let ada: Agent;

  beforeEach(async () => {
    cluster = await setup({ kind });
    small = await smallHub(cluster);
    ada = await small.as('ada');
  });
  afterEach(() => cluster.close());

  const itemOf = ({ experiences }: Claim) => experiences[0]?.evidence[0]?.id ?? '';
  const get = (agent: Agent, item: string) => agent.get(`/api/v1/evidence/${item}`);
  const declare = (agent: Agent, id: string) =>
    agent.post(`/api/v1/claims/${id}/declaration`).send({ independent: true, tie: 'none' });
  const agree = (agent: Agent, item: string, assess: boolean, disclose: boolean) =>
    agent.post(`/api/v1/evidence/${item}/consent`).send({ assess, disclose });
  const readings = async (item: string): Promise<readonly (readonly string[])[]> => {
    const answer = await ada.get(`/api/v1/evidence/${item}/readings`).expect(200);
    expect(validate('http/evidence-readings', answer.body)).toEqual([]);
    return (answer.body as EvidenceReadings).items.map(({ as, name, claimId = '' }) => [
      as,
      name,
      claimId,
    ]);
  };
  const unknown = [404, 'evidence.unknown'];

  it('assessors read while they have a judgement to give, a moderator while one is needed, and all of it is noted', async () => {
    const claim = await openClaim(ada, small);
    const item = itemOf(claim);
    const [bea, caro, dino, elsa] = await Promise.all(
      ['bea', 'caro', 'dino', 'elsa'].map((key) => small.as(key)),
    );
    if (!bea || !caro || !dino || !elsa) throw new Error('four people sign in');
    const others = [bea, caro, elsa, small.officer];
    await assign(small, claim.id, 'caro', 'same-firm').expect(200);
    for (const agent of [...others.filter((a) => a !== caro), dino])
      expect(refusal(await get(agent, item))).toEqual(unknown);
    expect(refusal(await get(caro, item))).toEqual([403, 'assessor.declaration-missing']);
    const tied = { independent: true, tie: 'same-firm' };
    await caro.post(`/api/v1/claims/${claim.id}/declaration`).send(tied).expect(200);
    await get(caro, item)
      .expect(200)
      .expect('content-security-policy', "sandbox; default-src 'none'")
      .expect('x-content-type-options', 'nosniff')
      .expect('content-disposition', /^attachment/)
      .expect('cache-control', 'no-store');
    await judge(caro, claim.id, newJudgement(claim, { declaration: tied as never })).expect(200);
    expect(refusal(await get(caro, item))).toEqual(unknown);

    await assign(small, claim.id, 'dino').expect(200);
    await declare(dino, claim.id).expect(200);
    await get(dino, item).expect(200);
    await judge(dino, claim.id, notMet(claim)).expect(200);
    expect((await look(small.officer, claim.id)).state).toBe('moderating');
    for (const agent of [caro, dino, elsa, bea])
      expect(refusal(await get(agent, item))).toEqual(unknown);
    await get(small.officer, item).expect(200);
    const moderation = { choice: 'first', reason: 'The pairs are clean.' };
    await small.officer.post(`/api/v1/claims/${claim.id}/moderation`).send(moderation).expect(200);
    expect(refusal(await get(small.officer, item))).toEqual(unknown);
    await get(ada, item).expect(200);

    expect(await readings(item)).toEqual([
      ['assessor', 'Caro Verdi', claim.id],
      ['assessor', 'Dino Bruni', claim.id],
      ['moderator', 'Officer', claim.id],
      ['candidate', 'Ada Rossi', ''],
    ]);
    for (const agent of [dino, elsa])
      expect(refusal(await agent.get(`/api/v1/evidence/${item}/readings`))).toEqual(unknown);
    const db = cluster.hub.app.get(DataSource);
    for (const statement of [
      "UPDATE evidence_reading SET capacity = 'candidate'",
      'DELETE FROM evidence_reading',
      'DELETE FROM evidence_consent',
      'UPDATE evidence_consent SET assess = true',
      "UPDATE evidence SET media_type = 'text/html'",
      "UPDATE evidence SET title = 'another'",
    ])
      await expect(db.query(statement)).rejects.toThrow(/refused/);
  });

  it('an item that is withdrawn before it is judged on is read by nobody and counts for nothing', async () => {
    const two = await record(ada, { evidence: [newEvidence(), newEvidence({ title: 'Another' })] });
    const body = { standard: small.standard.versionUri, level: 2, experiences: [two.id] };
    const opened = await ada
      .post('/api/v1/claims')
      .send({ ...body, consent: true })
      .expect(201);
    const claim = opened.body as Claim;
    const [kept = '', withdrawn = ''] = two.evidence.map(({ id }) => id);
    const dino = await small.as('dino');
    expect(refusal(await agree(dino, kept, true, true))).toEqual(unknown);
    const answer = await agree(ada, withdrawn, false, false).expect(200);
    expect(validate('http/evidence-consent', answer.body)).toEqual([]);
    expect((answer.body as EvidenceConsent).remains).toEqual([
      expect.stringMatching(/Nobody has judged on this item/) as string,
    ]);
    await assign(small, claim.id, 'dino').expect(200);
    await declare(dino, claim.id).expect(200);
    expect(refusal(await get(dino, withdrawn))).toEqual(unknown);
    await get(dino, kept).expect(200);
    const seen = await look(dino, claim.id);
    expect(seen.experiences.flatMap(({ evidence }) => evidence.map(({ id }) => id))).toEqual([
      kept,
    ]);
    const judgement = newJudgement(claim);
    const citing = {
      ...judgement,
      criteria: judgement.criteria.map((criterion) => ({
        ...criterion,
        cites: [...criterion.cites, ...criterion.cites].map((cite, i) => ({
          ...cite,
          evidenceId: i === 0 ? kept : withdrawn,
        })),
      })),
    };
    const refused = await judge(dino, claim.id, citing);
    expect(refusal(refused)).toEqual([422, 'evidence.consent-withdrawn']);
    await judge(dino, claim.id, newJudgement(seen)).expect(200);
  });

  it('says plainly what a withdrawal no longer reaches', async () => {
    const claim = await openClaim(ada, small);
    const item = itemOf(claim);
    const dino = await small.as('dino');
    await assign(small, claim.id, 'dino').expect(200);
    await judge(dino, claim.id, newJudgement(claim)).expect(200);
    await accept(ada, claim.id).expect(201);
    const { remains } = (await agree(ada, item, false, false).expect(200)).body as EvidenceConsent;
    expect(remains).toEqual([
      expect.stringMatching(/^Judgements that were given on this item stay/) as string,
      expect.stringMatching(/^Credentials that were issued before may name this item/) as string,
    ]);
    const back = (await agree(ada, item, true, true).expect(200)).body as EvidenceConsent;
    expect(back.remains).toEqual([]);
    const db = cluster.hub.app.get(DataSource);
    const history = await db.query<object[]>(
      'SELECT assess, disclose FROM evidence_consent WHERE evidence_id = $1 ORDER BY seq',
      [item],
    );
    expect(history).toEqual([
      { assess: true, disclose: true },
      { assess: false, disclose: false },
      { assess: true, disclose: true },
    ]);
  });

  it('no claim rests on evidence that nobody may read', async () => {
    const { id, evidence } = await record(ada);
    await agree(ada, evidence[0]?.id ?? '', false, true).expect(200);
    const body = {
      standard: small.standard.versionUri,
      level: 2,
      experiences: [id],
      consent: true,
    };
    expect(refusal(await ada.post('/api/v1/claims').send(body))).toEqual([
      422,
      'evidence.consent-missing',
    ]);
  });

  it('details are for the candidate and for the assessor at work', async () => {
    const details = {
      observer: 'Dino Bruni',
      place: 'Bench 4',
      startedAt: '2026-05-14T08:00:00Z',
      endedAt: '2026-05-14T09:00:00Z',
      checklist: [{ item: 'ends closed', seen: true }],
    };
    const { id } = await record(ada, { evidence: [newEvidence({ details })] });
    const body = {
      standard: small.standard.versionUri,
      level: 2,
      experiences: [id],
      consent: true,
    };
    const claim = (await ada.post('/api/v1/claims').send(body).expect(201)).body as Claim;
    await assign(small, claim.id, 'dino').expect(200);
    const dino = await small.as('dino');
    const seen = async (agent: Agent) =>
      (await look(agent, claim.id)).experiences[0]?.evidence[0]?.details;
    expect(await seen(ada)).toEqual(details);
    for (const agent of [dino, small.officer]) expect(await seen(agent)).toBe(undefined);
    await declare(dino, claim.id).expect(200);
    expect(await seen(dino)).toEqual(details);
  });

  it('readings, consents and drafts go when the person does', async () => {
    const claim = await openClaim(ada, small);
    await get(ada, itemOf(claim)).expect(200);
    const path = `/api/v1/people/${small.personId('ada')}/erasure`;
    const plan = (await ada.get(path).expect(200)).body as ErasurePlan;
    expect(plan.goes).toContainEqual({ what: 'Notes of who has read your evidence', count: 1 });
    const { confirmation } = plan;
    const erased = await small.officer.post(path).send({ confirmation }).expect(200);
    expect((erased.body as Erasure).askedBy).toBe('officer');
    const db = cluster.hub.app.get(DataSource);
    for (const table of ['evidence', 'evidence_reading', 'evidence_consent', 'evidence_draft'])
      expect(await db.query(`SELECT * FROM ${table}`)).toEqual([]);
  });
});
