import { randomUUID } from 'node:crypto';
import type { Claim, Claims } from '#domain/generated/schemas.js';
import { setup } from '../support/cluster.js';
import {
  claim as openClaim,
  newJudgement,
  notMet,
  record,
  smallCluster,
  smallHub,
} from '../support/hub-factories.js';
import { accept, assign, judge, look, refusal } from '../support/hub-requests.js';

const unaccredited = { accredited: false } as const;

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
    const spelt = `urn:uuid:${small.personId('dino')}`;
    const respelt = await small.officer.post(address).send({ assessor: spelt, tie: 'none' });
    expect(refusal(respelt)).toEqual([400, 'body.invalid']);
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
