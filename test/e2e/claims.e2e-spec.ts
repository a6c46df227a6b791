import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type {
  Claim,
  Claims,
  Experience,
  Experiences,
  Issued,
  NewEvidence,
  NewJudgement,
  Problem,
} from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { type Agent, setup } from '../support/cluster.js';
import {
  claim as openClaim,
  newEvidence,
  newExperience,
  newJudgement,
  newStandard,
  notMet,
  OBSERVED,
  record,
  type SmallHub,
  smallHub,
} from '../support/hub-factories.js';

const unaccredited = { accredited: false } as const;

/** A refused request as far as a client builds on it. */
const refusal = ({ status, body }: { status: number; body: unknown }) => {
  expect(validate('http/problem', body)).toEqual([]);
  return [status, (body as Problem).code];
};

const assign = (small: SmallHub, claimId: string, assessor: string, tie = 'none') =>
  small.officer
    .post(`/api/v1/claims/${claimId}/assignment`)
    .send({ assessor: small.personId(assessor), tie });
const judge = (agent: Agent, claimId: string, judgement: NewJudgement) =>
  agent.post(`/api/v1/claims/${claimId}/judgement`).send(judgement);
const accept = (agent: Agent, claimId: string) =>
  agent.post(`/api/v1/claims/${claimId}/acceptance`);
const look = async (agent: Agent, claimId: string) =>
  (await agent.get(`/api/v1/claims/${claimId}`).expect(200)).body as Claim;

/** A claim of Ada that Dino, of another firm, has found met. */
async function offeredClaim(small: SmallHub): Promise<Claim> {
  const claim = await openClaim(await small.as('ada'), small);
  await assign(small, claim.id, 'dino').expect(200);
  const judged = await judge(await small.as('dino'), claim.id, newJudgement(claim)).expect(200);
  expect((judged.body as Claim).state).toBe('offered');
  return claim;
}

it('refuses experiences and evidence that do not hold, and keeps nothing of them', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const ada = await small.as('ada');
    const evidence = (over: Partial<NewEvidence>) => ({
      evidence: [newEvidence(), newEvidence(over)],
    });
    const refused: readonly [string, object, number, string][] = [
      ['an unknown field', { salary: 1 }, 400, 'body.invalid'],
      ['a wrong type', { tasks: 'stitching' }, 400, 'body.invalid'],
      ['a day that is no day', { from: '2026-02-30' }, 400, 'body.invalid'],
      ['the year 0', { from: '0000-01-01' }, 400, 'body.invalid'],
      ['an over-long task', { tasks: ['x'.repeat(501)] }, 400, 'body.invalid'],
      ['no evidence', { evidence: [] }, 400, 'body.invalid'],
      ['reversed days', { to: '2023-09-03' }, 422, 'experience.dates-reversed'],
      ['the future', { from: '2999-01-01' }, 422, 'experience.in-future'],
      ['what is not base64', evidence({ content: '%%%' }), 422, 'evidence.not-base64'],
      ['another type', evidence({ mediaType: 'image/png' }), 422, 'evidence.type-mismatch'],
      ['an unknown type', evidence({ mediaType: 'text/html' as never }), 400, 'body.invalid'],
      ['over-long content', evidence({ content: 'A'.repeat(700_004) }), 400, 'body.invalid'],
      ['5 MB', evidence({ content: 'A'.repeat(5_000_000) }), 413, 'body.too-large'],
    ];
    for (const [name, over, ...expected] of refused) {
      const answer = await ada.post('/api/v1/experiences').send({ ...newExperience(), ...over });
      expect([name, ...refusal(answer)]).toEqual([name, ...expected]);
    }
    expect((await ada.get('/api/v1/experiences').expect(200)).body).toEqual({ items: [] });
    const office = await small.officer.post('/api/v1/experiences').send(newExperience());
    expect(refusal(office)).toEqual([403, 'role.missing']);
    const nobody = await cluster.hub.as('employee');
    const without = await nobody.post('/api/v1/experiences').send(newExperience());
    expect(refusal(without)).toEqual([403, 'person.required']);
  } finally {
    await cluster.close();
  }
});

