import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { AuditForm, AuditProgress, AuditRound, Notices } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { AuditSchedule } from '../../apps/hub/src/audit-rounds/audit-schedule.service.js';
import { ClosedRoundsService } from '../../apps/hub/src/audit-rounds/closed-rounds.service.js';
import {
  ANSWERS,
  end,
  DAY_MS,
  type FirmsOfTests,
  firmsOfTests,
  inDays,
  invite,
  look,
  open,
  plan,
  ROUNDS,
} from '../support/audit-rounds.js';
import { CONFLICT, FORBIDDEN, RULE, travel } from '../support/claim-journeys.js';
import { type Agent, type Cluster, setup } from '../support/cluster.js';
import { refusal } from '../support/hub-requests.js';

const GONE = 410;
const UNKNOWN = 404;

let cluster: Cluster;
let firms: FirmsOfTests;
let anyone: Agent;
let closedRounds: ClosedRoundsService;

beforeAll(async () => {
  cluster = await setup({ accredited: false });
  firms = await firmsOfTests(cluster);
  ({ anyone } = cluster.hub);
  closedRounds = cluster.hub.app.get(ClosedRoundsService, { strict: false });
});
afterAll(() => cluster.close());

const save = (token: string, answers: object, more: object = {}) =>
  anyone.post(`${ANSWERS}/saving`).send({ token, answers, ...more });
const submit = (token: string, body: object = {}) =>
  anyone.post(`${ANSWERS}/submission`).send({ token, ...body });
const tryOpening = (token: string) =>
  anyone.post(`${ANSWERS}/opening`).send({ token, language: 'en' });

it('a manager plans a round, people answer by link, and what was answered is counted, not shown', async () => {
  const { agent, firmId, name } = await firms.next();
  const round = await plan(agent);
  expect(round).toMatchObject({ kind: 'firm', state: 'open', firm: { id: firmId, name } });
  expect(round.expectations[0]).toMatchObject({ canShow: ['picture'], respondents: 1 });
  expect(round.protection).toContain('no-cut-by-role-under-three');
  expect(round.minutes).toMatchObject({ short: 10, full: 35 });

  const links = [
    await invite(agent, round),
    await invite(agent, round, { stratum: 'employee' }),
    await invite(agent, round, { stratum: 'employee' }),
    await invite(agent, round, { stratum: 'works-council', form: 'short' }),
  ];
  expect(links.map(({ form, number }) => [number, form])).toEqual([
    [1, 'full'],
    [2, 'full'],
    [3, 'short'],
    [4, 'short'],
  ]);
  const form = await open(anyone, links[2]?.token ?? '');
  expect(form).toMatchObject({ firm: name, kind: 'firm', form: 'short', minutes: 10, answers: {} });
  expect(form.items).toHaveLength(29);
  expect(form.items[0]).toEqual({ id: 'IGI1', scale: 'P5', text: expect.any(String) as string });
  expect(form.scales.map(({ id, options }) => [id, options.length])).toEqual([
    ['P5', 5],
    ['T5', 5],
  ]);
  // Two tabs save at once; of one item the last word counts, and nothing else is lost.
  const tabs = [{ IGI1: 0, IGI2: 'DK' }, { CRI3: 4, IGF1: null }, { IGF2: 'REF' }];
  for (const answer of await Promise.all(tabs.map((tab) => save(form.token, tab))))
    expect(answer.status).toBe(200);
  await save(form.token, { IGI1: 3 }).expect(200);
  const resumed = await open(anyone, form.token);
  expect(resumed.token).toBe(form.token);
  expect(resumed.answers).toEqual({ IGI1: 3, IGI2: 'DK', CRI3: 4, IGF1: null, IGF2: 'REF' });

  const handed = await submit(form.token, { answers: { IGF1: 'NA' }, answeredLastTime: true });
  expect(handed.body as AuditProgress).toEqual({ state: 'submitted', answered: 5, asked: 29 });
  for (const again of [submit(form.token), save(form.token, { IGI1: 1 }), tryOpening(form.token)])
    expect(refusal(await again)).toEqual([CONFLICT, 'audit-answer.already-submitted']);
  const owner = await open(anyone, links[0]?.token ?? '');
  await save(owner.token, { IGI1: 2 }).expect(200);

  const seen = await look(agent, round);
  expect(seen).toMatchObject({ invited: 4, opened: 2, submitted: 1 });
  expect(seen.strata).toEqual([
    { stratum: 'owner', invited: 1, opened: 1, submitted: 0 },
    { stratum: 'supervisor', invited: 0, opened: 0, submitted: 0 },
    { stratum: 'employee', invited: 2, opened: 1, submitted: 1 },
    { stratum: 'works-council', invited: 1, opened: 0, submitted: 0 },
  ]);
  expect(seen.expectation).toMatchObject({
    respondents: 4,
    canShow: expect.arrayContaining(['agreement']) as string[],
  });
  const closed = await end(agent, round);
  expect(closed).toMatchObject({ state: 'closed', outcome: 'answered', submitted: 1 });
  for (const token of [...links.map((link) => link.token), form.token, owner.token])
    expect(refusal(await tryOpening(token))).toEqual([GONE, 'audit-link.over']);
  expect(refusal(await save(owner.token, {}))).toEqual([GONE, 'audit-link.over']);

  const [one, ...others] = await closedRounds.respondentsOf(
    await closedRounds.closedRound(round.id),
  );
  expect(others).toEqual([]);
  expect(one).toMatchObject({ id: 'r1', stratum: 'employee' });
  expect(Object.keys(one?.answers ?? {}).sort()).toEqual(form.items.map(({ id }) => id).sort());
  expect(one?.answers).toMatchObject({ IGI1: 3, IGI2: 'DK', IGF1: 'NA', IGF2: 'REF', KAF1: null });
});

