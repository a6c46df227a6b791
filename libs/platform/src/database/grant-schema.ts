import type { DataSource } from 'typeorm';

/**
 * Columns that may change in tables whose rows never go. The tables themselves are found by their
 * triggers, so that a table that only grows can never be granted more than SELECT and INSERT.
 */
const CHANGEABLE: Readonly<Record<string, readonly string[]>> = {
  ledger_log: ['closed_at', 'successor'],
  ledger_head: ['size', 'root', 'peaks'],
  ledger_publication: ['note', 'published_at', 'fresh_note', 'fresh_at'],
  ledger_body: ['bytes', 'erased_at'],
  // The reasons of a proposal may be erased (docs/design/erasure.md 2).
  mapping_proposal: ['rationale'],
  // What an audit was computed from goes when its keeping ends (docs/adr/0029).
  audit: ['input'],
  witness_state: ['size', 'root', 'note', 'cosigned_at'],
  // What was recorded of learning ends, is confirmed or loses its words (docs/design/audit.md 2.4).
  learning_version: ['about'],
  note_reading: ['person_id'],
  firm_exchange: ['about', 'confirmed_at', 'removed_at', 'removal_reason'],
  joint_plan: ['checked_on', 'finding', 'check_recorded_at', 'removed_at', 'removal_reason'],
  shared_course: ['removed_at', 'removal_reason'],
};

interface TableRow {
  readonly name: string;
  readonly only_grows: boolean;
  readonly keeps_rows: boolean;
  readonly never_changes: boolean;
}

const TABLES = `
  SELECT c.relname AS name,
    coalesce(bool_or(t.tgname LIKE '%\\_only\\_grows'), false) AS only_grows,
    coalesce(bool_or(t.tgname LIKE '%\\_keeps\\_rows'), false) AS keeps_rows,
    coalesce(bool_or(t.tgname LIKE '%\\_never\\_changes'), false) AS never_changes
  FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
  GROUP BY c.relname ORDER BY c.relname`;

/**
 * Lets a role work with the tables of the schema without owning them: what only grows can then not be
 * changed by it even without triggers, and no trigger can be switched off (docs/design/ledger.md 5).
 * Run by the owner after every migration. Throws for a role that could take the owner's place.
 */
export async function grantSchema(owner: DataSource, schema: string, role: string): Promise<void> {
  await refusePowerful(owner, role);
  const name = quote(role);
  await owner.query(`GRANT USAGE ON SCHEMA ${quote(schema)} TO ${name}`);
  await owner.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${quote(schema)} TO ${name}`);
  for (const table of await owner.query<TableRow[]>(TABLES)) {
    const on = `ON ${quote(schema)}.${quote(table.name)}`;
    // One statement string, one implicit transaction: the role never stands without its grants.
    await owner.query(
      `REVOKE ALL ${on} FROM ${name}; GRANT ${privilegesOf(table)} ${on} TO ${name}`,
    );
  }
}

function privilegesOf({ name, only_grows, keeps_rows, never_changes }: TableRow): string {
  // What was migrated is the owner's word: the app reads it, and starts or does not.
  if (name === 'migrations') return 'SELECT';
  if (only_grows) return 'SELECT, INSERT';
  if (never_changes) return 'SELECT, INSERT, DELETE';
  if (!keeps_rows) return 'SELECT, INSERT, UPDATE, DELETE';
  const columns = CHANGEABLE[name] ?? [];
  return ['SELECT', 'INSERT', ...columns.map((column) => `UPDATE (${column})`)].join(', ');
}

async function refusePowerful(owner: DataSource, role: string): Promise<void> {
  const [row] = await owner.query<{ powerful: boolean }[]>(
    `SELECT rolsuper OR rolcreaterole OR pg_has_role(rolname, current_user, 'MEMBER') AS powerful
     FROM pg_roles WHERE rolname = $1`,
    [role],
  );
  if (row?.powerful !== false)
    throw new Error(`the database role ${role} could take the place of the owner of the tables`);
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