it('keeps evidence sealed, for its owner and the assigned assessor only', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const [ada, dino, elsa] = [
      await small.as('ada'),
      await small.as('dino'),
      await small.as('elsa'),
    ];
    const claim = await openClaim(ada, small);
    const address = `/api/v1/evidence/${claim.experiences[0]?.evidence[0]?.id ?? ''}`;
    for (const agent of [dino, elsa])
      expect(refusal(await agent.get(address))).toEqual([404, 'evidence.unknown']);
    expect(refusal(await small.officer.get(address))).toEqual([403, 'role.missing']);
    expect(refusal(await cluster.hub.anyone.get(address))).toEqual([401, 'session.required']);
    const missing = `/api/v1/evidence/${randomUUID()}`;
    expect(refusal(await ada.get(missing))).toEqual([404, 'evidence.unknown']);
    expect(refusal(await ada.get('/api/v1/evidence/1'))).toEqual([400, 'id.invalid']);

    await assign(small, claim.id, 'dino').expect(200);
    for (const agent of [ada, dino]) {
      const answer = await agent
        .get(address)
        .expect(200)
        .expect('content-type', 'text/plain; charset=utf-8')
        .expect('cache-control', 'no-store')
        .expect('x-content-type-options', 'nosniff')
        .expect('content-disposition', /^attachment/);
      expect(answer.text).toBe(OBSERVED);
    }
    expect(refusal(await elsa.get(address))).toEqual([404, 'evidence.unknown']);

    const db = cluster.hub.app.get(DataSource);
    const rows = await db.query<{ sealed: Buffer }[]>('SELECT sealed FROM evidence_content');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed.includes('stitched')).toBe(false);
    await db.query('DELETE FROM subject_key');
    expect(refusal(await ada.get(address))).toEqual([410, 'body.erased']);
  } finally {
    await cluster.close();
  }
});

it('records an experience once, however often it is sent with the same key', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const ada = await small.as('ada');
    const send = (body = newExperience()) =>
      ada.post('/api/v1/experiences').set('idempotency-key', 'bench-4').send(body);
    const first = await send().expect(201);
    expect(validate('http/experience', first.body)).toEqual([]);
    const repeats = await Promise.all([send(), send()]);
    for (const { body } of repeats) expect(body).toEqual(first.body);
    expect(refusal(await send(newExperience({ role: 'Cutter' })))).toEqual([
      409,
      'request.key-reused',
    ]);
    const listed = await ada.get('/api/v1/experiences').expect(200);
    expect(validate('http/experiences', listed.body)).toEqual([]);
    expect((listed.body as Experiences).items).toEqual([first.body]);
    const { evidence } = first.body as Experience;
    expect(evidence[0]).toMatchObject({ size: Buffer.byteLength(OBSERVED), disclose: true });
    const bea = await small.as('bea');
    expect((await bea.get('/api/v1/experiences').expect(200)).body).toEqual({ items: [] });
  } finally {
    await cluster.close();
  }
});

it('refuses claims on what is not there, not theirs, or not enough', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const [ada, fede] = [await small.as('ada'), await small.as('fede')];
    const mine = await record(ada);
    const theirs = await record(fede);
    const logbook = await record(ada, { evidence: [newEvidence({ kind: 'logbook' })] });
    const standard = small.standard.versionUri;
    const claim = { standard, level: 2, experiences: [mine.id], consent: true };
    const refused: readonly [string, object, number, string][] = [
      ['an unknown field', { salary: 1 }, 400, 'body.invalid'],
      ['no consent', { consent: false }, 400, 'body.invalid'],
      ['no experience', { experiences: [] }, 400, 'body.invalid'],
      ['an experience twice', { experiences: [mine.id, mine.id] }, 400, 'body.invalid'],
      ['a level beyond all', { level: 6 }, 400, 'body.invalid'],
      ['a level the standard has not', { level: 3 }, 422, 'claim.level-unknown'],
      [
        'a standard nobody published',
        { standard: `${standard}9` },
        422,
        'claim.standard-not-in-force',
      ],
      [
        'an experience that is not there',
        { experiences: [randomUUID()] },
        404,
        'experience.unknown',
      ],
      ['an experience of somebody else', { experiences: [theirs.id] }, 404, 'experience.unknown'],
      [
        'an id in another spelling',
        { experiences: [`urn:uuid:${mine.id}`] },
        404,
        'experience.unknown',
      ],
      [
        'evidence of a kind that does not count',
        { experiences: [logbook.id] },
        422,
        'evidence.kind-not-accepted',
      ],
    ];
    for (const [name, over, ...expected] of refused) {
      const answer = await ada.post('/api/v1/claims').send({ ...claim, ...over });
      const [status, code] = refusal(answer);
      const spelt = name.includes('spelling') && status === 400;
      expect([name, status, code]).toEqual(
        spelt ? [name, 400, 'body.invalid'] : [name, ...expected],
      );
    }
    expect((await ada.get('/api/v1/claims').expect(200)).body).toEqual({ items: [] });

    const race = await Promise.all([1, 2, 3, 4].map(() => ada.post('/api/v1/claims').send(claim)));
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const late = race.filter(({ status }) => status === 409);
    for (const answer of late) expect(refusal(answer)).toEqual([409, 'claim.duplicate-open']);
    await ada
      .post('/api/v1/claims')
      .send({ ...claim, level: 1 })
      .expect(201);
  } finally {
    await cluster.close();
  }
});

