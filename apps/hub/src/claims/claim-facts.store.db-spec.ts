import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { openDataSource } from '#platform/database/database.module.js';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { hubTables } from '../hub.module.js';
import { MandatesStore } from '../mandates/mandates.store.js';
import { FirmStaffStore } from '../members/firm-staff.store.js';
import { ClaimFactsStore } from './claim-facts.store.js';

const STANDARD = 'https://hub.example/standards/stitching/v1.0';
const day = (of: number) => new Date(Date.UTC(2026, 0, of, 12));

async function openHub(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'hub', {
    entities: hubTables.flatMap(({ entities = [] }) => entities) as never,
    migrations: hubTables.flatMap(({ migrations }) => migrations) as never,
  });
  const [firm, intent] = [randomUUID(), randomUUID()];
  await db.query(`INSERT INTO firm VALUES ($1, 'sole', 'Suole', 'soles', 'Stra', 12)`, [firm]);
  await db.query(`INSERT INTO firm VALUES ($1, 'box', 'Scatole', 'boxes', 'Stra', 3)`, [
    randomUUID(),
  ]);
  await db.query(`INSERT INTO ledger_log VALUES (1, 'hub.example/ledger', 'own', 'key', $1)`, [
    day(1),
  ]);
  await db.query(`INSERT INTO ledger_intent VALUES ($1, 1, '\\x01', true)`, [intent]);
  await db.query(
    `INSERT INTO local_standard VALUES ($1, 'stitching', '1.0', 'en', '\\x7b7d', $2, $3, $4)`,
    [STANDARD, 'A'.repeat(43), day(1), intent],
  );
  const close = async () => {
    await db.destroy();
    await drop();
  };
  return { db, firm, close };
}

/** Rows as the hub writes them; the rules about them are tested elsewhere. */
function setup({ db, firm }: { readonly db: DataSource; readonly firm: string }) {
  const person = async () => {
    const id = randomUUID();
    await db.query(`INSERT INTO person VALUES ($1, $2, $3, 'Ada', 'Rossi', $2)`, [id, id, firm]);
    return id;
  };
  const claim = async (personId: string, state: string, credential: string | null = null) => {
    const id = randomUUID();
    await db.query(
      `INSERT INTO claim (id, person_id, standard, level, state, opened_at, consented_at,
         credential_id) VALUES ($1, $2, $3, 2, $4, $5, $5, $6)`,
      [id, personId, STANDARD, state, day(1), credential],
    );
    return id;
  };
  const event = (id: string, [from, to]: readonly [string | null, string], at: Date) =>
    db.query(
      `INSERT INTO claim_event (claim_id, command, from_state, to_state, account_id, at)
       VALUES ($1, 'document', $2, $3, $4, $5)`,
      [id, from, to, randomUUID(), at],
    );
  const judgement = (id: string, turn: number, assessor: string, level: number | null) =>
    db.query(
      `INSERT INTO assessment (claim_id, turn, assessor_id, tie, assigned_at, submitted_at, outcome,
         methods, judgement, level_reached, grade)
       VALUES ($1, $2, $3, 'none', $4, $5, 'met', '{}', '{}', $6, $7)`,
      [id, turn, assessor, day(2), day(10 + turn), level, level === null ? null : 'B'],
    );
  const note = (id: string, kind: string, body: object) =>
    db.query('INSERT INTO claim_note (claim_id, kind, at, body) VALUES ($1, $2, $3, $4)', [
      ...[id, kind, day(20), JSON.stringify(body)],
    ]);
  const store = new ClaimFactsStore(db);
  const factOf = async (id: string) => (await store.read('all')).find((fact) => fact.id === id);
  return { person, claim, event, judgement, note, store, factOf };
}

