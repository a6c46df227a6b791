import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { endOfQuarter } from '#domain/observatory/quarter.js';
import type {
  Account,
  ObservatoryRelease,
  ObservatoryReleases,
  ToldAuditSummary,
} from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { validate } from '#platform/http/validate.js';
import {
  DAY_MS,
  type FirmsOfTests,
  firmsOfTests,
  type FreshFirm,
} from '../support/audit-rounds.js';
import { auditedCluster } from '../support/audited-cluster.js';
import { AUDITS, signInAs } from '../support/audits.js';
import { travel } from '../support/claim-journeys.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import { refusal } from '../support/hub-requests.js';

const FORBIDDEN = 403;
const CONFLICT = 409;
const UNFIT = 422;
/** Figures over fewer firms are held back. */
const LEAST = 5;
const PLACE = { country: 'IT', nuts1: 'ITH', naceSection: 'C' };
const OBSERVATORY = '/api/v1/observatory';

let cluster: Cluster;
let firms: FirmsOfTests;
let officer: Agent;
/** Audits of one firm and of five. */
let few: string;
let enough: string;
let told: readonly FreshFirm[];

beforeAll(async () => {
  cluster = await setup();
  firms = await firmsOfTests(cluster);
  officer = cluster.hub.first;
  few = (await auditedCluster(cluster, [await firms.next()])).auditId;
  const fresh: FreshFirm[] = [];
  for (let n = 0; n < LEAST; n += 1) fresh.push(await firms.next());
  told = fresh;
  enough = (await auditedCluster(cluster, told)).auditId;
});
afterAll(() => cluster.close());

const tell = (agent: Agent, id: string, place: object = PLACE) =>
  agent.post(`${AUDITS}/${id}/summary`).send(place);
const quarterOf = (at: Date) =>
  `${String(at.getUTCFullYear())}-Q${String(Math.floor(at.getUTCMonth() / 3) + 1)}`;

it('tells nothing of fewer than five firms, for nobody but officers, of no wrong place', async () => {
  expect(refusal(await tell(officer, few))).toEqual([CONFLICT, 'audit-summary.held-back']);
  const manager = await cluster.hub.as('manager');
  for (const agent of [manager, told[0]!.agent])
    expect(refusal(await tell(agent, enough))).toEqual([FORBIDDEN, 'role.missing']);
  expect(refusal(await tell(officer, enough, { ...PLACE, country: 'FR' }))).toEqual([
    UNFIT,
    'audit-summary.other-country',
  ]);
  const unsaid = await officer.get(`${AUDITS}/${enough}/summary`);
  expect(refusal(unsaid)).toEqual([404, 'audit-summary.unknown']);
});

it('tells of a year once, and the registry hears the same words over the bus', async () => {
  const first = (await tell(officer, enough).expect(200)).body as ToldAuditSummary;
  expect(validate('http/told-audit-summary', first)).toEqual([]);
  expect(first.summary).toMatchObject({ ...PLACE, firms: LEAST, gaps: [] });
  const again = await tell(officer, enough, { ...PLACE, naceSection: 'G' }).expect(200);
  expect(again.body).toEqual(first);
  expect((await officer.get(`${AUDITS}/${enough}/summary`).expect(200)).body).toEqual(first);
  expect(refusal(await tell(officer, few))).toEqual([CONFLICT, 'audit-summary.year-told']);

  const db = cluster.registry.app.get(DataSource, { strict: false });
  const row = await eventually(async () => {
    const rows = await db.query<{ origin: string; content: string }[]>(
      'SELECT origin, content FROM audit_summary',
    );
    return rows[0];
  });
  expect(row.origin).toBe(cluster.hub.config.origin);
  expect(JSON.parse(row.content)).toEqual(first.summary);
  for (const { firmId, name } of told)
    for (const secret of [firmId, name]) expect(row.content).not.toContain(secret);
});

it('freezes a quarter that is over, with everything of a single hub hidden and counted', async () => {
  const { registry } = cluster;
  const quarter = quarterOf(new Date());
  const freeze = (agent: Agent) => agent.post(OBSERVATORY).send({ quarter });
  expect(refusal(await freeze(registry.first))).toEqual([CONFLICT, 'observatory.not-over']);
  const { email } = (await registry.first.get('/api/v1/me').expect(200)).body as Account;
  const clock = registry.app.get(Clock, { strict: false });
  const now = Date.now();
  try {
    travel({ now: endOfQuarter(quarter).getTime() + DAY_MS }, clock);
    const administrator = await signInAs(email, registry.url);
    const release = (await freeze(administrator).expect(200)).body as ObservatoryRelease;
    expect(validate('http/observatory-release', release)).toEqual([]);
    expect(release).toMatchObject({ quarter, firms: null });
    expect(release.tables.map(({ columns, cells, hidden }) => [columns, cells, hidden])).toEqual([
      ['none', [], 1],
      ['cluster-type', [], 1],
      ['nace-section', [], 1],
      ['nuts-1', [], 1],
    ]);
    expect(release.skills).toEqual({ lines: [], hidden: 0, cut: 0 });
    expect((await freeze(administrator).expect(200)).body).toEqual(release);
    const path = `${OBSERVATORY}/${quarter}`;
    expect((await registry.anyone.get(path).expect(200)).body).toEqual(release);
    const csv = await registry.anyone.get(`${path}/cells.csv`).expect(200);
    expect(csv.text).not.toContain('ITH');
    const skills = await registry.anyone.get(`${path}/skills.csv`).expect(200);
    expect(skills.text).toBe('standard,title,country,hubs,firms,needed,able,lacking\r\n');
    const unknown = await registry.anyone.get(`${OBSERVATORY}/2020-Q1/skills.csv`);
    expect(refusal(unknown)).toEqual([404, 'observatory.unknown']);
    const listed = (await registry.anyone.get(OBSERVATORY).expect(200)).body as ObservatoryReleases;
    expect(listed.releases.map((one) => one.quarter)).toEqual([quarter]);
  } finally {
    travel({ now }, clock);
  }
});