it('shows a claim to its people only', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const [ada, fede, dino] = [
      await small.as('ada'),
      await small.as('fede'),
      await small.as('dino'),
    ];
    const claim = await openClaim(ada, small);
    expect(validate('http/claim', claim)).toEqual([]);
    const address = `/api/v1/claims/${claim.id}`;
    for (const agent of [fede, dino]) {
      expect(refusal(await agent.get(address))).toEqual([404, 'claim.unknown']);
      expect((await agent.get('/api/v1/claims').expect(200)).body).toEqual({ items: [] });
      expect(refusal(await accept(agent, claim.id))).toEqual([404, 'claim.unknown']);
    }
    const manager = await cluster.hub.as('manager');
    expect(refusal(await manager.get(address))).toEqual([403, 'role.missing']);
    expect(refusal(await manager.get('/api/v1/claims'))).toEqual([403, 'role.missing']);
    expect(refusal(await ada.get(`/api/v1/claims/${randomUUID()}`))).toEqual([
      404,
      'claim.unknown',
    ]);
    expect(refusal(await ada.get('/api/v1/claims/first'))).toEqual([400, 'id.invalid']);

    await assign(small, claim.id, 'dino').expect(200);
    for (const agent of [ada, small.officer, dino]) {
      const listed = await agent.get('/api/v1/claims').expect(200);
      expect(validate('http/claims', listed.body)).toEqual([]);
      expect((listed.body as Claims).items).toMatchObject([{ id: claim.id, state: 'assessing' }]);
    }
  } finally {
    await cluster.close();
  }
});

it('assigns nobody who may not assess', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const ada = await small.as('ada');
    const claim = await openClaim(ada, small);
    const refused: readonly [string, string, number, string][] = [
      ['ada', 'none', 403, 'assessor.is-candidate'],
      ['bea', 'none', 403, 'assessor.conflict-undeclared'],
      ['bea', 'same-firm', 422, 'assessor.tie-mismatch'],
      ['caro', 'none', 403, 'assessor.conflict-undeclared'],
      ['dino', 'same-firm', 422, 'assessor.tie-mismatch'],
      ['fede', 'same-firm', 422, 'assessor.not-mandated'],
      ['dino', 'cousin', 400, 'body.invalid'],
    ];
    for (const [assessor, tie, ...expected] of refused)
      expect([assessor, tie, ...refusal(await assign(small, claim.id, assessor, tie))]).toEqual([
        assessor,
        tie,
        ...expected,
      ]);
    const missing = randomUUID();
    expect(refusal(await assign(small, missing, 'dino'))).toEqual([404, 'claim.unknown']);
    const address = `/api/v1/claims/${claim.id}/assignment`;
    const nobody = await small.officer.post(address).send({ assessor: missing, tie: 'none' });
    expect(refusal(nobody)).toEqual([404, 'person.unknown']);
    const body = { assessor: small.personId('dino'), tie: 'none' };
    expect(refusal(await ada.post(address).send(body))).toEqual([403, 'role.missing']);
    expect((await look(ada, claim.id)).state).toBe('documented');

    await assign(small, claim.id, 'dino').expect(200);
    expect(refusal(await assign(small, claim.id, 'elsa'))).toEqual([
      409,
      'claim.not-allowed-in-state',
    ]);
  } finally {
    await cluster.close();
  }
});

