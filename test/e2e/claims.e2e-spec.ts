import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Claim, Claims, Issued } from '#domain/generated/schemas.js';
import { validate } from '#platform/http/validate.js';
import { setup } from '../support/cluster.js';
import {
  claim as openClaim,
  newEvidence,
  newJudgement,
  newStandard,
  notMet,
  record,
  type SmallHub,
  smallHub,
} from '../support/hub-factories.js';
import { accept, assign, judge, look, refusal } from '../support/hub-requests.js';

const unaccredited = { accredited: false } as const;

/** A claim of Ada that Dino, of another firm, has found met. */
async function offeredClaim(small: SmallHub): Promise<Claim> {
  const claim = await openClaim(await small.as('ada'), small);
  await assign(small, claim.id, 'dino').expect(200);
  const judged = await judge(await small.as('dino'), claim.id, newJudgement(claim)).expect(200);
  expect((judged.body as Claim).state).toBe('offered');
  return claim;
}

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
      ['no consent', { consent: false }, 422, 'claim.consent-missing'],
      ['no word on consent', { consent: undefined }, 400, 'body.invalid'],
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
      ['an id in another spelling', { experiences: [`urn:uuid:${mine.id}`] }, 400, 'body.invalid'],
      [
        'evidence of a kind that does not count',
        { experiences: [logbook.id] },
        422,
        'evidence.kind-not-accepted',
      ],
    ];
    for (const [name, over, ...expected] of refused) {
      const answer = await ada.post('/api/v1/claims').send({ ...claim, ...over });
      expect([name, ...refusal(answer)]).toEqual([name, ...expected]);
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
