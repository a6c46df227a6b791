import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the registry decided can be written again from its ledger, which names no account: who
 * decided, and the words of an expert, stay in the database that lost them.
 */
export class RebuildFromLedger1795897200000 implements MigrationInterface {
  name = 'RebuildFromLedger1795897200000';

  async up(q: QueryRunner): Promise<void> {
    const [check] = (await q.query(
      `SELECT conname FROM pg_constraint WHERE conrelid = 'accreditation_decision'::regclass
       AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%evidence_id%'`,
    )) as { conname: string }[];
    if (!check) throw new Error('the check of who decides is not there');
    // An administrator decides, or evidence does, never both; of a rebuilt decision nobody knows.
    await q.query(`
      ALTER TABLE accreditation_decision
        DROP CONSTRAINT "${check.conname}",
        ADD CONSTRAINT accreditation_decision_one_decides
          CHECK (decided_by IS NULL OR evidence_id IS NULL)`);
    await q.query(`
      ALTER TABLE mapping
        ALTER COLUMN rationale DROP NOT NULL, ALTER COLUMN confirmed_by DROP NOT NULL`);
    // The leaf that enters the hub; null for one entered before there were such leaves.
    await q.query('ALTER TABLE hub ADD COLUMN intent_id uuid UNIQUE');
    await q.query(`
      UPDATE hub h SET intent_id = i.id FROM ledger_intent i
      WHERE i.public
        AND position(convert_to('"type":"eu.guildmark.hub.registered.v1"', 'UTF8') IN i.entry) > 0
        AND position(convert_to('"hub":"' || h.did || '"', 'UTF8') IN i.entry) > 0`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE hub DROP COLUMN intent_id');
    await q.query(
      'ALTER TABLE accreditation_decision DROP CONSTRAINT accreditation_decision_one_decides',
    );
  }
}
