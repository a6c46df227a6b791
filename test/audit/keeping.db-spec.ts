import { randomBytes, randomUUID } from 'node:crypto';
import { Clock } from '#platform/clock.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import type { DataSource } from 'typeorm';
import { AnswersKeeping } from '../../apps/hub/src/audit-rounds/answers-keeping.service.js';
import { AnswersKeepingStore } from '../../apps/hub/src/audit-rounds/answers-keeping.store.js';
import { AuditAnswersStore } from '../../apps/hub/src/audit-rounds/audit-answers.store.js';
import { AuditRoundsStore } from '../../apps/hub/src/audit-rounds/audit-rounds.store.js';
import { AuditKeysStore } from '../../apps/hub/src/audits/audit-keys.store.js';
import { AuditsStore } from '../../apps/hub/src/audits/audits.store.js';
import { InputsKeeping } from '../../apps/hub/src/audits/inputs-keeping.service.js';
import { InputsKeepingStore } from '../../apps/hub/src/audits/inputs-keeping.store.js';
import { hubSchema } from '../../apps/hub/src/hub.module.js';
import { type TwoRoles, twoRoles } from '../support/app-role.js';
import { requirement } from '../support/requirements.js';

const CLOSED = new Date('2026-01-31T10:00:00Z');
const AUDITED = new Date('2026-02-02T10:00:00Z');
/** A month without a 31st: the answers are kept until its last day. */
const ANSWERS_END = new Date('2027-02-28T10:00:00Z');
const INPUT_END = new Date('2027-03-02T10:00:00Z');
const MONTHS = 13;
const DENIED = { code: '42501' };
const SNAPSHOT = JSON.stringify({
  kind: 'firm',
  input: { learning: { respondents: [{ id: 'r1', answers: { IGI1: 3 } }, { id: 'r2' }] } },
  citations: { credentials: [{ id: 'urn:uuid:1', leafIndex: '7' }] },
});

const before = (moment: Date) => new Date(moment.getTime() - 1);

/** The services of one process of the hub, with a clock of its own. */
function processOn(db: DataSource) {
  const clock = new Clock();
  const [rounds, answers] = [new AuditRoundsStore(db), new AuditAnswersStore(db)];
  const store = new AnswersKeepingStore(db);
  const keeping = new AnswersKeeping(rounds, answers, store, clock, { auditAnswersMonths: MONTHS });
  const inputs = new InputsKeepingStore(db);
  const faults: unknown[] = [];
  const tell = (error: unknown) => {
    faults.push(error);
  };
  const at = (moment: Date) => {
    clock.now = () => moment;
  };
  return {
    ...{ faults, at, answers, rounds, keeping, inputs },
    endAnswers: () => keeping.endDue(tell),
    endInputs: () => new InputsKeeping(inputs, keeping, clock).endDue(tell),
  };
}

