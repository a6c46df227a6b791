import type { DataSource } from 'typeorm';

/** What came of feeding the dead letters once more. */
export interface ReplayOutcome {
  /** Records that are applied, held already, or waiting for a repair now. */
  readonly taken: number;
  /** Records that are refused again, or failed. */
  readonly refused: number;
  /** Why it ended early. */
  readonly failure: string | null;
}

/** A person asks for it; the follower that runs finds the row. */
export async function askForReplay(db: DataSource, id: string, at: Date): Promise<void> {
  await db.query('INSERT INTO dead_letter_replay (id, asked_at) VALUES ($1, $2)', [id, at]);
}

/** The oldest request that nobody has answered. */
export async function askedReplay(db: DataSource): Promise<string | undefined> {
  const [row] = await db.query<{ id: string }[]>(
    'SELECT id FROM dead_letter_replay WHERE done_at IS NULL ORDER BY asked_at LIMIT 1',
  );
  return row?.id;
}

/** Answers a request. */
export async function answerReplay(
  db: DataSource,
  id: string,
  { taken, refused, failure }: ReplayOutcome,
  at: Date,
): Promise<void> {
  await db.query(
    `UPDATE dead_letter_replay SET done_at = $2, taken = $3, refused = $4, failure = $5
     WHERE id = $1`,
    [id, at, taken, refused, failure],
  );
}

/** The answer, once there is one. */
export async function replayOutcome(
  db: DataSource,
  id: string,
): Promise<ReplayOutcome | undefined> {
  const [row] = await db.query<ReplayOutcome[]>(
    `SELECT taken, refused, failure FROM dead_letter_replay
     WHERE id = $1 AND done_at IS NOT NULL`,
    [id],
  );
  return row;
}