it('a round is run by the manager of its firm, the one of the cluster by officers', async () => {
  const [own, other] = [await firms.next(), await firms.next()];
  const { first: officer } = cluster.hub;
  const round = await plan(own.agent);
  const link = await invite(own.agent, round);
  for (const stranger of [other.agent, officer, await cluster.hub.as('manager')])
    for (const path of ['', '/close', '/cancellation', `/invitations/${link.id}/renewal`]) {
      const url = `${ROUNDS}/${round.id}${path}`;
      const answer = await (path === '' ? stranger.get(url) : stranger.post(url));
      expect([path, refusal(answer)]).toEqual([path, [UNKNOWN, 'audit-round.unknown']]);
    }
  const closesAt = inDays(20);
  const attempt = (agent: Agent, body: object) => agent.post(ROUNDS).send({ closesAt, ...body });
  const nobody = await cluster.hub.as('manager');
  expect(refusal(await attempt(nobody, { kind: 'firm' }))).toEqual([FORBIDDEN, 'person.required']);
  expect(refusal(await attempt(officer, { kind: 'firm' }))).toEqual([FORBIDDEN, 'role.missing']);
  expect(refusal(await attempt(own.agent, { kind: 'cluster' }))).toEqual([
    FORBIDDEN,
    'role.missing',
  ]);
  expect(refusal(await attempt(own.agent, { kind: 'firm' }))).toEqual([
    CONFLICT,
    'audit-round.already-planned',
  ]);
  const named = { kind: 'firm', firmIds: [own.firmId] };
  expect(refusal(await attempt(other.agent, named))).toEqual([RULE, 'audit-round.firms-unwanted']);
  for (const dates of [
    { closesAt: inDays(91) },
    { closesAt: inDays(-1) },
    { closesAt: '2026-99-99T99:99:99Z' },
    { opensAt: inDays(400), closesAt: inDays(410) },
  ])
    expect(refusal(await attempt(other.agent, { kind: 'firm', ...dates }))).toEqual([
      RULE,
      'audit-round.dates-out-of-range',
    ]);
  const path = `${ROUNDS}/${round.id}/invitations`;
  expect(refusal(await own.agent.post(path).send({ stratum: 'member-firm' }))).toEqual([
    RULE,
    'audit-invitation.stratum-unfit',
  ]);
  const lists = async (agent: Agent) =>
    ((await agent.get(ROUNDS).expect(200)).body as { items: AuditRound[] }).items;
  expect((await lists(own.agent)).map(({ id }) => id)).toEqual([round.id]);
  expect(await lists(other.agent)).toEqual([]);
});

