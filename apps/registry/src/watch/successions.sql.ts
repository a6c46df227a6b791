import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/database/in-transaction.js';
import { rootAt } from '#platform/ledger/read-hashes.sql.js';

/** The finding on a predecessor that cannot be proven. */
export const UNPROVEN = 'ledger.predecessor-unproven';

/** What the mirror of a predecessor says. */
export interface PredecessorMirror {
  /** At the size that was asked for. */
  readonly root: Buffer;
  /** Of its newest note. */
  readonly lastEntry: Buffer;
}

/** Which mirrored ledger follows which. */
@Injectable()
export class Successions {
  constructor(private readonly db: DataSource) {}

  /**
   * The first entry of a mirror under a note; undefined when it is recorded as a successor already,
   * or an administrator has resolved the finding on it.
   */
  async unjudgedFirstEntry(origin: string): Promise<Buffer | undefined> {
    const [row] = await this.db.query<{ entry: Buffer }[]>(
      `SELECT f.entry FROM ledger_log l JOIN ledger_leaf f ON f.log_id = l.log_id AND f.idx = 0
       WHERE l.origin = $1 AND l.kind = 'mirror'
         AND EXISTS (SELECT FROM ledger_publication p WHERE p.log_id = l.log_id AND p.size > 0)
         AND NOT EXISTS (SELECT FROM ledger_log p WHERE p.successor = l.origin)
         AND NOT EXISTS (SELECT FROM mirror_finding m WHERE m.origin = l.origin AND m.idx = 0
           AND m.code = '${UNPROVEN}' AND m.resolved_at IS NOT NULL)`,
      [origin],
    );
    return row?.entry;
  }

  /** Undefined when no note of the mirror covers the size. */
  async mirrorOf(origin: string, size: number): Promise<PredecessorMirror | undefined> {
    const [row] = await this.db.query<{ log_id: number; entry: Buffer }[]>(
      `SELECT l.log_id, e.entry FROM ledger_log l
       JOIN LATERAL (SELECT max(size) AS size FROM ledger_publication p
         WHERE p.log_id = l.log_id) n ON n.size >= $2
       JOIN ledger_leaf e ON e.log_id = l.log_id AND e.idx = n.size - 1
       WHERE l.origin = $1 AND l.kind = 'mirror'`,
      [origin, size],
    );
    return row && { root: await rootAt(this.db, row.log_id, size), lastEntry: row.entry };
  }

  /** False when the predecessor has a successor already: the first one stays. */
  async link(predecessor: string, successor: string, m: Transaction): Promise<boolean> {
    const [rows] = await m.query<[unknown[], number]>(
      `UPDATE ledger_log SET successor = $2
       WHERE origin = $1 AND kind = 'mirror' AND successor IS NULL RETURNING log_id`,
      [predecessor, successor],
    );
    return rows.length > 0;
  }
}
