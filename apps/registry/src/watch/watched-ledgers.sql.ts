import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LedgerEvidence, LedgerFinding } from '#domain/generated/schemas.js';

const HASH = 32;

interface EvidenceRow {
  readonly id: string;
  readonly kind: 1 | 2;
  readonly origin: string;
  readonly size: string;
  readonly note_a: string;
  readonly note_b: string;
  readonly root_a: Buffer;
  readonly root_b: Buffer;
  readonly proof: Buffer;
  readonly found_at: Date;
}

interface FindingRow {
  readonly code: string;
  readonly idx: string;
  readonly detail: string;
  readonly found_at: Date;
  readonly resolved_at: Date | null;
}

const evidenceOf = (row: EvidenceRow): LedgerEvidence => ({
  id: row.id,
  kind: row.kind,
  origin: row.origin,
  size: row.size,
  noteA: row.note_a,
  noteB: row.note_b,
  rootA: row.root_a.toString('base64'),
  rootB: row.root_b.toString('base64'),
  proof: Array.from({ length: row.proof.length / HASH }, (_, i) =>
    row.proof.subarray(i * HASH, (i + 1) * HASH).toString('base64'),
  ),
  foundAt: row.found_at.toISOString(),
});

const findingOf = (row: FindingRow): LedgerFinding => ({
  code: row.code,
  index: row.idx,
  detail: row.detail,
  foundAt: row.found_at.toISOString(),
  ...(row.resolved_at && { resolvedAt: row.resolved_at.toISOString() }),
});

/** Evidence and findings on the ledgers of others. */
@Injectable()
export class WatchedLedgers {
  constructor(private readonly db: DataSource) {}

  /** What proves itself, oldest first; accusations are findings. */
  async evidence(origin: string): Promise<readonly LedgerEvidence[]> {
    const rows = await this.db.query<EvidenceRow[]>(
      `SELECT id, kind, origin, size, note_a, note_b, root_a, root_b, proof, found_at
       FROM ledger_evidence WHERE origin = $1 AND size IS NOT NULL ORDER BY found_at, id`,
      [origin],
    );
    return rows.map(evidenceOf);
  }

  /** Open ones first, newest first; 1,000 at most. */
  async findings(origin: string): Promise<readonly LedgerFinding[]> {
    const rows = await this.db.query<FindingRow[]>(
      `SELECT code, idx, detail, found_at, resolved_at FROM mirror_finding
       WHERE origin = $1 ORDER BY resolved_at IS NOT NULL, found_at DESC, idx, code LIMIT 1000`,
      [origin],
    );
    return rows.map(findingOf);
  }

  /** The finding as it is then; undefined when there is no such open one. */
  async resolve(
    origin: string,
    { code, index }: Pick<LedgerFinding, 'code' | 'index'>,
    at: Date,
  ): Promise<LedgerFinding | undefined> {
    const [rows] = await this.db.query<[FindingRow[], number]>(
      `UPDATE mirror_finding SET resolved_at = $4
       WHERE origin = $1 AND code = $2 AND idx = $3 AND resolved_at IS NULL
       RETURNING code, idx, detail, found_at, resolved_at`,
      [origin, code, index, at],
    );
    return rows.map(findingOf)[0];
  }
}
