import type { MigrationInterface, QueryRunner } from 'typeorm';

/** References that each row of a batch paid for, with the column and the table they point to. */
const IMPLIED = [
  ['ledger_leaf', 'log_id', 'ledger_log'],
  ['ledger_leaf', 'intent_id', 'ledger_intent'],
  ['ledger_node', 'log_id', 'ledger_log'],
  ['ledger_tile', 'log_id', 'ledger_log'],
] as const;

/**
 * The append takes its log from the head, which references the log, and its intents from the queue,
 * whose rows reference the intents, in the same statement: what these references said is so without
 * them. Neither logs nor intents are ever deleted.
 */
export class DropImpliedReferences1795485600000 implements MigrationInterface {
  name = 'DropImpliedReferences1795485600000';

  async up(q: QueryRunner): Promise<void> {
    for (const [table, column] of IMPLIED)
      await q.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_${column}_fkey`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const [table, column, other] of IMPLIED)
      await q.query(`ALTER TABLE ${table} ADD FOREIGN KEY (${column}) REFERENCES ${other}`);
  }
}
