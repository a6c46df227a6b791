import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { describeDatabases } from '../../../../test/support/databases.js';
import { checkOwnLog } from './check-own-log.js';
import {
  FrozenClock,
  ledgerOptions,
  ledgerParts,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';
import { startWitness } from './testing/witness-under-test.js';

const FLIP = (column: string) => `set_byte(${column}, 5, get_byte(${column}, 5) # 1)`;
/** Another letter, so that the note keeps its form. */
const FLIP_TEXT = (column: string, at: string) =>
  `overlay(${column} placing CASE substr(${column}, ${at}, 1) WHEN 'A' THEN 'B' ELSE 'A' END FROM ${at} FOR 1)`;
const LATE = 'length(note) - 12';

/** A superuser's edit of one row, and what the alarm says. */
const EDITS: readonly [what: string, sql: string, alarm: string][] = [
  [
    'an entry',
    `UPDATE ledger_leaf SET entry = ${FLIP('entry')} WHERE idx = 300`,
    'ledger_leaf index 300: entry and hash differ',
  ],
  [
    'a leaf hash',
    `UPDATE ledger_leaf SET hash = ${FLIP('hash')} WHERE idx = 77`,
    'ledger_leaf index 77: entry and hash differ',
  ],
  [
    'an entry with its hash',
    `UPDATE ledger_leaf SET entry = 'x', hash = sha256('\\x00'::bytea || 'x') WHERE idx = 5`,
    'ledger_leaf index 5: the entry is not that of its intent',
  ],
  [
    'an entry with its hash and its intent',
    `WITH i AS (UPDATE ledger_intent SET entry = 'x' WHERE id = (
       SELECT intent_id FROM ledger_leaf WHERE idx = 5))
     UPDATE ledger_leaf SET entry = 'x', hash = sha256('\\x00'::bytea || 'x') WHERE idx = 5`,
    'ledger_node level 1 index 0: it is not what the entries give',
  ],
  [
    'a node',
    `UPDATE ledger_node SET hash = ${FLIP('hash')} WHERE idx = 1`,
    'ledger_node level 1 index 1: it is not what the entries give',
  ],
  [
    'a tile',
    `UPDATE ledger_tile SET data = ${FLIP('data')} WHERE idx = 1`,
    'ledger_tile level 0 index 1: it is not what the entries give',
  ],
  [
    'a batch root',
    `UPDATE ledger_batch SET root = ${FLIP('root')} WHERE size = 601`,
    'ledger_batch size 601: it has another root',
  ],
  [
    'the signature of a note',
    `UPDATE ledger_checkpoint SET note = ${FLIP_TEXT('note', LATE)} WHERE size = 601`,
    'ledger_checkpoint size 601: a signature of a known key is bad',
  ],
  [
    'the size in a note',
    `UPDATE ledger_checkpoint SET note = replace(note, E'\\n601\\n', E'\\n600\\n') WHERE size = 601`,
    'ledger_checkpoint size 601: the note is of another tree',
  ],
  [
    'a cosignature of a published note',
    `UPDATE ledger_publication SET note = ${FLIP_TEXT('note', LATE)} WHERE size = 601`,
    'ledger_publication size 601: a signature of a known key is bad',
  ],
  [
    'the peaks',
    `UPDATE ledger_head SET peaks = ${FLIP('peaks')}`,
    'ledger_head size 651: the peaks are not those of the entries',
  ],
  [
    'a leaf away',
    'DELETE FROM ledger_leaf WHERE idx = 400',
    'ledger_leaf size 651: 650 rows, not 651',
  ],
  [
    'the entry of the last leaf',
    `UPDATE ledger_leaf SET entry = ${FLIP('entry')} WHERE idx = 650`,
    'ledger_leaf index 650: entry and hash differ',
  ],
  [
    'the last leaf away',
    'DELETE FROM ledger_leaf WHERE idx = 650',
    'ledger_leaf size 651: 650 rows, not 651',
  ],
  [
    'the last note',
    `UPDATE ledger_checkpoint SET note = ${FLIP_TEXT('note', LATE)} WHERE size = 651`,
    'ledger_checkpoint size 651: a signature of a known key is bad',
  ],
  [
    'a node too much',
    `INSERT INTO ledger_node (log_id, lvl, idx, hash) VALUES (1, 1, 2, sha256('x'))`,
    'ledger_node size 651: 3 rows, not 2',
  ],
];

/** What the next start finds already: the right edge of the tree and the last note. */
const AT_START: Readonly<Record<string, string>> = {
  'a node': 'the leaves give another root',
  'the peaks': 'the peaks give another root',
  'the entry of the last leaf': 'the entry at 650 does not have its hash',
  'the last leaf away': 'has no hash at level 0, index 650',
  'the last note': 'bad',
};

describeDatabases('a flipped bit', (kind) => {
  it('is found by the self-audit, which names the row and makes the ledger read-only', async () => {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    const clock = new FrozenClock();
    const open = ledgerOptions();
    const witness = await startWitness(database, open.signers[0].verifier, clock);
    const options = { ...open, policy: witness.policy };
    const said = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    try {
      const { append, sequencer, publisher, audit, state } = await startedLedger(
        db,
        options,
        clock,
      );
      for (const [count, from] of [
        [600, 0],
        [50, 1000],
      ] as const) {
        await append(someEntries(count, from));
        await sequencer.tick();
        await publisher.tick();
      }
      for (const table of [
        'leaf',
        'intent',
        'node',
        'tile',
        'batch',
        'checkpoint',
        'publication',
        'head',
      ])
        await db.query(`ALTER TABLE ledger_${table} DISABLE TRIGGER USER`);
      await db.query('ALTER TABLE ledger_leaf DROP CONSTRAINT ledger_leaf_check');
      expect(await audit.tick()).toBe('idle');
      expect(state.readOnly).toBeUndefined();
      for (const [what, sql, alarm] of EDITS) {
        // everything the edit touches is put back afterwards
        const runner = db.createQueryRunner();
        await runner.startTransaction();
        try {
          await runner.query(sql);
          const edited = new Proxy(db, {
            get: (target, name) =>
              name === 'query'
                ? (text: string, values?: unknown[]) => runner.query(text, values)
                : (Reflect.get(target, name) as unknown),
          });
          const parts = ledgerParts(edited, options, clock);
          while ((await parts.audit.tick()) === 'busy');
          expect([what, parts.state.readOnly]).toEqual([
            what,
            `ledger.self-audit-failed: ${alarm}`,
          ]);
          const atStart = AT_START[what];
          const start = checkOwnLog(edited);
          if (atStart === undefined) await start;
          else await expect(start).rejects.toThrow(atStart);
        } finally {
          await runner.rollbackTransaction();
          await runner.release();
        }
      }
      expect(said).toHaveBeenCalledWith(
        'ledger.self-audit-failed: ledger_tile level 0 index 1: it is not what the entries give',
      );
    } finally {
      said.mockRestore();
      await witness.close();
      await db.destroy();
      await drop();
    }
  });
});
