import { randomUUID } from 'node:crypto';
import type {
  Claim,
  ErasurePlan,
  Exchange,
  Firms,
  FirmFacts,
  FirmPeople,
  Issued,
  JointPlan,
  LearningRecord,
  LearningRecords,
  NewRoleProfile,
  OfferedCourse,
  RoleProfile,
  RoleProfiles,
  SkillsMatrix,
} from '#domain/generated/schemas.js';
import { analyseSkills } from '#domain/audit/skills/analyse-skills.js';
import { ClusterInputsService } from '../../apps/hub/src/learning/cluster-inputs.service.js';
import { FirmInputsService } from '../../apps/hub/src/learning/firm-inputs.service.js';
import { PersonalFilesService } from '../../apps/hub/src/privacy/personal-files.service.js';
import { type Agent, type Cluster, setup } from '../support/cluster.js';
import { facts, later, newProfile, note, today } from '../support/firm-records.js';
import { claim, newJudgement, type SmallHub, smallHub } from '../support/hub-factories.js';
import { accept, assign, judge, look, refusal } from '../support/hub-requests.js';
import { command } from '../support/revoke.js';

let cluster: Cluster;
let small: SmallHub;
/** The manager of the firm with three people, one of the others, and a manager of another firm. */
let bea: Agent;
let ada: Agent;
let dino: Agent;
let firm: { readonly sole: string; readonly lasts: string; readonly box: string };

const roles = 'person_key,role\nbea,manager\ndino,manager\nada,employee\n';

beforeAll(async () => {
  cluster = await setup();
  small = await smallHub(cluster);
  const files = { firms: 'firm_key,name,trade,town,staff\n', roles };
  const people = 'person_key,firm_key,given_name,family_name,email,manager_key\n';
  await small.officer
    .post('/api/v1/cluster-imports')
    .send({ ...files, people })
    .expect(200);
  [bea, ada, dino] = [await small.as('bea'), await small.as('ada'), await small.as('dino')];
  const { items } = (await small.officer.get('/api/v1/firms').expect(200)).body as Firms;
  const idOf = (key: string) => items.find((one) => one.key === key)?.id ?? '';
  firm = { sole: idOf('sole'), lasts: idOf('lasts'), box: idOf('box') };
});
afterAll(() => cluster.close());

const profile = (over: Partial<NewRoleProfile> = {}) => newProfile(small.standard.versionUri, over);
const at = (firmId: string, what: string) => `/api/v1/firms/${firmId}/${what}`;
const inputs = (when = new Date()) =>
  cluster.hub.app.get(FirmInputsService, { strict: false }).inputsOf(firm.sole, when);
