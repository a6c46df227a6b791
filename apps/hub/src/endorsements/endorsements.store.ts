import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import type { EndorsementRecord, StatedRecord } from './endorsement.js';

interface Row {
  readonly id: string;
  readonly claim_id: string;
  readonly experience_id: string;
  readonly person_id: string;
  readonly tasks: string[];
  readonly greeting: string | null;
  readonly language: string;
  readonly disclose: boolean;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
  readonly stated_at: Date | null;
  readonly answers: ('yes' | 'partly' | 'no')[] | null;
  readonly evidence_id: string | null;
  readonly witness: string | null;
  readonly erased_at: Date | null;
}

const COLUMNS = `id, claim_id, experience_id, person_id, tasks, greeting, language, disclose,
  created_at, expires_at, revoked_at, stated_at, answers, evidence_id, witness, erased_at`;

const recordOf = (row: Row): EndorsementRecord => ({
  id: row.id,
  claimId: row.claim_id,
  experienceId: row.experience_id,
  personId: row.person_id,
  tasks: row.tasks,
  ...(row.greeting !== null && { greeting: row.greeting }),
  language: row.language,
  disclose: row.disclose,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  ...(row.revoked_at && { revokedAt: row.revoked_at }),
  ...(row.stated_at &&
    row.evidence_id !== null && { stated: statedOf(row.stated_at, row.evidence_id, row) }),
});

const statedOf = (at: Date, evidenceId: string, row: Row): StatedRecord => ({
  at,
  evidenceId,
  ...(row.answers && { answers: row.answers }),
  ...(row.witness !== null && { witness: row.witness }),
  ...(row.erased_at && { erasedAt: row.erased_at }),
});

/** Invitations to witnesses; of a token only the digest is kept. */
@Injectable()
export class EndorsementsStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  async add(
    { id, claimId, experienceId, personId, ...rest }: EndorsementRecord,
    tokenHash: Buffer,
    m: Transaction,
  ): Promise<void> {
    await m.query(
      `INSERT INTO endorsement (id, claim_id, experience_id, person_id, token_hash, tasks, greeting,
         language, disclose, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[id, claimId, experienceId, personId, tokenHash, [...rest.tasks], rest.greeting ?? null],
        ...[rest.language, rest.disclose, rest.createdAt, rest.expiresAt],
      ],
    );
  }

  async find(id: string, m: Transaction = this.db.manager): Promise<EndorsementRecord | undefined> {
    const [row] = await m.query<Row[]>(`SELECT ${COLUMNS} FROM endorsement WHERE id = $1`, [id]);
    return row && recordOf(row);
  }

  /** Held until the transaction ends. */
  async findLocked(id: string, m: Transaction): Promise<EndorsementRecord | undefined> {
    const [row] = await m.query<Row[]>(
      `SELECT ${COLUMNS} FROM endorsement WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row && recordOf(row);
  }

  async findByToken(tokenHash: Buffer): Promise<EndorsementRecord | undefined> {
    const [row] = await this.db.query<Row[]>(
      `SELECT ${COLUMNS} FROM endorsement WHERE token_hash = $1`,
      [tokenHash],
    );
    return row && recordOf(row);
  }

  async ofClaim(
    claimId: string,
    m: Transaction = this.db.manager,
  ): Promise<readonly EndorsementRecord[]> {
    const rows = await m.query<Row[]>(
      `SELECT ${COLUMNS} FROM endorsement WHERE claim_id = $1 ORDER BY created_at, id`,
      [claimId],
    );
    return rows.map(recordOf);
  }

  async ofPerson(personId: string): Promise<readonly EndorsementRecord[]> {
    const rows = await this.db.query<Row[]>(
      `SELECT ${COLUMNS} FROM endorsement WHERE person_id = $1 ORDER BY created_at, id`,
      [personId],
    );
    return rows.map(recordOf);
  }

  /** Everything that was stated, oldest first. */
  async stated(): Promise<readonly (StatedRecord & { readonly id: string })[]> {
    const rows = await this.db.query<Row[]>(
      `SELECT ${COLUMNS} FROM endorsement WHERE stated_at IS NOT NULL ORDER BY stated_at, id`,
    );
    return rows.flatMap((row) => {
      const { id, stated } = recordOf(row);
      return stated ? [{ ...stated, id }] : [];
    });
  }

  async revoke(id: string, at: Date, m: Transaction): Promise<void> {
    await m.query('UPDATE endorsement SET revoked_at = $2 WHERE id = $1', [id, at]);
  }

  async state(
    id: string,
    { at, answers, evidenceId, witness }: Required<Omit<StatedRecord, 'erasedAt'>>,
    m: Transaction,
  ): Promise<void> {
    await m.query(
      `UPDATE endorsement SET stated_at = $2, answers = $3, evidence_id = $4, witness = $5
       WHERE id = $1`,
      [id, at, [...answers], evidenceId, witness],
    );
  }

  /** The witness is forgotten; that there was one is not. */
  async forgetWitness(id: string, at: Date, m: Transaction): Promise<void> {
    await m.query(
      'UPDATE endorsement SET erased_at = $2, answers = NULL, witness = NULL WHERE id = $1',
      [id, at],
    );
  }

  async count(personId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM endorsement WHERE person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  async erase(personId: string, m: Transaction): Promise<void> {
    await m.query('DELETE FROM endorsement WHERE person_id = $1', [personId]);
  }
}