it('takes no judgement from the claimant, the unassigned, or one that does not hold', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const [ada, bea, dino] = [await small.as('ada'), await small.as('bea'), await small.as('dino')];
    const claim = await openClaim(ada, small);
    const good = newJudgement(claim);
    await assign(small, claim.id, 'dino').expect(200);
    expect(refusal(await judge(ada, claim.id, good))).toEqual([403, 'assessor.is-candidate']);
    expect(refusal(await judge(bea, claim.id, good))).toEqual([403, 'assessor.not-assigned']);
    expect(refusal(await judge(dino, randomUUID(), good))).toEqual([404, 'claim.unknown']);

    const foreign = await record(bea);
    const cite = { evidenceId: foreign.evidence[0]?.id ?? '', valid: true, authentic: true };
    const [first, ...rest] = good.criteria;
    if (!first) throw new Error('a judgement has criteria');
    const refused: readonly [string, object, number, string][] = [
      ['no declaration', { declaration: undefined }, 400, 'body.invalid'],
      ['dependence', { declaration: { independent: false, tie: 'none' } }, 400, 'body.invalid'],
      [
        'a tie that is not there',
        { declaration: { independent: true, tie: 'line-manager' } },
        422,
        'assessor.tie-mismatch',
      ],
      ['a criterion left out', { criteria: rest }, 422, 'judgement.criterion-missing'],
      [
        'a criterion twice',
        { criteria: [first, ...good.criteria] },
        422,
        'judgement.criterion-repeated',
      ],
      [
        'evidence of somebody else',
        { criteria: [{ ...first, cites: [{ ...cite, current: true }] }, ...rest] },
        422,
        'judgement.evidence-unknown',
      ],
      [
        'met without evidence',
        { criteria: [{ ...first, cites: [] }, ...rest] },
        422,
        'judgement.vacs-incomplete',
      ],
    ];
    for (const [name, over, ...expected] of refused) {
      const answer = await judge(dino, claim.id, { ...good, ...over });
      expect([name, ...refusal(answer)]).toEqual([name, ...expected]);
    }
    expect(refusal(await accept(ada, claim.id))).toEqual([409, 'claim.not-allowed-in-state']);
    const untouched = await look(ada, claim.id);
    expect(untouched.state).toBe('assessing');
    expect(untouched.assessments[0]?.submittedAt).toBeUndefined();

    const race = await Promise.all([1, 2, 3].map(() => judge(dino, claim.id, good)));
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await look(ada, claim.id)).state).toBe('offered');
  } finally {
    await cluster.close();
  }
});

it('takes an experience to a credential that the candidate accepts once', async () => {
  const cluster = await setup();
  try {
    const small = await smallHub(cluster);
    const [ada, dino] = [await small.as('ada'), await small.as('dino')];
    const claim = await openClaim(ada, small);
    await assign(small, claim.id, 'dino').expect(200);
    const queue = async () =>
      ((await dino.get('/api/v1/assessments').expect(200)).body as Claims).items;
    expect(await queue()).toMatchObject([{ id: claim.id, assessments: [{ order: 1 }] }]);
    await judge(dino, claim.id, newJudgement(claim)).expect(200);
    expect(await queue()).toEqual([]);
    expect((await look(ada, claim.id)).assessments).toMatchObject([
      { order: 1, assessorName: 'Dino Bruni', tie: 'none', outcome: 'met' },
    ]);

    expect(refusal(await accept(dino, claim.id))).toEqual([403, 'claim.not-candidate']);
    const answers = await Promise.all([accept(ada, claim.id), accept(ada, claim.id)]);
    const later = await accept(ada, claim.id);
    const issued = [...answers, later].map(({ status, body }) => {
      expect(status).toBe(201);
      expect(validate('http/issued', body)).toEqual([]);
      return body as Issued;
    });
    expect(new Set(issued.map(({ credentialId }) => credentialId)).size).toBe(1);
    expect(await look(ada, claim.id)).toMatchObject({
      state: 'certified',
      credentialId: issued[0]?.credentialId,
    });
    const events = await cluster.hub.app
      .get(DataSource)
      .query<{ command: string; to_state: string }[]>(
        'SELECT command, to_state FROM claim_event WHERE claim_id = $1 ORDER BY seq',
        [claim.id],
      );
    expect(events.map(({ command, to_state }) => `${command} ${to_state}`)).toEqual([
      'open documented',
      'assign assessing',
      'submit offered',
      'accept certified',
    ]);
  } finally {
    await cluster.close();
  }
});

it('issues nothing that the accreditation does not cover, and keeps the offer', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const claim = await offeredClaim(small);
    const ada = await small.as('ada');
    expect(refusal(await accept(ada, claim.id))).toEqual([422, 'credential.out-of-scope']);
    expect((await look(ada, claim.id)).state).toBe('offered');
  } finally {
    await cluster.close();
  }
});

