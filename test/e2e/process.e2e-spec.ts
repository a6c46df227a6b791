import { createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import type {
  AssessmentPolicy,
  Claim,
  Claims,
  CompetenceRecord,
  Issued,
  Judgements,
  Mandate,
  Mandates,
  NewJudgement,
} from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { setup } from '../support/cluster.js';
import {
  claim as openClaim,
  newJudgement,
  notMet,
  record,
  smallHub,
} from '../support/hub-factories.js';
import { accept, assign, judge, look, refusal } from '../support/hub-requests.js';
import {
  unaccredited,
  FORBIDDEN,
  CONFLICT,
  RULE,
  post,
  declareNone,
  mandatesOf,
  endMandates,
  travel,
} from '../support/claim-journeys.js';

it('opens without experiences, is documented later, goes back for more, and is withdrawn', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const [ada, dino, fede] = [
      await small.as('ada'),
      await small.as('dino'),
      await small.as('fede'),
    ];
    const body = { standard: small.standard.versionUri, level: 2, consent: true };
    const unasked = await ada.post('/api/v1/claims').send({ ...body, consent: false });
    expect(refusal(unasked)).toEqual([RULE, 'claim.consent-missing']);
    const claim = (await ada.post('/api/v1/claims').send(body).expect(201)).body as Claim;
    expect(claim.state).toBe('identified');
    expect(refusal(await assign(small, claim.id, 'dino'))).toEqual([
      CONFLICT,
      'claim.not-allowed-in-state',
    ]);
    expect(refusal(await post(ada, claim, 'documentation', { experiences: [] }))).toEqual([
      RULE,
      'experience.none',
    ]);
    const theirs = await record(fede);
    expect(refusal(await post(ada, claim, 'documentation', { experiences: [theirs.id] }))).toEqual([
      404,
      'experience.unknown',
    ]);
    const mine = await record(ada);
    const documented = await post(ada, claim, 'documentation', { experiences: [mine.id] });
    expect((documented.body as Claim).state).toBe('documented');

    await assign(small, claim.id, 'dino').expect(200);
    const gaps = { gaps: [{ criterionId: 'c2', missing: 'a look at the thread' }] };
    expect(refusal(await post(dino, claim, 'gap-list', gaps))).toEqual([
      FORBIDDEN,
      'assessor.declaration-missing',
    ]);
    await post(dino, claim, 'declaration', declareNone).expect(200);
    expect(refusal(await post(dino, claim, 'gap-list', { gaps: [] }))).toEqual([
      RULE,
      'assessment.gap-empty',
    ]);
    const foreign = { gaps: [{ criterionId: 'c9', missing: 'a photo' }] };
    expect(refusal(await post(dino, claim, 'gap-list', foreign))).toEqual([
      RULE,
      'judgement.criterion-unknown',
    ]);
    await post(dino, claim, 'gap-list', gaps).expect(200);
    expect(await look(ada, claim.id)).toMatchObject({
      state: 'documented',
      gaps: [{ criterionId: 'c2', missing: 'a look at the thread' }],
      assessments: [],
    });
    const more = await record(ada);
    await post(ada, claim, 'documentation', { experiences: [more.id] }).expect(200);
    expect((await look(ada, claim.id)).experiences).toHaveLength(2);

    await assign(small, claim.id, 'dino').expect(200);
    expect(refusal(await post(fede, claim, 'withdrawal'))).toEqual([404, 'claim.unknown']);
    expect(refusal(await post(dino, claim, 'withdrawal'))).toEqual([
      FORBIDDEN,
      'claim.not-candidate',
    ]);
    const race = await Promise.all([1, 2, 3].map(() => post(ada, claim, 'withdrawal')));
    expect(race.map(({ status }) => status).sort()).toEqual([200, CONFLICT, CONFLICT]);
    const left = await look(ada, claim.id);
    expect(left.state).toBe('withdrawn');
    expect(left.phases?.map(({ phase, outcome }) => `${phase} ${String(outcome)}`)).toEqual([
      'identification identified',
      'documentation assessing',
      'assessment documented',
      'documentation assessing',
      'assessment withdrawn',
    ]);
    const queue = (await dino.get('/api/v1/assessments').expect(200)).body as Claims;
    expect(queue.items).toEqual([]);
    expect((await openClaim(ada, small)).state).toBe('documented');
  } finally {
    await cluster.close();
  }
});

