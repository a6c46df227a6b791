import 'reflect-metadata';
import { DataSource } from 'typeorm';
import type { AuditLink } from '#domain/generated/schemas.js';
import {
  ANSWERS,
  end,
  type FirmsOfTests,
  firmsOfTests,
  invite,
  look,
  open,
  plan,
  ROUNDS,
} from '../support/audit-rounds.js';
import { captureOutput } from '../support/captured-output.js';
import { CONFLICT, RULE } from '../support/claim-journeys.js';
import { type Agent, type Cluster, setup } from '../support/cluster.js';
import { dumpTables } from '../support/dump-database.js';
import { refusal } from '../support/hub-requests.js';

const UNKNOWN = 404;

let cluster: Cluster;
let firms: FirmsOfTests;
let anyone: Agent;

beforeAll(async () => {
  cluster = await setup({ accredited: false });
  firms = await firmsOfTests(cluster);
  ({ anyone } = cluster.hub);
});
afterAll(() => cluster.close());

const save = (token: string, answers: object, more: object = {}) =>
  anyone.post(`${ANSWERS}/saving`).send({ token, answers, ...more });
const submit = (token: string, body: object = {}) =>
  anyone.post(`${ANSWERS}/submission`).send({ token, ...body });
const tryOpening = (token: string) =>
  anyone.post(`${ANSWERS}/opening`).send({ token, language: 'en' });