describeDatabases('facts of claims', (kind) => {
  let hub: Awaited<ReturnType<typeof openHub>>;
  beforeAll(async () => {
    hub = await openHub(kind);
  });
  afterAll(() => hub.close());

  it('are when evidence was first there, and judgements in the order of turns', async () => {
    const { person, claim, event, judgement, note, factOf } = setup(hub);
    const [ada, bea, caro] = [await person(), await person(), await person()];
    const id = await claim(ada, 'moderating');
    await event(id, [null, 'enquiry'], day(1));
    expect(await factOf(id)).not.toHaveProperty('requestedAt');
    await event(id, ['identified', 'documented'], day(3));
    await event(id, ['assessing', 'documented'], day(6));
    await judgement(id, 2, caro, null);
    await judgement(id, 1, bea, 2);
    // Assigned, not judged yet.
    await hub.db.query(
      `INSERT INTO assessment (claim_id, turn, assessor_id, tie, assigned_at)
       VALUES ($1, 3, $2, 'none', $3)`,
      [id, await person(), day(15)],
    );
    expect(await factOf(id)).toEqual({
      ...{ id, person: ada, standard: STANDARD, level: 2, requestedAt: day(3) },
      ...{ stated: false, certified: false, appealed: false },
      judgements: [
        { turn: 1, assessor: bea, tie: 'none', at: day(11), level: 2, grade: 'B' },
        { turn: 2, assessor: caro, tie: 'none', at: day(12), level: 0 },
      ],
    });
    await note(id, 'decision', { how: 'moderation', levelReached: null, grade: null });
    expect(await factOf(id)).not.toHaveProperty('grade');
  });

  it('are whether an appeal reached more than was decided before it', async () => {
    const { person, claim, note, factOf } = setup(hub);
    const appealed = async (before: number | null, after?: number | null) => {
      const id = await claim(await person(), 'appealed');
      await note(id, 'decision', { how: 'assessment', levelReached: before, grade: 'C' });
      await note(id, 'appeal', { grounds: 'It is on the second photo.' });
      if (after !== undefined)
        await note(id, 'decision', { how: 'appeal', levelReached: after, grade: 'A' });
      const fact = await factOf(id);
      return [fact?.appealed, fact?.upheld, fact?.grade];
    };
    expect(await appealed(1, 2)).toEqual([true, true, 'A']);
    expect(await appealed(null, 1)).toEqual([true, true, 'A']);
    expect(await appealed(2, 2)).toEqual([true, false, 'A']);
    expect(await appealed(1, null)).toEqual([true, false, 'A']);
    expect(await appealed(1)).toEqual([true, undefined, 'C']);
  });

  it('are whether it was entered from a file, and certified', async () => {
    const { person, claim, event, factOf } = setup(hub);
    const stated = await claim(await person(), 'certified', randomUUID());
    await event(stated, [null, 'documented'], day(1));
    await event(stated, ['documented', 'certified'], day(1));
    expect(await factOf(stated)).toMatchObject({ stated: true, certified: true });
    const judged = await claim(await person(), 'certified', randomUUID());
    await event(judged, ['offered', 'certified'], day(9));
    expect(await factOf(judged)).toMatchObject({ stated: false, certified: true });
  });

  it('can be those of people whom several judged, on one claim or on two', async () => {
    const { person, claim, judgement, store } = setup(hub);
    const [ada, bea, caro, dino] = [await person(), await person(), await person(), await person()];
    const once = await claim(ada, 'offered');
    await judgement(once, 1, caro, 2);
    const first = await claim(bea, 'closed');
    await judgement(first, 1, caro, 2);
    const later = await claim(bea, 'offered');
    await judgement(later, 1, dino, 2);
    const ids = (await store.read('judged-by-several')).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([first, later]));
    expect(ids).not.toContain(once);
  });

  it('stand beside the size of the firms, and who may assess on a day', async () => {
    const { person } = setup(hub);
    const staff = new FirmStaffStore(hub.db);
    expect(await staff.totals()).toEqual({ firms: 2, employees: 15 });
    const mandates = new MandatesStore(hub.db);
    const grant = async (from: string, to: string, over: { left?: boolean; ended?: Date } = {}) => {
      const id = await person();
      await hub.db.query(
        `INSERT INTO mandate (id, person_id, scope, max_level, methods, languages, from_day, to_day,
           ended_at) VALUES ($1, $2, '{}', 5, '{}', '{}', $3, $4, $5)`,
        [randomUUID(), id, from, to, over.ended ?? null],
      );
      if (over.left)
        await hub.db.query('UPDATE person SET left_at = $2 WHERE id = $1', [id, day(1)]);
      return id;
    };
    const ada = await grant('2026-01-05', '2026-01-05');
    await grant('2026-01-01', '2026-01-04');
    await grant('2026-01-06', '2026-02-01');
    await grant('2026-01-01', '2026-02-01', { ended: day(4) });
    await grant('2026-01-01', '2026-02-01', { left: true });
    expect(await mandates.countAssessors(day(5))).toBe(1);
    expect(await mandates.countAssessors(day(3))).toBe(2);
    expect(await staff.firmsOf([ada, randomUUID()])).toEqual(new Map([[ada, hub.firm]]));
  });
});