it('opens no evidence to an assessor who has not declared, nor who is kin or paid', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const [ada, dino] = [await small.as('ada'), await small.as('dino')];
    const claim = await openClaim(ada, small);
    const item = claim.experiences[0]?.evidence[0]?.id ?? '';
    await assign(small, claim.id, 'dino').expect(200);
    expect(refusal(await dino.get(`/api/v1/evidence/${item}`))).toEqual([
      FORBIDDEN,
      'assessor.declaration-missing',
    ]);
    for (const over of [{ kinship: true }, { money: true }]) {
      expect(refusal(await post(dino, claim, 'declaration', { ...declareNone, ...over }))).toEqual([
        FORBIDDEN,
        'assessor.conflict',
      ]);
      const declaration = { ...declareNone, ...over };
      expect(refusal(await judge(dino, claim.id, newJudgement(claim, { declaration })))).toEqual([
        FORBIDDEN,
        'assessor.conflict',
      ]);
    }
    expect(
      refusal(await post(dino, claim, 'declaration', { independent: true, tie: 'same-firm' })),
    ).toEqual([RULE, 'assessor.tie-mismatch']);
    await post(dino, claim, 'declaration', declareNone).expect(200);
    await dino.get(`/api/v1/evidence/${item}`).expect(200);
  } finally {
    await cluster.close();
  }
});

it('lets nobody assess without a mandate, when assigned, when judging and when it is signed', async () => {
  const cluster = await setup();
  try {
    const small = await smallHub(cluster);
    const [ada, dino] = [await small.as('ada'), await small.as('dino')];
    expect(await mandatesOf(small, 'dino')).toMatchObject([{ scope: [], maxLevel: 5 }]);
    expect(await mandatesOf(small, 'fede')).toEqual([]);
    const own = (await dino.get('/api/v1/mandates').expect(200)).body as Mandates;
    expect(own.items.map(({ person }) => person)).toEqual([small.personId('dino')]);
    const claim = await openClaim(ada, small);
    await endMandates(small, 'dino', new Date());
    expect(refusal(await assign(small, claim.id, 'dino'))).toEqual([
      FORBIDDEN,
      'assessor.mandate-expired',
    ]);
    const grant = {
      person: small.personId('dino'),
      scope: [small.standard.versionUri],
      maxLevel: 1,
      methods: [],
      languages: ['en'],
      from: '2026-01-01',
      to: '2030-01-01',
      trainedAt: '2026-01-01',
    };
    const refused = await small.officer
      .post('/api/v1/mandates')
      .send({ ...grant, to: '2025-01-01' });
    expect(refusal(refused)).toEqual([RULE, 'mandate.dates-reversed']);
    await small.officer.post('/api/v1/mandates').send(grant).expect(201);
    expect(refusal(await assign(small, claim.id, 'dino'))).toEqual([
      FORBIDDEN,
      'assessor.mandate-out-of-scope',
    ]);
    const wide = { ...grant, maxLevel: 2, methods: ['observation'] };
    const granted = (await small.officer.post('/api/v1/mandates').send(wide).expect(201))
      .body as Mandate;
    await assign(small, claim.id, 'dino').expect(200);
    expect(refusal(await judge(dino, claim.id, newJudgement(claim)))).toEqual([
      FORBIDDEN,
      'assessor.mandate-out-of-scope',
    ]);
    const seen = newJudgement(claim, { methods: ['observation'] });
    await judge(dino, claim.id, seen).expect(200);

    // Found out later that the mandate was not to be had: nothing is signed on it.
    const end = (at: string) =>
      small.officer.post(`/api/v1/mandates/${granted.id}/end`).send({ at });
    await end('2026-02-01T00:00:00Z').expect(200);
    expect(refusal(await end('2026-03-01T00:00:00Z'))).toEqual([CONFLICT, 'mandate.already-ended']);
    expect(refusal(await accept(ada, claim.id))).toEqual([FORBIDDEN, 'assessor.mandate-expired']);
    expect((await look(ada, claim.id)).state).toBe('offered');
    const credentials = await ada.get('/api/v1/credentials').expect(200);
    expect(credentials.body).toMatchObject({ items: [] });

    await cluster.hub.app
      .get(DataSource)
      .query('DELETE FROM mandate WHERE person_id = $1', [small.personId('elsa')]);
    const other = await openClaim(await small.as('fede'), small);
    expect(refusal(await assign(small, other.id, 'elsa'))).toEqual([
      FORBIDDEN,
      'assessor.mandate-missing',
    ]);
  } finally {
    await cluster.close();
  }
});