describe('what a firm records of itself', () => {
  it('is nobody else’s business, and refuses what cannot be', async () => {
    expect(refusal(await bea.get(at(firm.sole, 'facts')))).toEqual([404, 'firm-facts.unknown']);
    for (const what of ['facts', 'people', 'role-profiles', 'skills-matrix', 'learning-records'])
      expect(refusal(await dino.get(at(firm.sole, what)))).toEqual([403, 'firm.not-yours']);
    expect(refusal(await dino.post(at(firm.sole, 'facts')).send(facts))).toEqual([
      ...[403, 'firm.not-yours'],
    ]);
    for (const wrong of [{ heads: 0 }, { heads: 250.1 }, { heads: -1 }, { region: 'Veneto' }])
      expect(refusal(await bea.post(at(firm.sole, 'facts')).send({ ...facts, ...wrong }))).toEqual([
        ...[400, 'body.invalid'],
      ]);
    const tooFine = { ...facts, heads: 5.55 };
    expect(refusal(await bea.post(at(firm.sole, 'facts')).send(tooFine))).toEqual([
      ...[422, 'firm-facts.heads-too-fine'],
    ]);
    for (const [body, code] of [
      [{ ...profile(), people: 0, name: '' }, 'body.invalid'],
      [
        profile({ competences: [...profile().competences, ...profile().competences] }),
        'role-profile.competence-repeated',
      ],
      [
        profile({ competences: profile().competences.map((c) => ({ ...c, level: 5 })) }),
        'role-profile.level-unknown',
      ],
      [
        profile({
          competences: profile().competences.map((c) => ({
            ...c,
            standard: 'https://x.example/no',
          })),
        }),
        'standard.unknown',
      ],
    ] as const) {
      const [, got] = refusal(await bea.post(at(firm.sole, 'role-profiles')).send(body));
      expect(got).toBe(code);
    }
    const absurd = { ...note(), kind: 'training', attendants: 9999, provider: 'inside' };
    expect(refusal(await bea.post(at(firm.sole, 'learning-records')).send(absurd))).toEqual([
      ...[400, 'body.invalid'],
    ]);
    // Nothing was recorded, so nothing is known: no month, no figure, no verdict.
    const { learning, skills, citations } = await inputs();
    expect(learning).toEqual({ heads: 12, exposureMonths: 0, indicators: [] });
    expect(skills.demands).toEqual([]);
    expect(citations).toMatchObject({ recordsSince: null, factsRecordedAt: null, claims: [] });
  });

  it('is its facts, its posts and who holds them', async () => {
    const told = (await bea.post(at(firm.sole, 'facts')).send(facts).expect(201)).body as FirmFacts;
    expect((await bea.get(at(firm.sole, 'facts')).expect(200)).body).toEqual(told);
    const path = at(firm.sole, 'role-profiles');
    const role = (await bea.post(path).send(profile()).expect(201)).body as RoleProfile;
    expect(role).toMatchObject({ ...profile(), holders: [] });
    expect(refusal(await bea.post(path).send(profile({ name: 'stitcher' })))).toEqual([
      ...[409, 'role-profile.name-taken'],
    ]);
    const { items } = (await bea.get(at(firm.sole, 'people')).expect(200)).body as FirmPeople;
    expect(items.map(({ givenName }) => givenName).sort()).toEqual(['Ada', 'Bea', 'Caro', 'Fede']);
    const fill = (...keys: readonly string[]) =>
      bea.post(`${path}/${role.id}/holders`).send({ people: keys.map(small.personId) });
    expect(refusal(await fill('ada', 'dino'))).toEqual([422, 'role-profile.holder-unknown']);
    expect(refusal(await fill('ada', 'bea', 'caro'))).toEqual([
      ...[422, 'role-profile.holders-exceed-people'],
    ]);
    await fill('ada', 'caro').expect(200);
    const correction = profile({ name: 'Hand stitcher', people: 1 });
    expect(refusal(await bea.post(`${path}/${role.id}/correction`).send(correction))).toEqual([
      ...[422, 'role-profile.holders-exceed-people'],
    ]);
    await bea
      .post(`${path}/${role.id}/correction`)
      .send({ ...correction, people: 2 })
      .expect(200);
    const reviewed = await bea.post(`${path}/${role.id}/review`).expect(200);
    expect(reviewed.body).toMatchObject({
      name: 'Hand stitcher',
      reviewedAt: expect.any(String) as string,
    });
    expect((reviewed.body as RoleProfile).holders).toHaveLength(2);
    const nobody = `${path}/${randomUUID()}/review`;
    expect(refusal(await bea.post(nobody))).toEqual([404, 'role-profile.unknown']);
    const vacant = profile({ name: 'Seller', people: 0 });
    const made = (await bea.post(path).send(vacant).expect(201)).body as RoleProfile;
    const removal = `${path}/${made.id}/removal`;
    await bea.post(removal).send({ reason: 'never filled' }).expect(204);
    expect(refusal(await bea.post(removal).send({ reason: 'again' }))).toEqual([
      ...[404, 'role-profile.unknown'],
    ]);
    const when = new Date();
    const { learning, skills } = await inputs(when);
    expect(learning).toMatchObject({ heads: 5.5, ageYears: when.getUTCFullYear() - 1994 });
    expect(skills).toMatchObject({
      demands: [{ competence: small.standard.versionUri, people: 2, level: 2, mapped: false }],
      roles: [{ role: 'Hand stitcher', core: [small.standard.versionUri] }],
    });
    // Four are known, two more work there.
    expect(skills.holders.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3', 'p4', 'p5', 'p6']);
  });

  it('shows in numbers who is able, claims it, or will soon not be certified', async () => {
    const matrix = async () =>
      ((await bea.get(at(firm.sole, 'skills-matrix')).expect(200)).body as SkillsMatrix).cells;
    const figures = { needed: 2, verified: 0, claimed: 0, expiring: 0 };
    expect(await matrix()).toMatchObject([figures]);
    const opened: Claim = await claim(ada, small);
    expect(await matrix()).toMatchObject([{ ...figures, claimed: 1 }]);
    const claimed = await inputs();
    expect(claimed.citations.claims).toEqual([opened.id]);
    expect(claimed.skills.holders.flatMap(({ holds }) => holds)).toMatchObject([
      { grade: 'E', level: 2, assessor: 'own-word', source: opened.id },
    ]);

    await assign(small, opened.id, 'elsa').expect(200);
    await judge(await small.as('elsa'), opened.id, newJudgement(await look(ada, opened.id))).expect(
      200,
    );
    // Found met and not certified: others speak for it, no more.
    const offered = (await inputs()).skills.holders.flatMap(({ holds }) => holds);
    expect(offered).toMatchObject([{ grade: 'D', assessor: 'word-of-others' }]);
    const { credentialId } = (await accept(ada, opened.id).expect(201)).body as Issued;
    expect(await matrix()).toMatchObject([{ ...figures, verified: 1 }]);
    const { skills, citations } = await inputs();
    const held = skills.holders.flatMap(({ holds }) => holds);
    expect(held).toMatchObject([
      { competence: small.standard.versionUri, grade: 'B', assessor: 'a1', source: credentialId },
    ]);
    expect(held[0]?.practisedUntil).toBe(undefined);
    expect(citations.claims).toEqual([]);
    expect(citations.credentials.map(({ id }) => id)).toEqual([credentialId]);
    const text = JSON.stringify(await inputs());
    for (const key of ['ada', 'elsa', 'caro']) expect(text).not.toContain(small.personId(key));
    const people = await cluster.hub.app
      .get(FirmInputsService, { strict: false })
      .peopleOf(firm.sole, new Date());
    const holder = skills.holders.find(({ holds }) => holds.length > 0);
    expect(people.get(holder?.id ?? '')).toBe(small.personId('ada'));
    // The gap analysis takes it as it is.
    const { gaps } = analyseSkills(skills, { heads: 5.5 });
    expect(gaps.map(({ competence }) => competence)).toContain(small.standard.versionUri);

    const suspended = new Date();
    await command(small.officer, credentialId, 'suspend').expect(200);
    expect(await matrix()).toMatchObject([figures]);
    expect((await inputs()).citations.credentials).toEqual([]);
    // As it was a moment ago.
    expect((await inputs(suspended)).citations.credentials).toHaveLength(1);
    await command(small.officer, credentialId, 'unsuspend').expect(200);
    const csv = await bea.get(at(firm.sole, 'skills-matrix.csv')).expect(200);
    expect(csv.text.split('\r\n')[1]).toBe(
      `Hand stitcher,${small.standard.versionUri},2,yes,4,2,1,0,0`,
    );
  });

  it('is notes that people confirm to have read, trainings and learning at work', async () => {
    const path = at(firm.sole, 'learning-records');
    const write = async (body: object) =>
      (await bea.post(path).send(body).expect(201)).body as LearningRecord;
    const written = await write(note());
    await ada.post(`${path}/${written.id}/reading`).expect(200);
    const read = await ada.post(`${path}/${written.id}/reading`).expect(200);
    expect(read.body).toMatchObject({ readers: 1 });
    expect(refusal(await dino.post(`${path}/${written.id}/reading`))).toEqual([
      ...[403, 'firm.not-yours'],
    ]);
    const training = { ...note(), kind: 'training', attendants: 3, provider: 'outside' };
    const trained = await write({ ...training, bookedOn: today() });
    expect(refusal(await ada.post(`${path}/${trained.id}/reading`))).toEqual([
      ...[422, 'learning-record.not-a-note'],
    ]);
    const plain = { on: today(), about: 'Edges' };
    const coached = await write({ ...plain, kind: 'mentoring', episodes: 40 });
    const correct = (body: object) => bea.post(`${path}/${coached.id}/correction`).send(body);
    expect(refusal(await correct(note()))).toEqual([422, 'learning-record.kind-changed']);
    const corrected = await correct({ ...plain, kind: 'mentoring', episodes: 4 }).expect(200);
    expect(corrected.body).toMatchObject({
      episodes: 4,
      correctedAt: expect.any(String) as string,
    });
    const mistaken = await write({ ...plain, kind: 'on-the-job', episodes: 7 });
    await bea.post(`${path}/${mistaken.id}/removal`).send({ reason: 'entered twice' }).expect(204);
    const listed = await ada.get(path).expect(200);
    expect((listed.body as { items: unknown[] }).items).toHaveLength(3);
    expect(refusal(await ada.post(path).send(note()))).toEqual([403, 'role.missing']);

    const { count, date } = later();
    const { learning, citations } = await inputs(date);
    expect(learning.exposureMonths).toBe(count);
    expect(citations.records).toEqual({
      ...{ notes: 1, readings: 1, trainings: 1, mentoring: 1, onTheJob: 0 },
      ...{ judgements: 1, partners: 0 },
    });
    expect(learning.indicators.filter(({ id }) => id !== 'E-IG2')).toEqual([
      { id: 'E-IG1', count: 2 },
      { id: 'E-KA1', count: 3 },
      { id: 'E-KA2', count: 4 },
      { id: 'E-CD1', count: 1, of: 6 },
      { id: 'E-CD2', count: 1 },
      { id: 'E-CD3', count: 2, of: 6 },
      { id: 'E-EMB1', count: 0 },
      { id: 'E-EXT1', count: 3, of: 3 },
      { id: 'E-CRI1', count: 3, of: 3 },
      { id: 'E-DOM1', count: 2, of: 2 },
    ]);
  });
});

describe('what firms do together', () => {
  it('is an exchange once another party confirms it', async () => {
    const send = (agent: Agent, firms: readonly string[], over: object = {}) =>
      agent
        .post('/api/v1/exchanges')
        .send({ firms, on: today(), about: 'Lasts', onPlatform: true, ...over });
    const unknown = [firm.sole, randomUUID()];
    expect(refusal(await send(bea, unknown))).toEqual([422, 'firm.unknown']);
    expect(refusal(await send(bea, [firm.sole, firm.sole]))).toEqual([400, 'body.invalid']);
    expect(refusal(await send(bea, [firm.lasts, firm.box]))).toEqual([403, 'firm.not-yours']);
    expect(refusal(await send(bea, [firm.sole, firm.box], { on: '2090-01-01' }))).toEqual([
      ...[422, 'record.in-future'],
    ]);
    const made = (await send(bea, [firm.sole, firm.lasts]).expect(201)).body as Exchange;
    expect(made).toMatchObject({ recordedBy: 'firm', recordingFirm: firm.sole });
    const confirm = (agent: Agent, { id }: Exchange) =>
      agent.post(`/api/v1/exchanges/${id}/confirmation`);
    expect(refusal(await confirm(bea, made))).toEqual([403, 'exchange.own-word']);
    const partners = async () =>
      (await inputs(later().date)).learning.indicators.find(({ id }) => id === 'E-EMB1')?.count;
    expect(await partners()).toBe(0);
    const confirmed = (await confirm(dino, made).expect(200)).body as Exchange;
    expect(confirmed.confirmedAt).toEqual(expect.any(String));
    expect(refusal(await confirm(dino, made))).toEqual([409, 'exchange.already-confirmed']);
    const byHub = (await send(small.officer, [firm.lasts, firm.box]).expect(201)).body as Exchange;
    expect(refusal(await confirm(small.officer, byHub))).toEqual([403, 'exchange.own-word']);
    expect(refusal(await confirm(bea, byHub))).toEqual([403, 'firm.not-yours']);
    await confirm(dino, byHub).expect(200);
    const seen = async (agent: Agent) =>
      ((await agent.get('/api/v1/exchanges').expect(200)).body as { items: Exchange[] }).items
        .length;
    expect(await Promise.all([bea, dino, small.officer].map(seen))).toEqual([1, 2, 2]);
    expect(await partners()).toBe(1);

    // Of a firm that has not told its facts nobody knows where it is.
    const figures = async () =>
      cluster.hub.app.get(ClusterInputsService, { strict: false }).inputsOf(new Date());
    expect((await figures()).figures).toMatchObject({ members: 1, exchangesInAll: 0 });
    const other = { ...facts, region: 'ITH36', familyOwned: false };
    await dino.post(at(firm.lasts, 'facts')).send(other).expect(201);
    expect((await figures()).figures).toEqual({
      ...{ exchanges: [[0, 1]], members: 2, outsideMainRegion: 1, familyOwned: 1 },
      ...{ exchangesOnPlatform: 1, exchangesInAll: 1 },
    });
    const removal = `/api/v1/exchanges/${made.id}/removal`;
    await bea.post(removal).send({ reason: 'another day' }).expect(204);
    expect((await figures()).figures).toMatchObject({ exchangesInAll: 0 });
    expect(refusal(await confirm(dino, made))).toEqual([404, 'exchange.unknown']);
  });

  it('is a joint plan that is checked later, and courses within a budget', async () => {
    const { officer } = small;
    const plan = {
      title: 'Who can sell abroad',
      madeOn: '2026-01-10',
      firms: [firm.sole, firm.lasts],
    };
    const { id } = (await officer.post('/api/v1/joint-plans').send(plan).expect(201))
      .body as JointPlan;
    const check = (checkedOn: string) =>
      officer.post(`/api/v1/joint-plans/${id}/check`).send({ checkedOn, finding: 'Two can.' });
    const plans = async () => {
      const service = cluster.hub.app.get(ClusterInputsService, { strict: false });
      return service.inputsOf(new Date());
    };
    expect((await plans()).jointPlans).toBe(0);
    expect(refusal(await check('2026-01-10'))).toEqual([422, 'joint-plan.check-too-early']);
    expect(refusal(await check('2090-01-01'))).toEqual([422, 'record.in-future']);
    await check(today()).expect(200);
    expect(refusal(await check(today()))).toEqual([409, 'joint-plan.already-checked']);
    expect((await plans()).jointPlans).toBe(1);
    const ofBea = (await bea.get('/api/v1/joint-plans').expect(200)).body as { items: JointPlan[] };
    expect(ofBea.items).toMatchObject([{ id, check: { checkedOn: today() } }]);
    await officer.post(`/api/v1/joint-plans/${id}/removal`).send({ reason: 'test' }).expect(204);
    expect(refusal(await check(today()))).toEqual([404, 'joint-plan.unknown']);
    expect((await plans()).jointPlans).toBe(0);

    expect((await bea.get('/api/v1/course-budget').expect(200)).body).toEqual({ amount: 0 });
    await officer.post('/api/v1/course-budget').send({ amount: 4500 }).expect(201);
    const course = { title: 'Selling', cost: 1800, seats: 4, success: 80 };
    const unknown = { ...course, standard: 'https://x.example/none' };
    expect(refusal(await officer.post('/api/v1/courses').send(unknown))).toEqual([
      ...[404, 'standard.unknown'],
    ]);
    const offered = await officer
      .post('/api/v1/courses')
      .send({ ...course, standard: small.standard.versionUri })
      .expect(201);
    const { id: courseId } = offered.body as OfferedCourse;
    expect(await plans()).toMatchObject({
      budget: 4500,
      courses: [{ id: courseId, competence: small.standard.versionUri, cost: 1800, success: 0.8 }],
    });
    const removal = `/api/v1/courses/${courseId}/removal`;
    await officer.post(removal).send({ reason: 'over' }).expect(204);
    expect(refusal(await officer.post(removal).send({ reason: 'over' }))).toEqual([
      ...[404, 'course.unknown'],
    ]);
    expect((await plans()).courses).toEqual([]);
  });

  it('is taken along by its people, and forgets them when they are erased', async () => {
    const { app } = cluster.hub;
    const person = small.personId('ada');
    const taker = { id: randomUUID(), name: 'Ada', email: 'ada@sole.example', roles: [] };
    const files = await app.get(PersonalFilesService, { strict: false }).of(taker, person);
    const read = async (name: string): Promise<unknown> => {
      const bytes = await files.find((file) => file.name === name)?.read();
      return JSON.parse(bytes?.toString('utf8') ?? 'null');
    };
    expect(await read('posts-held.json')).toMatchObject([{ name: 'Hand stitcher', until: null }]);
    expect(await read('notes-read.json')).toHaveLength(1);

    const path = `/api/v1/people/${person}/erasure`;
    const plan = (await small.officer.get(path).expect(200)).body as ErasurePlan;
    for (const what of ['Posts that were held in a firm', 'Notes of the firm that were read'])
      expect(plan.goes).toContainEqual({ what, count: 1 });
    const { confirmation } = plan;
    await small.officer.post(path).send({ confirmation }).expect(200);
    const { items } = (await bea.get(at(firm.sole, 'role-profiles')).expect(200))
      .body as RoleProfiles;
    expect(items.map(({ holders }) => holders)).toEqual([[small.personId('caro')]]);
    const listed = (await bea.get(at(firm.sole, 'learning-records')).expect(200))
      .body as LearningRecords;
    expect(listed.items.find(({ kind }) => kind === 'note')?.readers).toBe(1);
    const { skills, citations } = await inputs();
    expect(citations.credentials).toEqual([]);
    expect(skills.holders).toHaveLength(6);
  });
});