it('leaves a claim that is not met, and lets the candidate claim again', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const [ada, dino] = [await small.as('ada'), await small.as('dino')];
    const claim = await openClaim(ada, small);
    await assign(small, claim.id, 'dino').expect(200);
    await judge(dino, claim.id, notMet(claim)).expect(200);
    expect((await look(ada, claim.id)).state).toBe('not-met');
    expect(refusal(await accept(ada, claim.id))).toEqual([409, 'claim.not-allowed-in-state']);
    expect((await openClaim(ada, small)).state).toBe('documented');
  } finally {
    await cluster.close();
  }
});

it('asks a second, independent and blind assessor when a tie was declared', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const [ada, bea, elsa] = [await small.as('ada'), await small.as('bea'), await small.as('elsa')];
    const claim = await openClaim(ada, small);
    await assign(small, claim.id, 'bea', 'line-manager').expect(200);
    const undeclared = await judge(bea, claim.id, newJudgement(claim));
    expect(refusal(undeclared)).toEqual([403, 'assessor.conflict-undeclared']);
    const declaration = { independent: true, tie: 'line-manager' } as const;
    const first = await judge(bea, claim.id, newJudgement(claim, { declaration })).expect(200);
    expect((first.body as Claim).state).toBe('second-assessing');

    for (const [assessor, tie] of [
      ['bea', 'line-manager'],
      ['caro', 'same-firm'],
    ] as const)
      expect(refusal(await assign(small, claim.id, assessor, tie))).toEqual([
        403,
        'assessor.not-independent',
      ]);
    await assign(small, claim.id, 'elsa').expect(200);
    expect(refusal(await assign(small, claim.id, 'dino'))).toEqual([
      409,
      'claim.not-allowed-in-state',
    ]);
    expect(refusal(await judge(bea, claim.id, newJudgement(claim, { declaration })))).toEqual([
      409,
      'claim.not-allowed-in-state',
    ]);

    const seen = await look(elsa, claim.id);
    expect(seen.assessments).toMatchObject([{ order: 2, assessorName: 'Elsa Grigi' }]);
    expect(JSON.stringify(seen)).not.toContain('Bianchi');
    for (const { outcome } of (await look(ada, claim.id)).assessments)
      expect(outcome).toBeUndefined();

    await judge(elsa, claim.id, notMet(claim)).expect(200);
    expect((await look(small.officer, claim.id)).assessments).toMatchObject([
      { order: 1, tie: 'line-manager', outcome: 'met' },
      { order: 2, tie: 'none', outcome: 'not-met' },
    ]);
    expect((await look(ada, claim.id)).state).toBe('moderating');
    expect((await look(elsa, claim.id)).assessments).toHaveLength(1);
    expect((await look(bea, claim.id)).assessments).toHaveLength(1);
  } finally {
    await cluster.close();
  }
});

it('keeps an officer who assesses as blind as every other assessor', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const roles = 'person_key,role\nelsa,officer\n';
    const header = (text: string) => text.slice(0, text.indexOf('\n') + 1);
    const { smallCluster } = await import('../support/hub-factories.js');
    await small.officer
      .post('/api/v1/cluster-imports')
      .send({
        firms: header(smallCluster.firms),
        people: header(smallCluster.people),
        roles,
      })
      .expect(200);
    const [ada, bea, elsa] = [await small.as('ada'), await small.as('bea'), await small.as('elsa')];
    const claim = await openClaim(ada, small);
    await assign(small, claim.id, 'bea', 'line-manager').expect(200);
    const declaration = { independent: true, tie: 'line-manager' } as const;
    await judge(bea, claim.id, newJudgement(claim, { declaration })).expect(200);
    expect((await look(elsa, claim.id)).assessments).toMatchObject([{ order: 1 }]);
    await assign(small, claim.id, 'elsa').expect(200);
    expect((await look(elsa, claim.id)).assessments).toMatchObject([{ order: 2 }]);
    const listed = (await elsa.get('/api/v1/claims').expect(200)).body as Claims;
    expect(listed.items[0]?.assessments).toMatchObject([{ order: 2 }]);
  } finally {
    await cluster.close();
  }
});

it('judges every criterion up to the level that is claimed, and no other', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const ada = await small.as('ada');
    const { id } = await record(ada);
    const body = {
      standard: small.standard.versionUri,
      level: 1,
      experiences: [id],
      consent: true,
    };
    const claim = (await ada.post('/api/v1/claims').send(body).expect(201)).body as Claim;
    expect(claim.criteria.map((criterion) => criterion.id)).toEqual(
      newStandard()
        .criteria.filter(({ level }) => level === 1)
        .map((criterion) => criterion.id),
    );
  } finally {
    await cluster.close();
  }
});
