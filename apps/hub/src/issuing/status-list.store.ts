import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';

/** A status list as it was last signed. */
export interface StoredStatusList {
  /** 1 for the first one signed, one more each time. */
  readonly seq: number;
  readonly bits: Uint8Array;
  /** Exact text of the signed credential. */
  readonly credential: string;
}

/** The only list of a hub: 131,072 entries last a cluster for decades. */
export const LIST = 1;

/** Any number of our own: processes that start together sign the first list once. */
const FIRST_LIST_LOCK = 7312;

/** The status list of a hub and which of its entries are taken. */
@Injectable()
export class StatusListStore {
  constructor(private readonly db: DataSource) {}

  /** One after the other in all processes. */
  opening(work: (m: Transaction) => Promise<void>): Promise<void> {
    return inTransaction(this.db, async (m) => {
      await m.query('SELECT pg_advisory_xact_lock($1)', [FIRST_LIST_LOCK]);
      await work(m);
    });
  }

  async find(m: Transaction = this.db.manager): Promise<StoredStatusList | undefined> {
    const [row] = await m.query<StoredStatusList[]>(
      'SELECT seq, bits, credential FROM status_list WHERE list = $1',
      [LIST],
    );
    return row;
  }

  /** Holds the list until the transaction ends: two changes at once would each lose the other's bit. */
  async lock(m: Transaction): Promise<StoredStatusList> {
    const [row] = await m.query<StoredStatusList[]>(
      'SELECT seq, bits, credential FROM status_list WHERE list = $1 FOR UPDATE',
      [LIST],
    );
    if (!row) throw new Error('the status list is signed at the start');
    return row;
  }

  /** Writes the list that follows the one before it. */
  async save(list: StoredStatusList, intentId: string, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO status_list (list, seq, bits, credential, intent_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (list) DO UPDATE SET seq = excluded.seq, bits = excluded.bits,
         credential = excluded.credential, intent_id = excluded.intent_id`,
      [LIST, list.seq, Buffer.from(list.bits), list.credential, intentId],
    );
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
