import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RecordedStatus } from '#domain/credential/change-status.js';
import type { Transaction } from '#platform/database/in-transaction.js';

/** Why a credential is suspended that its holder says is wrong. */
export const CONTESTED = 'contested';

/** A change of status; the record is what its ledger leaf commits to. */
export interface StatusChange {
  readonly credentialId: string;
  /** 1 for the first change of a credential. */
  readonly ordinal: number;
  readonly status: RecordedStatus;
  readonly record: string;
  readonly reason: string;
  readonly decidedBy: string;
  /** Who asked for it, where two people are needed. */
  readonly askedBy?: string | undefined;
  readonly decidedAt: Date;
  readonly intentId: string;
}

/** A request to revoke that waits for another officer. */
export interface RevocationRequest {
  readonly id: string;
  readonly credentialId: string;
  readonly reasonCode: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Date;
}

/** How a request to revoke ended. */
export interface RequestEnd {
  readonly credentialId: string;
  readonly outcome: 'revoked' | 'withdrawn';
  readonly endedBy: string;
  readonly endedAt: Date;
}

interface ChangeRow {
  readonly status: RecordedStatus;
  readonly record: string;
  readonly reason: string;
  readonly decided_at: Date;
}

interface RequestRow {
  readonly reason_code: string;
  readonly reason: string;
  readonly asked_by: string;
  readonly asked_at: Date;
}

/** A change as it is shown: without the people and the ledger. */
export interface PastChange {
  readonly status: RecordedStatus;
  readonly reasonCode: string;
  readonly reason: string;
  readonly decidedAt: Date;
}

/** Changes of status in their order, and requests to revoke. */
@Injectable()
export class StatusChangesStore {
  constructor(private readonly db: DataSource) {}

  async ofCredential(credentialId: string): Promise<readonly PastChange[]> {
    const rows = await this.db.query<ChangeRow[]>(
      `SELECT status, record, reason, decided_at FROM status_change
       WHERE credential_id = $1 ORDER BY ordinal`,
      [credentialId],
    );
    return rows.map(({ status, record, reason, decided_at: decidedAt }) => {
      const { reasonCode } = JSON.parse(record) as { readonly reasonCode: string };
      return { status, reasonCode, reason, decidedAt };
    });
  }

  /** The request to revoke a credential that waits for another officer. */
  async findAsked(
    credentialId: string,
  ): Promise<Omit<RevocationRequest, 'id' | 'credentialId'> | undefined> {
    const [row] = await this.db.query<RequestRow[]>(
      `SELECT reason_code, reason, asked_by, asked_at FROM revocation_request
       WHERE credential_id = $1 AND outcome IS NULL`,
      [credentialId],
    );
    if (!row) return undefined;
    const { reason_code: reasonCode, reason, asked_by: askedBy, asked_at: askedAt } = row;
    return { reasonCode, reason, askedBy, askedAt };
  }

  async nextOrdinal(credentialId: string, m: Transaction): Promise<number> {
    const [row] = await m.query<{ next: number }[]>(
      'SELECT count(*)::integer + 1 AS next FROM status_change WHERE credential_id = $1',
      [credentialId],
    );
    return row?.next ?? 1;
  }

  /** Whether the holder has contested it at any time. */
  async wasContested(credentialId: string, m: Transaction): Promise<boolean> {
    const rows = await m.query<object[]>(
      `SELECT 1 FROM status_change
       WHERE credential_id = $1 AND record::jsonb ->> 'reasonCode' = $2`,
      [credentialId, CONTESTED],
    );
    return rows.length > 0;
  }

  async add(change: StatusChange, m: Transaction): Promise<void> {
    const { intentId, credentialId, ordinal, status, record, reason } = change;
    await m.query(
      `INSERT INTO status_change (intent_id, credential_id, ordinal, status, record, reason,
         decided_by, asked_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        intentId,
        credentialId,
        ordinal,
        status,
        record,
        reason,
        change.decidedBy,
        change.askedBy ?? null,
        change.decidedAt,
      ],
    );
  }

  async ask(request: RevocationRequest, m: Transaction): Promise<void> {
    const { id, credentialId, reasonCode, reason, askedBy, askedAt } = request;
    await m.query(
      `INSERT INTO revocation_request
         (id, credential_id, reason_code, reason, asked_by, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, credentialId, reasonCode, reason, askedBy, askedAt],
    );
  }

  /** Ends the open request of a credential. */
  async end(
    { credentialId, outcome, endedBy, endedAt }: RequestEnd,
    m: Transaction,
  ): Promise<void> {
    await m.query(
      `UPDATE revocation_request SET outcome = $2, ended_by = $3, ended_at = $4
       WHERE credential_id = $1 AND outcome IS NULL`,
      [credentialId, outcome, endedBy, endedAt],
    );
  }
}
