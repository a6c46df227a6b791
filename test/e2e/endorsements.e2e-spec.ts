import { DataSource } from 'typeorm';
import type {
  Claim,
  Endorsement,
  EndorsementInvitation,
  EndorsementReceipt,
  Endorsements,
  ErasurePlan,
  NewEndorsement,
  NewEndorsementStatement,
  WitnessStatements,
} from '#domain/generated/schemas.js';
import { CONFLICT, FORBIDDEN, RULE } from '../support/claim-journeys.js';
import { type Cluster, setup } from '../support/cluster.js';
import { type DatabaseKind, describeDatabases } from '../support/databases.js';
import { dumpTables } from '../support/dump-database.js';
import {
  claim as openClaim,
  newJudgement,
  smallHub,
  type SmallHub,
} from '../support/hub-factories.js';
import { assign, judge, look, refusal } from '../support/hub-requests.js';

const LETTERS = '/api/v1/endorsement-letters';
const STATEMENTS = '/api/v1/endorsement-statements';
const SAID = 'She paired three hundred of them for our summer order.';

const asked = (claim: Claim, over: Partial<NewEndorsement> = {}): NewEndorsement => ({
  experienceId: claim.experiences[0]?.id ?? '',
  tasks: ['stitch the apron to the vamp', 'pair left and right'],
  greeting: 'Dear Mr. Zennaro, do you remember?',
  language: 'en',
  days: 14,
  disclose: false,
  ...over,
});

const statement = (
  token: string,
  over: Partial<NewEndorsementStatement> = {},
): NewEndorsementStatement => ({
  token,
  witness: 'Ugo Zennaro',
  relation: 'customer of the workshop',
  period: { from: '2024-02-01', to: '2024-06-30' },
  answers: ['yes', 'partly'],
  text: SAID,
  language: 'en',
  agreed: true,
  ...over,
});

async function inHub(
  kind: DatabaseKind | undefined,
  work: (small: SmallHub, cluster: Cluster) => Promise<void>,
): Promise<void> {
  const cluster = await setup({ accredited: false, ...(kind && { kind }) });
  try {
    await work(await smallHub(cluster), cluster);
  } finally {
    await cluster.close();
  }
}

