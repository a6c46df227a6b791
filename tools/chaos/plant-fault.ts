import pg from 'pg';

/**
 * Makes the fault a run has to find, as somebody who holds the database would: without triggers and
 * foreign keys. `loss` deletes an acknowledged credential, `rewrite` changes the last leaf.
 */
export async function plantFault(
  kind: 'loss' | 'rewrite',
  databaseUrl: string,
  credentialId: string,
): Promise<void> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await db.query('SET session_replication_role = replica');
    const { rowCount } =
      kind === 'loss'
        ? await db.query('DELETE FROM hub.credential WHERE id = $1', [credentialId])
        : await db.query(
            `UPDATE hub.ledger_leaf SET entry = '\\x01', hash = sha256('\\x0001'::bytea)
             WHERE log_id = 1 AND intent_id =
               (SELECT intent_id FROM hub.credential WHERE id = $1)`,
            [credentialId],
          );
    if (rowCount !== 1) throw new Error(`the ${kind} could not be planted`);
  } finally {
    await db.end();
  }
}