it('before its time a round takes no answers, and what is over is not opened again', async () => {
  const { agent } = await firms.next();
  const round = await plan(agent, { opensAt: inDays(2), closesAt: inDays(9) });
  expect(round.state).toBe('planned');
  const link = await invite(agent, round);
  expect(refusal(await tryOpening(link.token))).toEqual([CONFLICT, 'audit-link.too-early']);
  const post = (what: string, body?: object) =>
    agent.post(`${ROUNDS}/${round.id}/${what}`).send(body);
  expect(refusal(await post('close'))).toEqual([CONFLICT, 'audit-round.not-open']);
  const later = (await post('extension', { closesAt: inDays(30) }).expect(200)).body as AuditRound;
  expect(Date.parse(later.closesAt)).toBeGreaterThan(Date.parse(round.closesAt));
  expect(refusal(await post('extension', { closesAt: inDays(200) }))).toEqual([
    RULE,
    'audit-round.dates-out-of-range',
  ]);
  await expect(closedRounds.closedRound(round.id)).rejects.toMatchObject({
    code: 'audit-round.not-closed',
  });
  expect(await end(agent, round, 'cancellation')).toMatchObject({ state: 'cancelled' });
  expect(refusal(await tryOpening(link.token))).toEqual([GONE, 'audit-link.over']);
  for (const [what, body] of [
    ['close', undefined],
    ['cancellation', undefined],
    ['extension', { closesAt: inDays(40) }],
    ['invitations', { stratum: 'owner' }],
    [`invitations/${link.id}/renewal`, undefined],
    [`invitations/${link.id}/revocation`, undefined],
  ] as const)
    expect([what, refusal(await post(what, body))]).toEqual([what, [CONFLICT, 'audit-round.over']]);
  await expect(closedRounds.closedRound(round.id)).rejects.toMatchObject({
    code: 'audit-round.not-closed',
  });
});

