import type {
  Claim,
  Correction,
  CredentialSummary,
  Issued,
  NewClaim,
  NewJudgement,
} from '#domain/generated/schemas.js';
import { CONFLICT, post, RULE } from '../support/claim-journeys.js';
import type { Agent } from '../support/cluster.js';
import { setup } from '../support/cluster.js';
import { describeDatabases } from '../support/databases.js';
import {
  claim as openClaim,
  newEvidence,
  newJudgement,
  record,
  type SmallHub,
  smallHub,
} from '../support/hub-factories.js';
import { accept, assign, judge, look, refusal } from '../support/hub-requests.js';
import { command } from '../support/revoke.js';

const DAY_MS = 24 * 60 * 60_000;
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString().replace(/\.\d+/, '');
const dayInDays = (days: number) => inDays(days).slice(0, 10);

/** Met at level 1: the criterion of level 2 is not. */
function atLevelOne(claim: Claim): NewJudgement {
  const judgement = newJudgement(claim);
  return {
    ...judgement,
    criteria: judgement.criteria.map((judged) =>
      judged.criterionId === 'c3'
        ? { ...judged, outcome: 'not-yet', cites: [], sufficient: false, rationale: 'not asked' }
        : judged,
    ),
  };
}

const summary = async (agent: Agent, id: string) =>
  (await agent.get(`/api/v1/credentials/${id}`).expect(200)).body as CredentialSummary;

async function certify(small: SmallHub, claim: Claim, judgement = newJudgement(claim)) {
  const [ada, dino] = [await small.as('ada'), await small.as('dino')];
  await assign(small, claim.id, 'dino').expect(200);
  await judge(dino, claim.id, judgement).expect(200);
  return (await accept(ada, claim.id).expect(201)).body as Issued;
}

/** Gives a credential an end, by a correction that its holder takes. */
async function endAfter(small: SmallHub, credentialId: string, days: number): Promise<string> {
  const offered = await small.officer
    .post(`/api/v1/credentials/${credentialId}/corrections`)
    .send({ reasonCode: 'dates-wrong', validUntil: inDays(days) })
    .expect(201);
  const { id } = offered.body as Correction;
  const ada = await small.as('ada');
  const taken = await ada.post(`/api/v1/corrections/${id}/acceptance`).expect(201);
  return (taken.body as Issued).credentialId;
}

