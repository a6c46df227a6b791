import { DataSource } from 'typeorm';
import type { Claim, CompetenceRecord, Session } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { LapsesService } from '../../apps/hub/src/claims/lapses.service.js';
import { PASSWORD, setup } from '../support/cluster.js';
import {
  claim as openClaim,
  newEvidence,
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
  differing,
  travel,
} from '../support/claim-journeys.js';

it('lets a moderator who is neither decide, with a reason, and order one fresh judgement', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    await cluster.hub.app
      .get(DataSource)
      .query(`UPDATE account SET roles = roles || '{officer}' WHERE person_id = $1`, [
        small.personId('elsa'),
      ]);
    const [ada, elsa, dino] = [
      await small.as('ada'),
      await small.as('elsa'),
      await small.as('dino'),
    ];
    const claim = await openClaim(ada, small);
    const why = { choice: 'first', reason: 'The seam was seen from both sides.' };
    expect(refusal(await post(small.officer, claim, 'moderation', why))).toEqual([
      CONFLICT,
      'claim.not-allowed-in-state',
    ]);
    await differing(small, claim);
    expect(refusal(await post(elsa, claim, 'moderation', why))).toEqual([
      FORBIDDEN,
      'moderator.not-independent',
    ]);
    const silent = await post(small.officer, claim, 'moderation', { ...why, reason: ' ' });
    expect(refusal(silent)).toEqual([RULE, 'moderation.reason-missing']);
    const early = await post(small.officer, claim, 'moderation', { ...why, choice: 'fresh' });
    expect(refusal(early)).toEqual([CONFLICT, 'moderation.fresh-used']);
    await post(small.officer, claim, 'moderation', { ...why, choice: 'order-fresh' }).expect(200);
    expect(refusal(await assign(small, claim.id, 'elsa'))).toEqual([
      FORBIDDEN,
      'assessor.not-independent',
    ]);
    await assign(small, claim.id, 'dino').expect(200);
    const fresh = await judge(dino, claim.id, newJudgement(claim)).expect(200);
    expect((fresh.body as Claim).state).toBe('moderating');
    const again = await post(small.officer, claim, 'moderation', { ...why, choice: 'order-fresh' });
    expect(refusal(again)).toEqual([CONFLICT, 'moderation.fresh-used']);
    await post(small.officer, claim, 'moderation', { ...why, choice: 'fresh' }).expect(200);
    expect(await look(ada, claim.id)).toMatchObject({
      state: 'offered',
      decision: { how: 'moderation', moderated: true, levelReached: 2, gapPlan: [] },
    });
  } finally {
    await cluster.close();
  }
});

it('tells a candidate what is missing, and has an appeal decided by somebody new, once', async () => {
  const cluster = await setup();
  try {
    const small = await smallHub(cluster);
    const [ada, dino, elsa] = [
      await small.as('ada'),
      await small.as('dino'),
      await small.as('elsa'),
    ];
    const claim = await openClaim(ada, small);
    await assign(small, claim.id, 'dino').expect(200);
    await judge(dino, claim.id, notMet(claim)).expect(200);
    expect((await look(ada, claim.id)).decision).toMatchObject({
      how: 'assessment',
      gapPlan: [
        { criterionId: 'c1', missing: 'not seen on stiff leather' },
        { criterionId: 'c2', wouldShow: ['observation', 'work-sample'] },
        { criterionId: 'c3' },
      ],
    });
    const grounds = { grounds: 'The second pair was not looked at.' };
    expect(refusal(await post(dino, claim, 'appeal', grounds))).toEqual([
      FORBIDDEN,
      'claim.not-candidate',
    ]);
    await post(ada, claim, 'appeal', grounds).expect(200);
    for (const [assessor, tie] of [
      ['dino', 'none'],
      ['caro', 'same-firm'],
    ] as const)
      expect(refusal(await assign(small, claim.id, assessor, tie))).toEqual([
        FORBIDDEN,
        'appeal.not-independent',
      ]);
    await assign(small, claim.id, 'elsa').expect(200);
    const blind = await elsa.get(`/api/v1/claims/${claim.id}`).expect(200);
    for (const secret of ['not-met', 'stiff leather', 'Bruni', 'gapPlan'])
      expect([secret, blind.text.includes(secret)]).toEqual([secret, false]);
    await judge(elsa, claim.id, newJudgement(claim)).expect(200);
    expect(await look(ada, claim.id)).toMatchObject({
      state: 'offered',
      decision: { how: 'appeal', levelReached: 2 },
    });
    expect(refusal(await post(ada, claim, 'appeal', grounds))).toEqual([
      CONFLICT,
      'appeal.already-used',
    ]);
    await accept(ada, claim.id).expect(201);
  } finally {
    await cluster.close();
  }
});

