import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may assess what. Assessors from before get a mandate for everything, three years from today. */
export class CreateMandates1795503600000 implements MigrationInterface {
  name = 'CreateMandates1795503600000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE mandate (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        scope text[] NOT NULL,
        max_level smallint NOT NULL CHECK (max_level BETWEEN 1 AND 5),
        methods text[] NOT NULL,
        languages text[] NOT NULL,
        from_day date NOT NULL,
        to_day date NOT NULL CHECK (to_day >= from_day),
        granted_by uuid,
        trained_at date,
        ended_at timestamptz
      );
      CREATE INDEX mandate_person ON mandate (person_id);
      CREATE TRIGGER mandate_not_of_the_erased BEFORE INSERT ON mandate
        FOR EACH ROW EXECUTE FUNCTION refuse_erased_person();
      CREATE FUNCTION mandate_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'a mandate is only ended or erased'; END $$;
      CREATE TRIGGER mandate_keeps_its_terms BEFORE UPDATE ON mandate
        FOR EACH ROW WHEN (
          (new.id, new.person_id, new.scope, new.max_level, new.methods, new.languages,
           new.from_day, new.to_day) IS DISTINCT FROM
          (old.id, old.person_id, old.scope, old.max_level, old.methods, old.languages,
           old.from_day, old.to_day)
          OR (old.ended_at IS NOT NULL AND new.ended_at IS DISTINCT FROM old.ended_at))
        EXECUTE FUNCTION mandate_refuse_change()`);
    await q.query(`
      INSERT INTO mandate (id, person_id, scope, max_level, methods, languages, from_day, to_day)
      SELECT gen_random_uuid(), p.id, '{}', 5, '{}', '{}',
        coalesce((SELECT min(a.assigned_at) FROM assessment a WHERE a.assessor_id = p.id), now()),
        now() + interval '3 years'
      FROM person p WHERE NOT p.erased AND (
        EXISTS (SELECT FROM account c WHERE c.person_id = p.id AND 'assessor' = ANY (c.roles))
        OR EXISTS (SELECT FROM assessment a WHERE a.assessor_id = p.id))`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE mandate');
    await q.query('DROP FUNCTION mandate_refuse_change()');
  }
}
