import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { parseCheckpointBody } from '#ledger/checkpoint.js';
import { leafHash } from '#ledger/hash.js';
import { inclusionProof, verifyInclusion } from '#ledger/inclusion-proof.js';
import { LedgerReader } from '#platform/ledger/ledger-reader.js';

/** The own log among those in the tables of the ledger. */
const OWN_LOG = 1;

/** Where the leaf of an audit is on its way into the published tree. */
export interface AuditPlace {
  /** What was queued under its intent; undefined when there is no such intent. */
  readonly queued?: Buffer;
  /** What stands in the log at its index. */
  readonly entry?: Buffer;
  readonly index?: number;
  /** Whether the entry is proven to be in the newest published tree; undefined before it is. */
  readonly isIncluded?: boolean;
  readonly size?: number;
}

/** Leaves of audits in the tables of the own ledger. */
@Injectable()
export class AuditLeavesStore {
  constructor(private readonly db: DataSource) {}

  async placeOf(intentId: string): Promise<AuditPlace> {
    const [row] = await this.db.query<
      { queued: Buffer; entry: Buffer | null; idx: string | null }[]
    >(
      `SELECT i.entry AS queued, l.entry, l.idx FROM ledger_intent i
         LEFT JOIN ledger_leaf l ON l.intent_id = i.id WHERE i.id = $1`,
      [intentId],
    );
    if (!row) return {};
    const queued = Buffer.from(row.queued);
    if (row.entry === null || row.idx === null) return { queued };
    const [entry, index] = [Buffer.from(row.entry), Number(row.idx)];
    return { queued, entry, index, ...(await this.inclusionOf(entry, index)) };
  }

  /** Proves the entry against the root of the newest checkpoint, from the stored hashes. */
  private async inclusionOf(
    entry: Buffer,
    index: number,
  ): Promise<Pick<AuditPlace, 'isIncluded' | 'size'>> {
    const reader = new LedgerReader(this.db, OWN_LOG);
    const checkpoint = await reader.checkpoint();
    if (!checkpoint || checkpoint.size <= index) return {};
    const body = checkpoint.note.slice(0, checkpoint.note.indexOf('\n\n') + 1);
    const { size, root } = parseCheckpointBody(body);
    const proof = await inclusionProof(index, size, reader.hashes);
    const isIncluded = verifyInclusion({ index, size, leafHash: leafHash(entry), proof, root });
    return { isIncluded, size };
  }
}