describeDatabases('a credential that is out', (kind) => {
  it('gives way to a better one when an appeal is upheld, and to nothing worse', async () => {
    const cluster = await setup({ kind });
    try {
      const small = await smallHub(cluster);
      const [ada, elsa] = [await small.as('ada'), await small.as('elsa')];
      const claim = await openClaim(ada, small);
      const first = await certify(small, claim, atLevelOne(claim));
      expect((await summary(ada, first.credentialId)).level).toBe(1);
      await post(ada, claim, 'appeal', { grounds: 'The vamp was never asked for.' }).expect(200);
      await assign(small, claim.id, 'elsa').expect(200);
      await judge(elsa, claim.id, newJudgement(claim)).expect(200);
      expect(await look(ada, claim.id)).toMatchObject({
        state: 'offered',
        credentialId: first.credentialId,
        decision: { how: 'appeal', levelReached: 2 },
      });
      expect(refusal(await post(ada, claim, 'withdrawal'))).toEqual([
        CONFLICT,
        'claim.not-allowed-in-state',
      ]);
      const answers = await Promise.all([accept(ada, claim.id), accept(ada, claim.id)]);
      const ids = answers.map(({ status, body }) => [status, (body as Issued).credentialId]);
      const [[, better] = []] = ids;
      expect(ids).toEqual([
        [201, better],
        [201, better],
      ]);
      expect(better).not.toBe(first.credentialId);
      expect(await summary(ada, String(better))).toMatchObject({
        level: 2,
        status: 'active',
        replaces: first.credentialId,
      });
      expect(await summary(ada, first.credentialId)).toMatchObject({
        status: 'superseded',
        replacedBy: better,
      });
      expect(await look(ada, claim.id)).toMatchObject({ state: 'certified', credentialId: better });

      const other = await openClaim(ada, small);
      const second = await certify(small, other);
      await post(ada, other, 'appeal', { grounds: 'I want to hear it again.' }).expect(200);
      await assign(small, other.id, 'elsa').expect(200);
      await judge(elsa, other.id, atLevelOne(other)).expect(200);
      expect(await look(ada, other.id)).toMatchObject({
        state: 'certified',
        credentialId: second.credentialId,
      });
      expect((await summary(ada, second.credentialId)).status).toBe('active');
    } finally {
      await cluster.close();
    }
  });

  it('is renewed before its end, on work and evidence since then', async () => {
    const cluster = await setup({ kind });
    try {
      const small = await smallHub(cluster);
      const [ada, dino] = [await small.as('ada'), await small.as('dino')];
      const issued = await certify(small, await openClaim(ada, small));
      const early = await record(ada);
      const idle = await record(ada, { from: '2020-01-01', to: '2020-12-31' });
      const body = (over: Partial<NewClaim> = {}): NewClaim => ({
        standard: small.standard.versionUri,
        level: 2,
        consent: true,
        experiences: [early.id],
        ...over,
      });
      const open = (over: Partial<NewClaim>, agent = ada) =>
        agent.post('/api/v1/claims').send(body(over));
      const endless = { renews: issued.credentialId };
      expect(refusal(await open(endless))).toEqual([RULE, 'renewal.not-needed']);
      const later = await endAfter(small, issued.credentialId, 200);
      expect(refusal(await open(endless))).toEqual([CONFLICT, 'credential.already-superseded']);
      expect(refusal(await open({ renews: later }))).toEqual([CONFLICT, 'renewal.too-early']);
      const renews = await endAfter(small, later, 60);
      expect(refusal(await open({ renews, level: 1 }))).toEqual([RULE, 'renewal.other-competence']);
      expect(refusal(await open({ renews, experiences: [idle.id] }))).toEqual([
        RULE,
        'renewal.practice-missing',
      ]);
      const foreign = await dino
        .post('/api/v1/claims')
        .send({ ...body({ renews }), experiences: undefined });
      expect(refusal(foreign)).toEqual([404, 'credential.unknown']);
      await command(small.officer, renews, 'suspend').expect(200);
      expect(refusal(await open({ renews }))).toEqual([CONFLICT, 'credential.suspended']);
      await command(small.officer, renews, 'unsuspend').expect(200);

      // Of the day of the credential, or of the next where midnight has come in between.
      const madeAt = dayInDays(0);
      const evidence = [newEvidence(), newEvidence({ title: 'Two pairs stitched since', madeAt })];
      const fresh = await record(ada, { evidence });
      const claim = (await open({ renews, experiences: [fresh.id] }).expect(201)).body as Claim;
      expect(claim.renews).toBe(renews);
      await assign(small, claim.id, 'dino').expect(200);
      expect(refusal(await judge(dino, claim.id, newJudgement(claim)))).toEqual([
        RULE,
        'renewal.observation-not-fresh',
      ]);
      const [item] = claim.experiences.flatMap(({ evidence }) =>
        evidence.filter((one) => one.madeAt === madeAt),
      );
      if (!item) throw new Error('the fresh item is of the claim');
      const cites = [{ evidenceId: item.id, valid: true, authentic: true, current: true }];
      const criteria = newJudgement(claim).criteria.map((judged) => ({ ...judged, cites }));
      await judge(dino, claim.id, newJudgement(claim, { criteria })).expect(200);
      const { credentialId } = (await accept(ada, claim.id).expect(201)).body as Issued;
      const renewed = await summary(ada, credentialId);
      expect(renewed).toMatchObject({ status: 'active', replaces: renews });
      expect(await summary(ada, renews)).toMatchObject({
        status: 'superseded',
        replacedBy: credentialId,
      });
      const badge = await ada.get(`/api/v1/credentials/${credentialId}/open-badge`).expect(200);
      const { validFrom, validUntil } = JSON.parse(badge.text) as Record<string, string>;
      const days = (Date.parse(validUntil ?? '') - Date.parse(validFrom ?? '')) / DAY_MS;
      expect(Math.round(days)).toBe(60);
    } finally {
      await cluster.close();
    }
  });
});