requirement('postgres').describe('the keeping of answers, in a process that owns no table', () => {
  let roles: TwoRoles;
  let db: DataSource;
  let other: DataSource;
  beforeAll(async () => {
    roles = await twoRoles();
    const owned = { ...hubSchema, owner: roles.owner };
    db = await openDataSource(roles.app, 'hub', owned);
    other = await openDataSource(roles.app, 'hub', owned);
    await db.query(`INSERT INTO ledger_log VALUES (1, 'hub.example/ledger', 'own', 'key', now())`);
  });
  afterAll(async () => {
    await db.destroy();
    await other.destroy();
    await roles.drop();
  });

  /** A closed round with two respondents, and its audit. */
  async function audited(over: { readonly input?: string; readonly keepMonths?: number } = {}) {
    const [firmId, roundId, auditId, intentId] = Array.from({ length: 4 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
    ];
    const { rounds, answers } = processOn(db);
    await db.query(`INSERT INTO firm VALUES ($1, $2, 'Suole', 'soles', 'Stra', 3)`, [
      firmId,
      firmId,
    ]);
    const round = {
      ...({ id: roundId, kind: 'firm', firmId, instrumentVersion: '0.1.0' } as const),
      ...{ createdAt: CLOSED, opensAt: before(CLOSED), closesAt: CLOSED },
      ...(over.keepMonths !== undefined && { keepMonths: over.keepMonths }),
    } as const;
    await rounds.atomically(async (m) => {
      await rounds.add(round, m);
      for (const answeredLastTime of [true, false]) {
        const one = { id: randomUUID(), roundId, stratum: 'employee', answeredLastTime } as const;
        await answers.submit({ ...one, answers: { IGI1: 3, IGI2: 'DK' } }, m);
      }
      await rounds.end(roundId, 'closed', CLOSED, m);
    });
    await db.query('INSERT INTO ledger_intent VALUES ($1, 1, $2, false)', [
      intentId,
      randomBytes(34),
    ]);
    const audit = {
      ...{ id: auditId, kind: 'firm', firmId, roundId, intentId, seed: 1, createdAt: AUDITED },
      versions: { engine: '1', instrument: '1', scoring: '1', prototypes: '1', rules: '1' },
      input: Buffer.from(over.input ?? SNAPSHOT),
      ...{ inputDigest: randomBytes(32), document: Buffer.from('{}'), digest: randomBytes(32) },
    };
    await inTransaction(db, async (m) => {
      await new AuditsStore(db).add(audit as never, m);
      await new AuditKeysStore(db).add(auditId, Buffer.from('wrapped'), m);
    });
    return { ...audit, wrapped: Buffer.from('wrapped') };
  }
  const countOf = async (roundId: string) => {
    const [row] = await db.query<{ people: number; answers: number }[]>(
      `SELECT (SELECT count(*)::int FROM audit_respondent WHERE round_id = $1) AS people,
         (SELECT count(*)::int FROM audit_answer a JOIN audit_respondent r
            ON r.id = a.respondent_id WHERE r.round_id = $1) AS answers`,
      [roundId],
    );
    return row;
  };
  const WHOLE = { people: 2, answers: 4 };

  it('ends to the millisecond, and leaves the result, its key and what others rest on', async () => {
    const { id, roundId, input, wrapped, ...kept } = await audited();
    const hub = processOn(db);
    hub.at(before(ANSWERS_END));
    expect([await hub.endAnswers(), await hub.endInputs()]).toEqual([0, 0]);
    hub.at(ANSWERS_END);
    expect([await hub.endAnswers(), await hub.endInputs()]).toEqual([1, 0]);
    expect(await countOf(roundId)).toEqual({ people: 0, answers: 0 });
    hub.at(before(INPUT_END));
    expect(await hub.endInputs()).toBe(0);
    expect((await new AuditsStore(db).find(id))?.input).toEqual(input);
    hub.at(INPUT_END);
    expect([await hub.endInputs(), await hub.endInputs()]).toEqual([1, 0]);
    const found = await new AuditsStore(db).find(id);
    expect(found).toEqual({
      ...{ ...kept, id, roundId, firmName: 'Suole' },
      inputEnd: { endedAt: INPUT_END, facts: { answered: 2, credentials: 1 } },
    });
    expect(await new AuditKeysStore(db).find(id)).toEqual(wrapped);
    expect(await hub.answers.saidOf(roundId)).toEqual({ respondents: 2, yes: 1, no: 1 });
    expect((await hub.rounds.find(roundId))?.answersEndedAt).toEqual(ANSWERS_END);
    await expect(inTransaction(db, (m) => hub.keeping.hold(roundId, m))).rejects.toMatchObject({
      code: 'audit.input-not-kept',
    });
    expect(hub.faults).toEqual([]);
    // no copy stays in another table
    const tables = await db.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = current_schema() AND table_name LIKE 'audit%'`,
    );
    for (const { name } of tables) {
      const [row] = await db.query<{ text: string | null }[]>(
        `SELECT string_agg(t::text, chr(10)) AS text FROM "${name}" t`,
      );
      const text = row?.text ?? '';
      for (const secret of ['IGI1', Buffer.from('IGI1').toString('hex')])
        expect([name, text.includes(secret)]).toEqual([name, false]);
    }
  });

  it('is never longer than was told before people answered', async () => {
    const told = await audited({ keepMonths: 12 });
    const hub = processOn(db);
    hub.at(new Date('2027-01-31T10:00:00Z'));
    expect([await hub.endAnswers(), await hub.endInputs()]).toEqual([1, 0]);
    hub.at(new Date('2027-02-02T10:00:00Z'));
    expect(await hub.endInputs()).toBe(1);
    expect(await countOf(told.roundId)).toEqual({ people: 0, answers: 0 });
  });

  it('lets nothing else go, and nothing early, unwritten or by halves', async () => {
    const { id, roundId } = await audited();
    const [late, early] = ['2029-01-01T00:00:00Z', '2027-01-01T00:00:00Z'];
    const endInput = (at: string) =>
      `INSERT INTO audit_input_end (audit_id, ended_at, facts) VALUES ('${id}', '${at}', '{}')`;
    const endAnswers = (at: string) =>
      `INSERT INTO audit_answers_end VALUES ('${roundId}', '${at}', 2, 1, 1)`;
    const drop = `UPDATE audit SET input = NULL WHERE id = '${id}'`;
    const people = `DELETE FROM audit_respondent WHERE round_id = '${roundId}'`;
    const answers = `DELETE FROM audit_answer WHERE respondent_id IN
      (SELECT id FROM audit_respondent WHERE round_id = '${roundId}')`;
    for (const [words, ...statements] of [
      ['only its input goes, once its keeping has ended', drop],
      ['too early', endInput(early)],
      ['too early', endAnswers(early)],
      ['it is there', endInput(late)],
      ['it is there', endAnswers(late)],
      ['it is there', endAnswers(late), answers],
      ['its keeping goes on', answers],
      ['its keeping goes on', `${answers} AND item = 'IGI1'`],
      ['only its input goes', endInput(late), `UPDATE audit SET input = '' WHERE id = '${id}'`],
    ] as const) {
      const work = inTransaction(db, async (m) => {
        for (const statement of statements) await m.query(statement);
      });
      await expect(work).rejects.toThrow(words);
    }
    for (const statement of [
      'UPDATE audit SET digest = digest',
      'UPDATE audit SET document = document, input = NULL',
      'DELETE FROM audit',
      'TRUNCATE audit CASCADE',
      'UPDATE audit_answer SET code = code',
      'UPDATE audit_respondent SET stratum = stratum',
      'TRUNCATE audit_answer',
      ...['audit_input_end', 'audit_answers_end'].flatMap((table) => [
        `UPDATE ${table} SET ended_at = ended_at`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
      ]),
      `ALTER TABLE audit DISABLE TRIGGER ALL`,
    ])
      await expect(db.query(statement)).rejects.toMatchObject(DENIED);
    expect(await countOf(roundId)).toEqual(WHOLE);
    expect((await new AuditsStore(db).find(id))?.inputEnd).toBeUndefined();
    await expect(db.query(people)).rejects.toThrow();
    // a round that is called off still loses what was answered
    const run = processOn(db);
    const cancelled = randomUUID();
    const { firmId } = await audited();
    await run.rounds.atomically(async (m) => {
      const times = { createdAt: CLOSED, opensAt: before(CLOSED), closesAt: CLOSED };
      const round = { id: cancelled, kind: 'firm', firmId, instrumentVersion: '1' } as const;
      await run.rounds.add({ ...round, ...times }, m);
      const one = { id: randomUUID(), roundId: cancelled, stratum: 'owner' } as const;
      await run.answers.submit({ ...one, answers: { IGI1: 3 } }, m);
      await run.rounds.end(cancelled, 'cancelled', CLOSED, m);
      await run.answers.discardAnswersOf(cancelled, m);
    });
    expect(await countOf(cancelled)).toEqual({ people: 0, answers: 0 });
    run.at(INPUT_END);
    expect([await run.endAnswers(), await run.endInputs()]).toEqual([2, 2]);
  });

  it('goes on where a process died half way, and two at once end each thing once', async () => {
    const made = [];
    for (let n = 0; n < 8; n += 1) made.push(await audited());
    const [first] = made;
    if (!first) throw new Error('there are eight');
    const [one, two] = [processOn(db), processOn(other)];
    for (const hub of [one, two]) hub.at(INPUT_END);
    const died = one.inputs.atomically(async (m) => {
      expect(await one.inputs.end(first.id, INPUT_END, m)).toBe(true);
      await m.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    await expect(died).rejects.toThrow();
    expect((await new AuditsStore(other).find(first.id))?.input).toEqual(first.input);
    const rounds = await Promise.all([one.endAnswers(), two.endAnswers()]);
    const audits = await Promise.all([one.endInputs(), two.endInputs()]);
    expect([rounds[0] + rounds[1], audits[0] + audits[1]]).toEqual([8, 8]);
    expect([...one.faults, ...two.faults]).toEqual([]);
    for (const { roundId } of made)
      expect(await countOf(roundId)).toEqual({ people: 0, answers: 0 });
  });

  it('tells of an input that cannot be read, and ends all others', async () => {
    const broken = await audited({ input: '{"kind":' });
    const whole = await audited();
    const hub = processOn(db);
    hub.at(INPUT_END);
    expect([await hub.endAnswers(), await hub.endInputs()]).toEqual([2, 1]);
    expect(hub.faults).toEqual([expect.any(SyntaxError)]);
    const audits = new AuditsStore(db);
    expect((await audits.find(broken.id))?.input).toEqual(broken.input);
    expect((await audits.find(whole.id))?.input).toBeUndefined();
  });
});
