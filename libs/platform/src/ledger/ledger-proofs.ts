import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inclusionProof } from '#ledger/inclusion-proof.js';
import { formatTlogProof } from '#ledger/tlog-proof.js';
import { LedgerReader } from './ledger-reader.js';
import { LedgerState } from './ledger-state.js';

/** Where an intent stands on its way to a proof. */
export type ProofState =
  | { readonly state: 'unknown' }
  | { readonly state: 'pending' }
  | {
      readonly state: 'published';
      readonly index: number;
      /** The first published note that covers the leaf: its cosignatures tell when it was there. */
      readonly checkpoint: string;
      /** c2sp.org/tlog-proof text. */
      readonly proof: string;
    };

/** Another process may be the publisher, so a waiter also looks by itself. */
const LOOK_MS = 250;

/** Proofs that an intent became a published leaf. */
@Injectable()
export class LedgerProofs {
  constructor(
    private readonly db: DataSource,
    private readonly reader: LedgerReader,
    private readonly state: LedgerState,
  ) {}

  /**
   * The proof under the first publication that covers the leaf, and so always the same bytes: a
   * verifier judges the accreditation at its time, which must not move when the proof is fetched
   * late (docs/design/registry.md 3.1). `extra` is the proof's extra line (see formatProofExtra).
   */
  async proofOf(intentId: string, extra?: string): Promise<ProofState> {
    const place = await this.placeOf(intentId);
    if (place === undefined) return { state: 'unknown' };
    const { index } = place;
    const published =
      index === undefined ? undefined : await this.reader.firstCheckpointOver(index);
    if (index === undefined || !published) return { state: 'pending' };
    const hashes = await inclusionProof(index, published.size, this.reader.hashes);
    const checkpoint = published.note;
    const proof = formatTlogProof({
      ...(extra === undefined ? {} : { extra }),
      index,
      hashes,
      checkpoint,
    });
    return { state: 'published', index, checkpoint, proof };
  }

  /** Resolves when the intent is published (true), or after `ms`, or at the stop of the process. */
  async waitFor(intentId: string, ms: number): Promise<boolean> {
    const timeout = AbortSignal.timeout(ms);
    for (;;) {
      const index = (await this.placeOf(intentId))?.index;
      if (index !== undefined && index < (await this.reader.publishedSize())) return true;
      if (timeout.aborted || this.state.isStopping) return false;
      await this.state.nextChange(Math.min(LOOK_MS, ms));
    }
  }

  private async placeOf(intentId: string): Promise<{ index: number | undefined } | undefined> {
    const [row] = await this.db.query<{ idx: string | null }[]>(
      `SELECT l.idx FROM ledger_intent i LEFT JOIN ledger_leaf l ON l.intent_id = i.id
       WHERE i.id = $1`,
      [intentId],
    );
    return row && { index: row.idx === null ? undefined : Number(row.idx) };
  }
}
