import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { openDataSource } from '#platform/database/database.module.js';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import { hubTables } from '../hub.module.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import type { ClaimRecord } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';

const STANDARD = 'https://hub.example/standards/stitching/v1.0';
const at = new Date('2026-11-23T10:00:00Z');

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'hub', {
    entities: hubTables.flatMap(({ entities = [] }) => entities) as never,
    migrations: hubTables.flatMap(({ migrations }) => migrations) as never,
  });
  const people = { ada: randomUUID(), bea: randomUUID() };
  await seed(db, Object.values(people));
  const store = new ClaimsStore(db, new ClaimHistoryStore(db));
  const close = async () => {
    await db.destroy();
    await drop();
  };
  return { db, store, people, close };
}

/** The rows that a claim refers to, written bare: the rules about them are tested elsewhere. */
async function seed(db: DataSource, people: readonly string[]): Promise<void> {
  const [firm, intent] = [randomUUID(), randomUUID()];
  await db.query(`INSERT INTO firm VALUES ($1, 'sole', 'Suole', 'soles', 'Stra', 3)`, [firm]);
  for (const id of people)
    await db.query(`INSERT INTO person VALUES ($1, $2, $3, 'Ada', 'Rossi', $2)`, [id, id, firm]);
  await db.query(`INSERT INTO ledger_log VALUES (1, 'hub.example/ledger', 'own', 'key', $1)`, [at]);
  await db.query(`INSERT INTO ledger_intent VALUES ($1, 1, '\\x01', true)`, [intent]);
  await db.query(
    `INSERT INTO local_standard VALUES ($1, 'stitching', '1.0', 'en', '\\x7b7d', $2, $3, $4)`,
    [STANDARD, 'A'.repeat(43), at, intent],
  );
}

const claimOf = (personId: string, over: Partial<ClaimRecord> = {}): ClaimRecord => ({
  id: randomUUID(),
  personId,
  standard: STANDARD,
  level: 2,
  state: 'documented',
  openedAt: at,
  consentedAt: at,
  experiences: [],
  assessments: [],
  events: [],
  notes: [],
  ...over,
});

describeDatabases('claims', (kind) => {
  it('are open once for a person, standard and level, also in a race', async () => {
    const { store, people, close } = await setup(kind);
    try {
      const added = await Promise.all(
        [1, 2, 3, 4].map(() => store.atomically((m) => store.add(claimOf(people.ada), m))),
      );
      expect(added.filter(Boolean)).toHaveLength(1);
      expect(await store.concerning(people.ada)).toHaveLength(1);
      const others = [claimOf(people.ada, { level: 3 }), claimOf(people.bea)];
      for (const claim of others)
        expect(await store.atomically((m) => store.add(claim, m))).toBe(true);
    } finally {
      await close();
    }
  });

  it('may be opened again after one that was not met', async () => {
    const { store, people, close } = await setup(kind);
    try {
      const first = claimOf(people.ada);
      await store.atomically((m) => store.add(first, m));
      await store.atomically((m) => store.move(first.id, 'documented', 'not-met', m));
      expect(await store.atomically((m) => store.add(claimOf(people.ada), m))).toBe(true);
    } finally {
      await close();
    }
  });

  it('leave a state once, and tell the slower one where they are', async () => {
    const { store, people, close } = await setup(kind);
    try {
      const claim = claimOf(people.ada);
      await store.atomically((m) => store.add(claim, m));
      const moves = await Promise.allSettled(
        [1, 2, 3].map(() =>
          store.atomically((m) => store.move(claim.id, 'documented', 'assessing', m)),
        ),
      );
      const refused = moves.filter((move) => move.status === 'rejected');
      expect(refused).toHaveLength(2);
      for (const { reason } of refused)
        expect(reason).toMatchObject({
          code: 'claim.not-allowed-in-state',
          refusal: { expected: 'documented', got: 'assessing' },
        });
    } finally {
      await close();
    }
  });

  it('have one assessor in each turn, and nobody in both', async () => {
    const { store, people, close } = await setup(kind);
    try {
      const claim = claimOf(people.ada);
      await store.atomically((m) => store.add(claim, m));
      const assign = (turn: 1 | 2, assessorId: string) =>
        store.atomically((m) => store.assign(claim.id, { turn, assessorId, tie: 'none' }, at, m));
      expect(await assign(1, people.bea)).toBe(true);
      expect(await assign(1, people.ada)).toBe(false);
      expect(await assign(2, people.bea)).toBe(false);
      expect((await store.find(claim.id))?.assessments).toEqual([
        { turn: 1, assessorId: people.bea, tie: 'none', assignedAt: at },
      ]);
    } finally {
      await close();
    }
  });

  it('are certified only together with a credential', async () => {
    const { store, people, close } = await setup(kind);
    try {
      const claim = claimOf(people.ada, { state: 'offered' });
      await store.atomically((m) => store.add(claim, m));
      const certify = (credentialId?: string) =>
        store.atomically((m) => store.move(claim.id, 'offered', 'certified', m, credentialId));
      await expect(certify()).rejects.toThrow();
      expect((await store.find(claim.id))?.state).toBe('offered');
      const credentialId = randomUUID();
      await certify(credentialId);
      expect(await store.find(claim.id)).toMatchObject({ state: 'certified', credentialId });
    } finally {
      await close();
    }
  });

  it.each([
    'UPDATE claim_event SET to_state = from_state',
    'DELETE FROM claim_event',
    'TRUNCATE claim_event',
  ])('keep what was recorded: %s', async (statement) => {
    const { db, store, people, close } = await setup(kind);
    try {
      const claim = claimOf(people.ada);
      await store.atomically(async (m) => {
        await store.add(claim, m);
        const event = { claimId: claim.id, command: 'open', to: 'documented' } as const;
        await store.record({ ...event, accountId: randomUUID(), at }, m);
      });
      await expect(db.query(statement)).rejects.toThrow(/it only grows|only an erasure deletes/);
      expect(await db.query('SELECT to_state FROM claim_event')).toEqual([
        { to_state: 'documented' },
      ]);
    } finally {
      await close();
    }
  });
});
