import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock } from '../clock.js';
import { inTransaction } from '../database/in-transaction.js';

/** A write that a client may repeat: who asks, under which key, for what. */
export interface RepeatableRequest {
  readonly accountId: string;
  readonly key: string | undefined;
  /** Name of the operation; the same key under another operation is refused. */
  readonly operation: string;
  readonly body: unknown;
}

/** One day, as clients retry within minutes and nobody repeats yesterday's request by accident. */
const KEPT_MS = 24 * 60 * 60_000;

/**
 * Runs a write at most once for each key. The answer is stored in the transaction of the write, so
 * a repeat after a lost reply gets the same answer and changes nothing. Answers must be JSON.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  once<T>(request: RepeatableRequest, write: (m: EntityManager) => Promise<T>): Promise<T> {
    const { accountId, key } = request;
    if (key === undefined) return inTransaction(this.db, write);
    const digest = createHash('sha256')
      .update(JSON.stringify([request.operation, request.body]))
      .digest();
    const now = this.clock.now();
    return inTransaction(this.db, async (m) => {
      await m.query('DELETE FROM idempotency_key WHERE used_at < $1', [
        new Date(now.getTime() - KEPT_MS),
      ]);
      // A request with the same key that is under way makes this one wait for its commit.
      const mine = await m.query<unknown[]>(
        `INSERT INTO idempotency_key (account_id, key, request_digest, used_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id, key) DO NOTHING RETURNING 1`,
        [accountId, key, digest, now],
      );
      if (mine.length === 0) return this.earlierAnswer<T>(accountId, key, digest, m);
      const answer = await write(m);
      await m.query('UPDATE idempotency_key SET answer = $3 WHERE account_id = $1 AND key = $2', [
        accountId,
        key,
        JSON.stringify(answer),
      ]);
      return answer;
    });
  }

  /**
   * Forgets every request of an account, and every answer to others that holds one of the texts. A
   * forgotten request that is repeated is decided anew.
   */
  async forget(
    { accountId, texts }: { readonly accountId?: string; readonly texts: readonly string[] },
    m: EntityManager,
  ): Promise<void> {
    await m.query(
      `DELETE FROM idempotency_key WHERE account_id = $1
         OR EXISTS (SELECT FROM unnest($2::text[]) t WHERE position(t IN answer) > 0)`,
      [accountId ?? null, [...texts]],
    );
  }

  private async earlierAnswer<T>(
    accountId: string,
    key: string,
    digest: Buffer,
    m: EntityManager,
  ): Promise<T> {
    const [row] = await m.query<{ request_digest: Buffer; answer: string }[]>(
      'SELECT request_digest, answer FROM idempotency_key WHERE account_id = $1 AND key = $2',
      [accountId, key],
    );
    if (!row?.request_digest.equals(digest)) throw new DomainError('request.key-reused');
    return JSON.parse(row.answer) as T;
  }
}
