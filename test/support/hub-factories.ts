import type {
  Claim,
  ClusterImport,
  Experience,
  Invitation,
  NewEvidence,
  NewExperience,
  NewJudgement,
  NewLocalStandard,
  People,
  Standard,
} from '#domain/generated/schemas.js';
import { type Agent, type Cluster, signIn } from './cluster.js';

/** Ada works under Bea, beside Caro and Fede; Dino and Elsa are each of another firm. */
export const smallCluster: ClusterImport = {
  firms: [
    'firm_key,name,trade,town,staff',
    'sole,Suole Brenta,soles,Vigonovo,12',
    'lasts,Forme Dolo,lasts,Dolo,7',
    'box,Scatole Stra,boxes,Stra,3',
    '',
  ].join('\n'),
  people: [
    'person_key,firm_key,given_name,family_name,email,manager_key',
    'ada,sole,Ada,Rossi,ada@sole.example,bea',
    'bea,sole,Bea,Bianchi,bea@sole.example,',
    'caro,sole,Caro,Verdi,caro@sole.example,bea',
    'fede,sole,Fede,Neri,fede@sole.example,bea',
    'dino,lasts,Dino,Bruni,dino@lasts.example,',
    'elsa,box,Elsa,Grigi,elsa@box.example,',
    '',
  ].join('\n'),
  roles: [
    'person_key,role',
    'ada,assessor',
    'bea,assessor',
    'bea,manager',
    'caro,assessor',
    'dino,assessor',
    'elsa,assessor',
    '',
  ].join('\n'),
};

/** A standard of two levels; its criterion c2 has to be seen. */
export const newStandard = (over: Partial<NewLocalStandard> = {}): NewLocalStandard => ({
  slug: 'stitching-by-hand',
  language: 'en',
  version: '1.0',
  title: { en: 'Stitching by hand', it: 'Cucire a mano' },
  description: { en: 'Stitching an upper to the sole by hand.' },
  component: 'KA',
  levels: [
    { level: 1, title: { en: 'Guided' }, behaviour: { en: 'Stitches what others prepared.' } },
    { level: 2, title: { en: 'Alone' }, behaviour: { en: 'Prepares and stitches alone.' } },
  ],
  criteria: [
    { id: 'c1', level: 1, text: { en: 'Fills each hole from both sides.' }, mustObserve: false },
    { id: 'c2', level: 1, text: { en: 'Never pierces the thread.' }, mustObserve: true },
    { id: 'c3', level: 2, text: { en: 'Refuses a faulty vamp.' }, mustObserve: false },
  ],
  evidenceKinds: ['observation', 'work-sample', 'witness-statement'],
  ...over,
});

/** What was written down when Ada was seen at her bench. */
export const OBSERVED = 'Two pairs stitched at bench 4; the ends did not open when pulled.';

export const newEvidence = (over: Partial<NewEvidence> = {}): NewEvidence => ({
  kind: 'observation',
  title: 'Two pairs stitched at bench 4',
  madeAt: '2026-05-14',
  language: 'en',
  mediaType: 'text/plain',
  content: Buffer.from(OBSERVED).toString('base64'),
  disclose: true,
  ...over,
});

export const newExperience = (over: Partial<NewExperience> = {}): NewExperience => ({
  from: '2023-09-04',
  role: 'Hand stitcher, moccasin bench',
  tasks: ['stitch the apron to the vamp', 'pair left and right'],
  evidence: [newEvidence()],
  ...over,
});

/** Every criterion met on the first item of evidence, by an assessor without a tie. */
export const newJudgement = (claim: Claim, over: Partial<NewJudgement> = {}): NewJudgement => ({
  declaration: { independent: true, tie: 'none' },
  methods: ['observation', 'conversation'],
  criteria: claim.criteria.map(({ id }) => ({
    criterionId: id,
    outcome: 'met',
    cites: claim.experiences
      .flatMap(({ evidence }) => evidence)
      .slice(0, 1)
      .map(({ id: evidenceId }) => ({ evidenceId, valid: true, authentic: true, current: true })),
    sufficient: true,
  })),
  ...over,
});

/** The same, with every criterion not yet met. */
export const notMet = (claim: Claim, over: Partial<NewJudgement> = {}): NewJudgement => ({
  ...newJudgement(claim),
  criteria: claim.criteria.map(({ id }) => ({
    criterionId: id,
    outcome: 'not-yet',
    cites: [],
    sufficient: false,
    rationale: 'not seen on stiff leather',
  })),
  ...over,
});

/** The small cluster and its standard in a hub, and how to sign in as its people. */
export interface SmallHub {
  readonly officer: Agent;
  readonly standard: Standard;
  personId(key: string): string;
  as(key: string): Promise<Agent>;
}

/** Imports the small cluster and publishes its standard. */
export async function smallHub({ hub }: Cluster): Promise<SmallHub> {
  const officer = hub.first;
  await officer.post('/api/v1/cluster-imports').send(smallCluster).expect(200);
  const published = await officer.post('/api/v1/standards').send(newStandard()).expect(201);
  const listed = await officer.get('/api/v1/people').expect(200);
  const ids = new Map((listed.body as People).items.map(({ key, id }) => [key, id]));
  const personId = (key: string) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`nobody in the small cluster is ${key}`);
    return id;
  };
  const agents = new Map<string, Promise<Agent>>();
  const enter = async (key: string) => {
    const invited = await officer.post(`/api/v1/people/${personId(key)}/invitation`).expect(201);
    return signIn(hub.url, invited.body as Invitation);
  };
  return {
    officer,
    standard: published.body as Standard,
    personId,
    as: (key) => {
      const agent = agents.get(key) ?? enter(key);
      agents.set(key, agent);
      return agent;
    },
  };
}

/** An experience recorded by this person. */
export async function record(agent: Agent, over: Partial<NewExperience> = {}): Promise<Experience> {
  const answer = await agent.post('/api/v1/experiences').send(newExperience(over)).expect(201);
  return answer.body as Experience;
}

/** A claim of this person at level 2, on a fresh experience. */
export async function claim(agent: Agent, { standard }: SmallHub): Promise<Claim> {
  const { id } = await record(agent);
  const body = { standard: standard.versionUri, level: 2, experiences: [id], consent: true };
  return (await agent.post('/api/v1/claims').send(body).expect(201)).body as Claim;
}