it('whoever runs a round hears how many are missing, and at its time it closes with nobody’s answers', async () => {
  const { agent } = await firms.next();
  const round = await plan(agent, { closesAt: inDays(10) });
  const links = [await invite(agent, round), await invite(agent, round, { stratum: 'employee' })];
  const schedule = cluster.hub.app.get(AuditSchedule, { strict: false });
  const clock = cluster.hub.app.get(Clock, { strict: false });
  const start = Date.now();
  const { token } = await open(anyone, links[0]?.token ?? '');
  await save(token, { IGI1: 1 }).expect(200);
  const notices = async () => {
    const { items } = (await agent.get('/api/v1/passport/notices').expect(200)).body as Notices;
    return items
      .filter(({ key }) => key === 'audit-round.closing-soon')
      .map(({ args }) => [args.roundId, args.days, args.missing]);
  };
  const told: number[] = [];
  try {
    for (const days of [5, 7.1, 7.2, 8.9, 9.1, 9.9]) {
      travel({ now: start + days * DAY_MS }, clock);
      await Promise.all([schedule.tick(), schedule.tick()]);
      travel({ now: start }, clock);
      told.push((await notices()).length);
    }
    travel({ now: start + 10 * DAY_MS + 1 }, clock);
    // Nobody has tidied up yet, and it is over all the same.
    expect(refusal(await save(token, { IGI1: 2 }))).toEqual([GONE, 'audit-link.over']);
    await schedule.tick();
    expect(refusal(await save(token, { IGI1: 2 }))).toEqual([GONE, 'audit-link.over']);
    travel({ now: start + 200 * DAY_MS }, clock);
    await schedule.tick();
    expect(refusal(await save(token, { IGI1: 2 }))).toEqual([UNKNOWN, 'audit-link.unknown']);
  } finally {
    // As the class has it again: real time goes on for the tests that follow.
    Reflect.deleteProperty(clock, 'now');
  }
  expect(told).toEqual([0, 1, 1, 1, 2, 2]);
  expect(await notices()).toEqual([
    [round.id, 1, 2],
    [round.id, 3, 2],
  ]);
  // No manager of another firm heard of it.
  const [all] = await cluster.hub.app
    .get(DataSource, { strict: false })
    .query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM notice WHERE key = 'audit-round.closing-soon'`,
    );
  expect(all?.count).toBe(2);
  const closed = await look(agent, round);
  expect(closed).toMatchObject({
    state: 'closed',
    outcome: 'nobody-answered',
    endedAt: round.closesAt,
    opened: 1,
  });
  expect(await closedRounds.respondentsOf(await closedRounds.closedRound(round.id))).toEqual([]);
});

it('an officer asks informants of the cluster, and firms in the same period', async () => {
  const [has, hasNot] = [await firms.next(), await firms.next()];
  const { first: officer } = cluster.hub;
  const mine = await plan(has.agent);
  const closesAt = inDays(20);
  const unknown = { kind: 'cluster', closesAt, firmIds: [mine.id] };
  expect(refusal(await officer.post(ROUNDS).send(unknown))).toEqual([RULE, 'firm.unknown']);
  const round = await plan(officer, { kind: 'cluster', firmIds: [has.firmId, hasNot.firmId] });
  expect(round.firms?.map(({ firm }) => firm.id).sort()).toEqual(
    [has.firmId, hasNot.firmId].sort(),
  );
  expect(round.strata.map(({ stratum }) => stratum)).toEqual([
    'hub-officer',
    'member-firm',
    'outside-observer',
  ]);
  expect(await look(has.agent, mine)).toMatchObject({ clusterRoundId: round.id });
  const [theirs] = ((await hasNot.agent.get(ROUNDS).expect(200)).body as { items: AuditRound[] })
    .items;
  expect(theirs).toMatchObject({ clusterRoundId: round.id, invited: 0, state: 'open' });
  const again = { kind: 'cluster', closesAt };
  expect(refusal(await officer.post(ROUNDS).send(again))).toEqual([
    CONFLICT,
    'audit-round.already-planned',
  ]);
  const wish = { stratum: 'member-firm', form: 'full' };
  expect(refusal(await officer.post(`${ROUNDS}/${round.id}/invitations`).send(wish))).toEqual([
    RULE,
    'audit-invitation.form-unfit',
  ]);
  const asked: AuditForm[] = [];
  for (const stratum of ['hub-officer', 'outside-observer'] as const) {
    const form = await open(anyone, (await invite(officer, round, { stratum })).token);
    asked.push(form);
    await submit(form.token, { answers: { 'C-HIS1': 3 } }).expect(200);
  }
  expect(asked.map(({ items }) => items.length)).toEqual([24, 11]);
  const firmLink = await invite(hasNot.agent, theirs as AuditRound);
  const firmForm = await open(anyone, firmLink.token);
  await submit(firmForm.token, { answers: { IGI1: 2 } }).expect(200);
  expect(await look(officer, round)).toMatchObject({ submitted: 2 });
  await end(hasNot.agent, theirs as AuditRound);
  await end(officer, round);
  const seen = await look(officer, round);
  expect(seen.firms?.find(({ firm }) => firm.id === hasNot.firmId)).toMatchObject({
    invited: 1,
    submitted: 1,
    state: 'closed',
  });
  const informants = await closedRounds.respondentsOf(await closedRounds.closedRound(round.id));
  expect(informants.map(({ id }) => id)).toEqual(['r1', 'r2']);
  expect(informants.map(({ answers }) => answers['C-HIS1'])).toEqual([3, 3]);
  const tied = await closedRounds.firmRoundsOf(round.id);
  expect(tied.map(({ firmId }) => firmId)).toEqual([hasNot.firmId]);
});
