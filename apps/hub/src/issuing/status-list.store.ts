import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ListedCredential } from '#credentials/render-revocation-list.js';
import type { StatusOutput } from '#credentials/status-outputs.js';
import { emptyStates, type StatusStates, statesOf } from '#credentials/status-states.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** One form of the list as it was last signed. */
export interface SignedOutput {
  /** 1 for the first one signed, one more each time. */
  readonly seq: number;
  /** Exact text that is served. */
  readonly content: string;
}

/** The only list of a hub: 131,072 entries last a cluster for decades. */
export const LIST = 1;

/** Any number of our own: processes that start together sign the first list once. */
const FIRST_LIST_LOCK = 7312;

/** The status list of a hub, which of its entries are taken, and what is signed of it. */
@Injectable()
export class StatusListStore {
  constructor(private readonly db: DataSource) {}

  /** One after the other in all processes; the list is there afterwards. */
  opening(work: (m: Transaction) => Promise<void>): Promise<void> {
    return inTransaction(this.db, async (m) => {
      await m.query('SELECT pg_advisory_xact_lock($1)', [FIRST_LIST_LOCK]);
      await m.query(
        'INSERT INTO status_list (list, states) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [LIST, Buffer.from(emptyStates().bytes)],
      );
      await work(m);
    });
  }

  async output(
    name: StatusOutput,
    m: Transaction = this.db.manager,
  ): Promise<SignedOutput | undefined> {
    const [row] = await m.query<SignedOutput[]>(
      'SELECT seq, content FROM status_output WHERE name = $1',
      [name],
    );
    return row;
  }

  /** Holds the list until the transaction ends: two changes at once would each lose the other's. */
  async lock(m: Transaction): Promise<StatusStates> {
    const [row] = await m.query<{ states: Uint8Array }[]>(
      'SELECT states FROM status_list WHERE list = $1 FOR UPDATE',
      [LIST],
    );
    if (!row) throw new Error('the status list is there since the start');
    return statesOf(row.states);
  }

  async save({ bytes }: StatusStates, m: Transaction): Promise<void> {
    await m.query('UPDATE status_list SET states = $2 WHERE list = $1', [LIST, Buffer.from(bytes)]);
  }

  /** Writes the output that follows the one before it. */
  async saveOutput(
    name: StatusOutput,
    { seq, content }: SignedOutput,
    intentId: string,
    m: Transaction,
  ): Promise<void> {
    await m.query(
      `INSERT INTO status_output (name, seq, content, intent_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (name) DO UPDATE SET seq = excluded.seq, content = excluded.content,
         intent_id = excluded.intent_id`,
      [name, seq, content, intentId],
    );
  }

  /** All that the list of 1EdTech names. */
  listed(m: Transaction): Promise<ListedCredential[]> {
    return m.query<ListedCredential[]>(
      'SELECT credential AS id, status, reason_code AS "reasonCode" FROM status_listing',
    );
  }

  /** What the list of 1EdTech says of an entry from now on; nothing when nothing is given. */
  async list(index: number, listed: ListedCredential | undefined, m: Transaction): Promise<void> {
    await m.query('DELETE FROM status_listing WHERE idx = $1', [index]);
    if (listed)
      await m.query(
        `INSERT INTO status_listing (idx, credential, status, reason_code)
         VALUES ($1, $2, $3, $4)`,
        [index, listed.id, listed.status, listed.reasonCode],
      );
  }

  /**
   * Takes a person's credentials off the list of 1EdTech, but those that point to it: nobody looks
   * the others up there. Says whether any was on it.
   */
  async unlistOfPerson(personId: string, m: Transaction): Promise<boolean> {
    const gone = await m.query<unknown[]>(
      `WITH gone AS (DELETE FROM status_listing WHERE idx IN (
         SELECT status_index FROM credential WHERE person_id = $1
           AND record::json->'status'->>'method' IS DISTINCT FROM '1edtech') RETURNING idx)
       SELECT idx FROM gone`,
      [personId],
    );
    return gone.length > 0;
  }

  /** Takes an entry, or says that it is taken. Committed at once: the index goes into signed bytes. */
  async reserve(index: number): Promise<boolean> {
    const taken = await this.db.query<unknown[]>(
      'INSERT INTO status_index (list, idx) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING idx',
      [LIST, index],
    );
    return taken.length > 0;
  }
}
