import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
  Claim,
  Experience,
  Issued,
  NewExperience,
  NewJudgement,
  Person,
  People,
  Standard,
} from '#domain/generated/schemas.js';
import type { Agent, Cluster } from './cluster.js';

const example = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../examples/cluster/${name}`, import.meta.url)), 'utf8');

/** A seamstress, and an assessor of another firm. */
export const CANDIDATE = 'nevenka.simunic';
export const ASSESSOR = 'ivo.zantedo';

/** The example cluster and one local standard, and the two people of a claim, signed in. */
export interface Workshop {
  readonly cluster: Cluster;
  readonly standard: Standard;
  readonly candidate: Agent;
  readonly assessor: Agent;
  readonly assessorPerson: Person;
}

/** Imports the example cluster and publishes its standard for stitching uppers by hand. */
export async function workshop(cluster: Cluster): Promise<Workshop> {
  const officer = cluster.hub.first;
  await officer
    .post('/api/v1/cluster-imports')
    .send({
      firms: example('firms.csv'),
      people: example('people.csv'),
      roles: example('roles.csv'),
    })
    .expect(200);
  const published = await officer
    .post('/api/v1/standards')
    .send(JSON.parse(example('standards/cucitura-tomaia-a-mano.json')) as object)
    .expect(201);
  const people = await officer.get('/api/v1/people').expect(200);
  const assessorPerson = (people.body as People).items.find(({ key }) => key === ASSESSOR);
  if (!assessorPerson) throw new Error(`the example cluster has ${ASSESSOR}`);
  return {
    cluster,
    standard: published.body as Standard,
    candidate: await cluster.member(CANDIDATE),
    assessor: await cluster.member(ASSESSOR),
    assessorPerson,
  };
}

const EXPERIENCE: NewExperience = {
  from: '2025-01-07',
  to: '2026-06-30',
  role: 'Stitcher of uppers',
  tasks: ['Pricked and stitched moccasin uppers by hand'],
  evidence: [
    {
      kind: 'observation',
      title: 'Two pairs stitched at the bench',
      madeAt: '2026-05-12',
      language: 'en',
      mediaType: 'text/plain',
      content: Buffer.from('Two pairs, stitches even, no thread broken.').toString('base64'),
      disclose: true,
    },
  ],
};

/** A claim that both sides have done with: met by the assessor, not yet accepted by the candidate. */
export async function offeredClaim(shop: Workshop, level: number): Promise<Claim> {
  const { cluster, standard, candidate, assessor, assessorPerson } = shop;
  const recorded = await candidate.post('/api/v1/experiences').send(EXPERIENCE).expect(201);
  const opened = await candidate
    .post('/api/v1/claims')
    .send({
      standard: standard.versionUri,
      level,
      experiences: [(recorded.body as Experience).id],
      consent: true,
    })
    .expect(201);
  const claim = opened.body as Claim;
  await cluster.hub.first
    .post(`/api/v1/claims/${claim.id}/assignment`)
    .send({ assessor: assessorPerson.id, tie: 'none' })
    .expect(200);
  const judged = await assessor
    .post(`/api/v1/claims/${claim.id}/judgement`)
    .send(allMet(claim))
    .expect(200);
  if ((judged.body as Claim).state !== 'offered') throw new Error('the claim was not offered');
  return claim;
}

/** A credential of the candidate. */
export async function certified(shop: Workshop, level: number): Promise<Issued> {
  const { id } = await offeredClaim(shop, level);
  const accepted = await shop.candidate.post(`/api/v1/claims/${id}/acceptance`).expect(201);
  return accepted.body as Issued;
}

function allMet({ criteria, experiences }: Claim): NewJudgement {
  const cites = experiences
    .flatMap(({ evidence }) => evidence)
    .map(({ id }) => ({ evidenceId: id, valid: true, authentic: true, current: true }));
  return {
    declaration: { independent: true, tie: 'none' },
    methods: ['observation'],
    criteria: criteria.map(({ id }) => ({
      criterionId: id,
      outcome: 'met',
      cites,
      sufficient: true,
    })),
  };
}
