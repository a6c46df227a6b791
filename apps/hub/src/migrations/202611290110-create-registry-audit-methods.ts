import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Methods of the audit that the registry's ledger released; `idx` is the leaf that a row comes from. */
export class CreateRegistryAuditMethods1795914600000 implements MigrationInterface {
  name = 'CreateRegistryAuditMethods1795914600000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE registry_audit_method (
        idx bigint PRIMARY KEY,
        content text NOT NULL
      )`);
    await q.query(`
      CREATE TRIGGER registry_audit_method_only_grows
      BEFORE UPDATE OR DELETE OR TRUNCATE ON registry_audit_method
      FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE registry_audit_method');
  }
}