it('nothing in the tables says who answered, or by which link, or when', async () => {
  const { agent } = await firms.next();
  const round = await plan(agent);
  const link = await invite(agent, round);
  const { token } = await open(anyone, link.token);
  await submit(token, { answers: { IGI1: 4 } }).expect(200);
  const db = cluster.hub.app.get(DataSource, { strict: false });
  const tables = await dumpTables(db, (table) => table.startsWith('hub.audit_'));
  expect(tables).toContain(round.id);
  for (const text of [link.token, token, 'Rossi', '@firm.example'])
    expect([text, tables.includes(text)]).toEqual([text, false]);
  const [columns] = await db.query<{ names: string[]; times: string[] }[]>(
    `SELECT array_agg(DISTINCT column_name::text) AS names,
       array_agg(DISTINCT table_name::text) FILTER (WHERE data_type LIKE 'timestamp%') AS times
     FROM information_schema.columns WHERE table_schema = 'hub' AND table_name IN
       ('audit_round', 'audit_invitation', 'audit_draft', 'audit_respondent', 'audit_answer')`,
  );
  expect(columns?.names.filter((name) => /person|account|name|mail/.test(name))).toEqual([]);
  // Only the round itself has times.
  expect(columns?.times).toEqual(['audit_round']);
  const answers = await dumpTables(db, (table) => /audit_(respondent|answer)$/.test(table));
  expect(answers).not.toContain(link.id);
  await end(agent, round);
  const [left] = await db.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM audit_invitation
     WHERE round_id = $1 AND num_nonnulls(link_digest, answer_digest) > 0`,
    [round.id],
  );
  expect(left?.count).toBe(0);
});

it('writes no token, answer or word of anybody into the log, also when it refuses', async () => {
  const { agent } = await firms.next();
  const round = await plan(agent);
  const output = captureOutput();
  const tokens: string[] = [];
  try {
    const link = await invite(agent, round);
    const { token } = await open(anyone, link.token);
    tokens.push(link.token, token);
    await save(token, { IGI1: 2 }).expect(200);
    await save(token, { IGI1: 7_777_777_777 }).expect(400);
    await save(token, { XXX1: 3 });
    await save(link.token, { IGI1: 3 });
    await anyone.post(`${ANSWERS}/saving?token=${token}`).send({ token, secret: 'my-own-words' });
    await submit(token).expect(200);
    await submit(token);
  } finally {
    output.stop();
  }
  for (const secret of [...tokens, '7777777777', 'my-own-words', 'IGI1', 'XXX1'])
    expect([secret, output.text().includes(secret)]).toEqual([secret, false]);
});

it('whoever handed out a link reads nothing of what is saved with it', async () => {
  const { agent } = await firms.next();
  const round = await plan(agent);
  const link = await invite(agent, round, { stratum: 'employee' });
  const first = await open(anyone, link.token);
  // Nothing is saved yet: opened on another device it begins there, and the first one ends.
  const { token } = await open(anyone, link.token);
  expect(refusal(await save(first.token, { IGI1: 1 }))).toEqual([UNKNOWN, 'audit-link.unknown']);
  expect(refusal(await save(link.token, { IGI1: 1 }))).toEqual([UNKNOWN, 'audit-link.unknown']);
  await save(token, { IGI1: 1 }).expect(200);
  expect(refusal(await tryOpening(link.token))).toEqual([CONFLICT, 'audit-link.in-use']);

  const path = `${ROUNDS}/${round.id}/invitations/${link.id}`;
  const renewed = (await agent.post(`${path}/renewal`).expect(201)).body as AuditLink;
  expect(renewed).toMatchObject({ id: link.id, number: link.number, form: link.form });
  for (const old of [link.token, token])
    expect(refusal(await tryOpening(old))).toEqual([UNKNOWN, 'audit-link.unknown']);
  const anew = await open(anyone, renewed.token);
  expect(anew.answers).toEqual({});
  for (let n = 0; n < 2; n++) await agent.post(`${path}/revocation`).expect(200);
  for (const old of [renewed.token, anew.token])
    expect(refusal(await tryOpening(old))).toEqual([UNKNOWN, 'audit-link.unknown']);
  expect(refusal(await agent.post(`${path}/renewal`))).toEqual([
    UNKNOWN,
    'audit-invitation.unknown',
  ]);
  expect(await look(agent, round)).toMatchObject({ invited: 0, opened: 0, submitted: 0 });
});

it('refuses hostile answers with a clear word, and keeps nothing of them', async () => {
  const { agent } = await firms.next(true);
  const round = await plan(agent);
  const link = await invite(agent, round);
  expect(link.form).toBe('short');
  const { token } = await open(anyone, link.token);
  await save(token, { IGI1: 2 }).expect(200);
  for (const code of [7, -1, 1.5, 1e9, '4', 'dk', '', true, [2], { code: 2 }])
    expect([code, refusal(await save(token, { IGI2: code }))]).toEqual([
      code,
      [400, 'body.invalid'],
    ]);
  for (const item of ['constructor', 'toString', 'IGI0', 'igi1', "IGI1'--", ''])
    expect([item, refusal(await save(token, { [item]: 1 }))]).toEqual([
      item,
      [400, 'body.invalid'],
    ]);
  // Items of the full form and of the cluster are known, but not asked here.
  for (const item of ['IGI3', 'C-HIS1', 'XXX1'])
    expect([item, refusal(await save(token, { IGI2: 1, [item]: 1 }))]).toEqual([
      item,
      [RULE, 'audit-answer.item-unknown'],
    ]);
  const raw = (text: string) =>
    anyone.post(`${ANSWERS}/saving`).set('content-type', 'application/json').send(text);
  const proto = `{"token":"${token}","answers":{"__proto__":{"IGI2":1}}}`;
  expect(refusal(await raw(proto))).toEqual([400, 'body.malformed']);
  const twice = `{"token":"${token}","answers":{"IGI2":1,"IGI2":2}}`;
  expect(refusal(await raw(twice))).toEqual([400, 'body.malformed']);
  const huge = `{"token":"${token}","answers":{"IGI2":"${'x'.repeat(10_000_000)}"}}`;
  expect(refusal(await raw(huge))).toEqual([413, 'body.too-large']);
  const many = Object.fromEntries(
    Array.from({ length: 90 }, (_, i) => [
      `${String.fromCharCode(65 + (i % 26))}AA${String(1 + Math.floor(i / 26))}`,
      1,
    ]),
  );
  expect(refusal(await save(token, many))).toEqual([400, 'body.invalid']);
  expect((await open(anyone, token)).answers).toEqual({ IGI1: 2 });
});

it('slows down whoever tries tokens', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 60 && statuses.at(-1) !== 429; n++)
    statuses.push((await tryOpening('AAAAAAAAAAAAAAAAAAAAAA')).status);
  expect(statuses.at(-1)).toBe(429);
});
