import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE joint_plan (
    id uuid PRIMARY KEY,
    title text NOT NULL,
    made_on date NOT NULL,
    firms uuid[] NOT NULL CHECK (cardinality(firms) >= 2),
    recorded_at timestamptz NOT NULL,
    checked_on date CHECK (checked_on > made_on),
    finding text,
    check_recorded_at timestamptz,
    removed_at timestamptz,
    removal_reason text,
    CHECK (num_nulls(checked_on, finding, check_recorded_at) IN (0, 3)),
    CHECK ((removed_at IS NULL) = (removal_reason IS NULL))
  );
  CREATE TABLE shared_course (
    id uuid PRIMARY KEY,
    title text NOT NULL,
    standard text NOT NULL,
    cost int NOT NULL CHECK (cost >= 0),
    seats int NOT NULL CHECK (seats > 0),
    success int NOT NULL CHECK (success BETWEEN 1 AND 100),
    recorded_at timestamptz NOT NULL,
    removed_at timestamptz,
    removal_reason text,
    CHECK ((removed_at IS NULL) = (removal_reason IS NULL))
  );
  -- What may be spent on shared courses; the newest row holds.
  CREATE TABLE course_budget (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    amount int NOT NULL CHECK (amount >= 0)
  );
`;

/** Joint skills plans with their later check, and courses for several firms (docs/design/audit.md 4.6). */
export class CreateJointLearning1795903920000 implements MigrationInterface {
  name = 'CreateJointLearning1795903920000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(TABLES);
    await q.query(`
      CREATE TRIGGER course_budget_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON course_budget
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past();
      CREATE TRIGGER joint_plan_keeps_rows BEFORE DELETE OR TRUNCATE ON joint_plan
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past();
      CREATE TRIGGER joint_plan_is_checked_once BEFORE UPDATE ON joint_plan
        FOR EACH ROW WHEN (old.removed_at IS NOT NULL OR
          (old.checked_on IS NOT NULL AND (new.checked_on, new.finding, new.check_recorded_at)
            IS DISTINCT FROM (old.checked_on, old.finding, old.check_recorded_at)) OR
          (new.id, new.title, new.made_on, new.firms, new.recorded_at) IS DISTINCT FROM
          (old.id, old.title, old.made_on, old.firms, old.recorded_at))
        EXECUTE FUNCTION refuse_change_of_the_past();
      CREATE TRIGGER shared_course_keeps_rows BEFORE DELETE OR TRUNCATE ON shared_course
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past();
      CREATE TRIGGER shared_course_stays_what_it_is BEFORE UPDATE ON shared_course
        FOR EACH ROW WHEN (old.removed_at IS NOT NULL OR
          (new.id, new.title, new.standard, new.cost, new.seats, new.success, new.recorded_at)
          IS DISTINCT FROM
          (old.id, old.title, old.standard, old.cost, old.seats, old.success, old.recorded_at))
        EXECUTE FUNCTION refuse_change_of_the_past()`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE course_budget, shared_course, joint_plan');
  }
}