describeDatabases('a witness from outside', (kind) => {
  it('is invited for tasks, reads no benchmark, answers once, and what was said is evidence', async () => {
    await inHub(kind, async (small, { hub }) => {
      const [ada, dino] = [await small.as('ada'), await small.as('dino')];
      const claim = await openClaim(ada, small);
      const path = `/api/v1/claims/${claim.id}/endorsements`;
      const { token, id } = (await ada.post(path).send(asked(claim)).expect(201))
        .body as EndorsementInvitation;
      const letter = await hub.anyone.post(LETTERS).send({ token }).expect(200);
      expect(letter.headers['cache-control']).toBe('no-store');
      expect(letter.body).toMatchObject({ candidate: 'Ada Rossi', tasks: asked(claim).tasks });
      for (const benchmark of ['Fills each hole', 'Stitching by hand', '/standards/', 'level'])
        expect([benchmark, letter.text.includes(benchmark)]).toEqual([benchmark, false]);

      for (const [over, code] of [
        [{ agreed: false }, 'endorsement.consent-missing'],
        [{ answers: ['yes'] }, 'endorsement.answers-incomplete'],
        [{ witness: 'ROSSI, Ada' }, 'endorsement.witness-is-candidate'],
      ] as const) {
        const refused = {
          ...statement(token),
          ...over,
          answers: [...(over.answers ?? ['yes', 'no'])],
        };
        const answer = await hub.anyone.post(STATEMENTS).send(refused);
        expect(refusal(answer)).toEqual([RULE, code]);
      }
      const both = await Promise.all([
        hub.anyone.post(STATEMENTS).send(statement(token)),
        hub.anyone.post(STATEMENTS).send(statement(token)),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([201, 404]);
      const receipt = both.find(({ status }) => status === 201)?.body as EndorsementReceipt;
      expect(receipt.id).toBe(id);
      for (const [to, body] of [
        [LETTERS, { token }],
        [STATEMENTS, statement(token)],
      ] as const)
        expect(refusal(await hub.anyone.post(to).send(body))).toEqual([404, 'endorsement.unknown']);

      const { items } = (await ada.get(path).expect(200)).body as Endorsements;
      expect(items).toEqual([
        expect.objectContaining({ id, state: 'stated', gapTasks: ['pair left and right'] }),
      ]);
      const seen = await look(ada, claim.id);
      const item = seen.experiences.flatMap(({ evidence }) => evidence).find((e) => e.id === id);
      expect(item).toMatchObject({ kind: 'witness-statement', capturedBy: 'witness' });
      await assign(small, claim.id, 'dino').expect(200);
      await dino
        .post(`/api/v1/claims/${claim.id}/declaration`)
        .send({ independent: true, tie: 'none' })
        .expect(200);
      const content = await dino.get(`/api/v1/evidence/${id}`).expect(200);
      expect(content.text).toContain(SAID);
      const cites = [{ evidenceId: id, valid: true, authentic: true, current: true }];
      const alone = newJudgement(seen).criteria.map((judged) => ({ ...judged, cites }));
      expect(refusal(await judge(dino, claim.id, newJudgement(seen, { criteria: alone })))).toEqual(
        [RULE, 'judgement.testimony-alone'],
      );
      const late = `/api/v1/endorsements/${id}/revocation`;
      expect(refusal(await ada.post(late))).toEqual([CONFLICT, 'endorsement.already-stated']);
    });
  });

  it('is invited by the candidate alone, and may not judge what they said', async () => {
    await inHub(kind, async (small, { hub }) => {
      const [ada, dino] = [await small.as('ada'), await small.as('dino')];
      const claim = await openClaim(ada, small);
      const path = `/api/v1/claims/${claim.id}/endorsements`;
      expect(refusal(await dino.post(path).send(asked(claim)))).toEqual([404, 'claim.unknown']);
      const strange = asked(claim, { tasks: ['something else'] });
      expect(refusal(await ada.post(path).send(strange))).toEqual([
        RULE,
        'endorsement.task-unknown',
      ]);
      const foreign = asked(claim, { experienceId: claim.id });
      expect(refusal(await ada.post(path).send(foreign))).toEqual([404, 'experience.unknown']);
      const invite = async () =>
        (await ada.post(path).send(asked(claim)).expect(201)).body as EndorsementInvitation;
      const withdrawn = await invite();
      const revoke = () => ada.post(`/api/v1/endorsements/${withdrawn.id}/revocation`);
      for (let n = 0; n < 2; n++)
        expect(((await revoke().expect(200)).body as Endorsement).state).toBe('revoked');
      const tried = await hub.anyone.post(STATEMENTS).send(statement(withdrawn.token));
      expect(refusal(tried)).toEqual([404, 'endorsement.unknown']);
      const { token } = await invite();
      await hub.anyone
        .post(STATEMENTS)
        .send(statement(token, { witness: 'Bruni Dino' }))
        .expect(201);
      expect(refusal(await assign(small, claim.id, 'dino'))).toEqual([
        FORBIDDEN,
        'assessor.made-evidence',
      ]);
      for (let n = 0; n < 10; n++) await invite();
      expect(refusal(await ada.post(path).send(asked(claim)))).toEqual([
        RULE,
        'endorsement.too-many',
      ]);
    });
  });

  it('is forgotten on request, and with the candidate; no token is kept', async () => {
    await inHub(kind, async (small, { hub }) => {
      const ada = await small.as('ada');
      const claim = await openClaim(ada, small);
      const invite = async () =>
        (await ada.post(`/api/v1/claims/${claim.id}/endorsements`).send(asked(claim)).expect(201))
          .body as EndorsementInvitation;
      const { token, id } = await invite();
      const { token: open } = await invite();
      await hub.anyone.post(STATEMENTS).send(statement(token)).expect(201);
      const db = hub.app.get(DataSource, { strict: false });
      const before = await dumpTables(db);
      for (const secret of [token, open, SAID])
        expect([secret, before.includes(secret)]).toEqual([secret, false]);
      const listed = await small.officer.get('/api/v1/endorsements').expect(200);
      expect((listed.body as WitnessStatements).items).toEqual([
        expect.objectContaining({ id, witness: 'Ugo Zennaro' }),
      ]);
      for (let n = 0; n < 2; n++)
        await small.officer.post(`/api/v1/endorsements/${id}/erasure`).expect(204);
      expect((await dumpTables(db)).includes('Zennaro')).toBe(true);
      const me = small.personId('ada');
      const erasure = `/api/v1/people/${me}/erasure`;
      const plan = (await ada.get(erasure).expect(200)).body as ErasurePlan;
      expect(plan.goes.find(({ what }) => what.startsWith('Invitations'))?.count).toBe(2);
      await ada.post(erasure).send({ confirmation: plan.confirmation }).expect(200);
      expect((await dumpTables(db)).includes('Zennaro')).toBe(false);
      expect(refusal(await hub.anyone.post(LETTERS).send({ token: open }))).toEqual([
        404,
        'endorsement.unknown',
      ]);
    });
  });
});

it('slows down whoever tries tokens', async () => {
  await inHub(undefined, async (_small, { hub }) => {
    const statuses: number[] = [];
    for (let n = 0; n < 60 && statuses.at(-1) !== 429; n++)
      statuses.push(
        (await hub.anyone.post(LETTERS).send({ token: 'AAAAAAAAAAAAAAAAAAAAAA' })).status,
      );
    expect(statuses.at(-1)).toBe(429);
  });
});
