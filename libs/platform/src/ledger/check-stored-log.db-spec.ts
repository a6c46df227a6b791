import { describeDatabases } from '../../../../test/support/databases.js';
import { checkStoredLog } from './check-stored-log.sql.js';
import { openLedgerDatabase, someEntries, startedLedger } from './testing/ledger-under-test.js';

describeDatabases('checkStoredLog', (kind) => {
  /** 300 leaves behind the first one, a full tile among them; then an edit as only a superuser can. */
  async function after(edit: readonly string[]) {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    try {
      const { append, sequencer, publisher } = await startedLedger(db);
      await append(someEntries(300));
      while ((await sequencer.tick()) > 0);
      while ((await publisher.tick()) > 0);
      await append(someEntries(2, 300));
      for (const statement of edit) await db.query(statement);
      return await checkStoredLog(db);
    } finally {
      await db.destroy();
      await drop();
    }
  }
  const unlocked = (table: string, ...statements: string[]) => [
    `ALTER TABLE ${table} DISABLE TRIGGER USER`,
    ...statements,
  ];

  it('finds nothing in a ledger as it should be, with leaves that wait', async () => {
    expect(await after([])).toEqual([]);
  });

  it.each([
    ['I1', 'neither queued nor written', ['DELETE FROM ledger_queue']],
    [
      'I1',
      'still queued',
      ['INSERT INTO ledger_queue (intent_id) SELECT intent_id FROM ledger_leaf WHERE idx = 7'],
    ],
    [
      'I1',
      'other bytes than their intent',
      unlocked('ledger_intent', "UPDATE ledger_intent SET entry = 'x' WHERE NOT public"),
    ],
    ['I2', 'after a gap', unlocked('ledger_leaf', 'DELETE FROM ledger_leaf WHERE idx = 100')],
    [
      'I2',
      'without their last leaf',
      unlocked('ledger_leaf', 'DELETE FROM ledger_leaf WHERE idx = 300'),
    ],
    [
      'I2',
      'whose hash is not that of their entry',
      unlocked(
        'ledger_leaf',
        'ALTER TABLE ledger_leaf DROP CONSTRAINT ledger_leaf_check',
        "UPDATE ledger_leaf SET entry = 'x' WHERE idx = 5",
      ),
    ],
    ['I6', 'beyond the head', ["INSERT INTO ledger_publication SELECT 1, 999, 'note', now()"]],
    [
      'I6',
      'no beginning',
      unlocked(
        'ledger_tile',
        'UPDATE ledger_tile SET data = set_byte(data, 8, get_byte(data, 8) # 1)',
      ),
    ],
  ])('%s finds what is %s', async (invariant, detail, edit) => {
    const faults = await after(edit);
    expect(faults).toContainEqual({
      invariant,
      detail: expect.stringContaining(detail) as string,
    });
  });
});