it('takes no appeal after 28 days', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    const claim = await openClaim(await small.as('ada'), small);
    await assign(small, claim.id, 'dino').expect(200);
    await judge(await small.as('dino'), claim.id, notMet(claim)).expect(200);
    travel({ now: Date.now() + 28 * 86_400_000 + 60_000 }, cluster.hub.app.get(Clock));
    // The session of before is over by then.
    const session = await cluster.hub.anyone
      .post('/api/v1/sessions')
      .send({ email: 'ada@sole.example', password: PASSWORD })
      .expect(201);
    const late = await cluster.hub.anyone
      .post(`/api/v1/claims/${claim.id}/appeal`)
      .set('authorization', `Bearer ${(session.body as Session).token}`)
      .send({ grounds: 'The second pair was not looked at.' });
    expect(refusal(late)).toEqual([CONFLICT, 'appeal.window-closed']);
  } finally {
    await cluster.close();
  }
});

it('offers the level that was reached below the one claimed', async () => {
  const cluster = await setup();
  try {
    const small = await smallHub(cluster);
    const [ada, dino] = [await small.as('ada'), await small.as('dino')];
    const claim = await openClaim(ada, small);
    await assign(small, claim.id, 'dino').expect(200);
    const criteria = newJudgement(claim).criteria.map((criterion) =>
      criterion.criterionId === 'c3'
        ? { ...criterion, outcome: 'not-yet' as const, cites: [], rationale: 'took a faulty vamp' }
        : criterion,
    );
    await judge(dino, claim.id, newJudgement(claim, { criteria })).expect(200);
    expect(await look(ada, claim.id)).toMatchObject({
      state: 'offered',
      decision: {
        levelReached: 1,
        gapPlan: [{ criterionId: 'c3', missing: 'took a faulty vamp' }],
      },
    });
    await accept(ada, claim.id).expect(201);
    const [row] = await cluster.hub.app
      .get(DataSource)
      .query<{ record: string }[]>('SELECT record FROM credential WHERE claim_id = $1', [claim.id]);
    const signed = JSON.parse(row?.record ?? '') as CompetenceRecord;
    expect(signed.standard.level).toBe(1);
    expect(signed.criteria.map(({ id }) => id)).toEqual(['c1', 'c2']);
  } finally {
    await cluster.close();
  }
});

it('lets nobody name themselves, and refuses a credential on own words alone', async () => {
  const cluster = await setup(unaccredited);
  try {
    const small = await smallHub(cluster);
    await cluster.hub.app
      .get(DataSource)
      .query(`UPDATE account SET roles = roles || '{officer}' WHERE person_id = $1`, [
        small.personId('elsa'),
      ]);
    const [ada, elsa, dino] = [
      await small.as('ada'),
      await small.as('elsa'),
      await small.as('dino'),
    ];
    const experience = await record(ada, {
      evidence: [newEvidence({ kind: 'logbook' }), newEvidence({ kind: 'observation' })],
    });
    const body = {
      standard: small.standard.versionUri,
      level: 2,
      experiences: [experience.id],
      consent: true,
    };
    const claim = (await ada.post('/api/v1/claims').send(body).expect(201)).body as Claim;
    const self = await post(elsa, claim, 'assignment', {
      assessor: small.personId('elsa'),
      tie: 'none',
    });
    expect(refusal(self)).toEqual([FORBIDDEN, 'issuer.was-assessor']);
    await post(elsa, claim, 'assignment', { assessor: small.personId('dino'), tie: 'none' }).expect(
      200,
    );
    const [logbook, seen] = experience.evidence;
    const cite = (evidenceId = '') => [{ evidenceId, valid: true, authentic: true, current: true }];
    const criteria = newJudgement(claim).criteria.map((criterion) => ({
      ...criterion,
      cites: cite(criterion.criterionId === 'c2' ? seen?.id : logbook?.id),
    }));
    expect(refusal(await judge(dino, claim.id, newJudgement(claim, { criteria })))).toEqual([
      RULE,
      'credential.grade-too-low',
    ]);
    expect((await look(ada, claim.id)).state).toBe('assessing');
  } finally {
    await cluster.close();
  }
});

it('closes what nobody took, for good', async () => {
  const cluster = await setup();
  try {
    const small = await smallHub(cluster);
    const [ada, dino] = [await small.as('ada'), await small.as('dino')];
    const claim = await openClaim(ada, small);
    await assign(small, claim.id, 'dino').expect(200);
    await judge(dino, claim.id, newJudgement(claim)).expect(200);
    const clock = cluster.hub.app.get(Clock);
    const lapses = cluster.hub.app.get(LapsesService);
    const now = Date.now();
    travel({ now: now + 59 * 86_400_000 }, clock);
    expect(await lapses.lapse()).toBe(0);
    travel({ now: now + 61 * 86_400_000 }, clock);
    // Sessions end sooner than offers: as an officer sees it, and as the table refuses it.
    expect(await Promise.all([lapses.lapse(), lapses.lapse()])).toContain(1);
    travel({ now }, clock);
    expect((await look(ada, claim.id)).state).toBe('closed');
    expect(refusal(await accept(ada, claim.id))).toEqual([CONFLICT, 'claim.not-allowed-in-state']);
    const [event] = await cluster.hub.app
      .get(DataSource)
      .query<{ account_id: string | null }[]>(
        `SELECT account_id FROM claim_event WHERE command = 'lapse'`,
      );
    expect(event).toEqual({ account_id: null });
  } finally {
    await cluster.close();
  }
});