it('forces a second assessor by first submissions and by lot, and the lot can be checked', async () => {
  const cluster = await setup({ env: { HUB_FIRST_SUBMISSIONS: '1', HUB_SAMPLE_RATE: '100' } });
  try {
    const small = await smallHub(cluster);
    const [ada, dino, elsa] = [
      await small.as('ada'),
      await small.as('dino'),
      await small.as('elsa'),
    ];
    const claim = await openClaim(ada, small);
    await assign(small, claim.id, 'dino').expect(200);
    const first = await judge(dino, claim.id, newJudgement(claim)).expect(200);
    expect((first.body as Claim).state).toBe('second-assessing');
    expect(refusal(await assign(small, claim.id, 'dino'))).toEqual([
      FORBIDDEN,
      'assessor.not-independent',
    ]);
    await assign(small, claim.id, 'elsa').expect(200);
    await judge(elsa, claim.id, newJudgement(claim)).expect(200);
    const issued = (await accept(ada, claim.id).expect(201)).body as Issued;
    const [row] = await cluster.hub.app
      .get(DataSource)
      .query<{ record: string }[]>('SELECT record FROM credential WHERE id = $1', [
        issued.credentialId,
      ]);
    const { assessment } = JSON.parse(row?.record ?? '') as CompetenceRecord;
    expect(assessment).toMatchObject({
      assessors: 2,
      second: true,
      sampled: true,
      moderated: false,
      grade: 'B',
    });
    const reasons = await cluster.hub.app
      .get(DataSource)
      .query<{ body: string }[]>(`SELECT body FROM claim_note WHERE kind = 'second'`);
    expect(reasons.map(({ body }) => JSON.parse(body) as object)).toEqual([
      { reasons: ['first-submissions', 'sample'] },
    ]);

    // What was drawn this quarter is checked when the quarter is over.
    const clock = cluster.hub.app.get(Clock);
    const before = (await cluster.hub.anyone.get('/api/v1/assessment-policy').expect(200))
      .body as AssessmentPolicy;
    const now = Date.now();
    const quarter = `${String(new Date(now).getUTCFullYear())}-Q${String(Math.floor(new Date(now).getUTCMonth() / 3) + 1)}`;
    expect(before.samplingKeys.map((k) => k.quarter)).not.toContain(quarter);
    travel({ now: now + 92 * 86_400_000 }, clock);
    const after = (await cluster.hub.anyone.get('/api/v1/assessment-policy').expect(200))
      .body as AssessmentPolicy;
    const key = after.samplingKeys.find((k) => k.quarter === quarter)?.key ?? '';
    const mac = createHmac('sha256', Buffer.from(key, 'base64url')).update(claim.id).digest();
    expect(mac.readUInt32BE(0)).toBeLessThan((after.samplePercent / 100) * 2 ** 32);
  } finally {
    await cluster.close();
  }
});

it('shows the second assessor not a byte of what the first one found', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    // Every other role as well: none of them opens what being an assessor closes.
    await cluster.hub.app
      .get(DataSource)
      .query(
        `UPDATE account SET roles = '{officer,assessor,employee,manager}' WHERE person_id = $1`,
        [small.personId('elsa')],
      );
    const [ada, bea, elsa] = [await small.as('ada'), await small.as('bea'), await small.as('elsa')];
    const claim = await openClaim(ada, small);
    await assign(small, claim.id, 'bea', 'line-manager').expect(200);
    const declaration = { independent: true, tie: 'line-manager' } as const;
    await post(bea, claim, 'declaration', declaration).expect(200);
    await post(bea, claim, 'gap-list', {
      gaps: [{ criterionId: 'c1', missing: 'TELLTALE of the gap list' }],
    }).expect(200);
    await assign(small, claim.id, 'bea', 'line-manager').expect(200);
    const criteria: NewJudgement['criteria'] = notMet(claim).criteria.map((criterion) => ({
      ...criterion,
      rationale: 'TELLTALE of the first',
    }));
    await judge(bea, claim.id, notMet(claim, { declaration, criteria })).expect(200);

    const routes = [
      '/api/v1/claims',
      `/api/v1/claims/${claim.id}`,
      `/api/v1/claims/${claim.id}/judgements`,
      '/api/v1/assessments',
      '/api/v1/mandates',
      '/api/v1/experiences',
      '/api/v1/credentials',
      '/api/v1/people',
      `/api/v1/evidence/${claim.experiences[0]?.evidence[0]?.id ?? ''}`,
      `/api/v1/people/${small.personId('ada')}/erasure`,
      '/api/v1/assessment-policy',
    ];
    const read = async () => {
      for (const route of routes) {
        const { text } = await elsa.get(route);
        for (const secret of ['TELLTALE', 'not-yet', '"outcome"', '"not-met"', 'levelReached'])
          expect([route, (text ?? '').includes(secret)]).toEqual([route, false]);
      }
      expect(refusal(await elsa.get(`/api/v1/claims/${claim.id}/judgements`))).toEqual([
        FORBIDDEN,
        'assessment.blind',
      ]);
    };
    // Before being assigned too: who may be named is as blind as who was.
    await read();
    await assign(small, claim.id, 'elsa').expect(200);
    await read();
    await post(elsa, claim, 'declaration', declareNone).expect(200);
    await read();
    expect((await look(elsa, claim.id)).assessments).toMatchObject([{ order: 2 }]);

    await judge(elsa, claim.id, newJudgement(claim)).expect(200);
    const own = await elsa.get(`/api/v1/claims/${claim.id}/judgements`).expect(200);
    expect((own.body as Judgements).items).toMatchObject([{ order: 2 }]);
    expect(own.text).not.toContain('TELLTALE');
    const all = await small.officer.get(`/api/v1/claims/${claim.id}/judgements`).expect(200);
    expect((all.body as Judgements).items).toMatchObject([{ order: 1 }, { order: 2 }]);
  } finally {
    await cluster.close();
  }
});
