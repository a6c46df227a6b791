import type { EntityManager } from 'typeorm';
import type { FollowerContext } from './follower-context.js';
import { park } from './parked-origin.sql.js';

/** Two signed views; the kinds are those of docs/design/ledger.md 11. */
export interface FoundContradiction {
  readonly origin: string;
  readonly kind: 1 | 2;
  /** The size at which the views part. */
  readonly size: number;
  /** What we held. */
  readonly noteA: string;
  /** What came. */
  readonly noteB: string;
}

const DETAIL = {
  1: 'two signed roots at one size',
  2: 'a signed root that the entries under a later signed root do not have',
} as const;

/** Keeps both notes for ever, freezes the mirror at the first view, and tells the projection. */
export async function storeContradiction(
  m: EntityManager,
  { projection, clock, ids }: FollowerContext,
  { origin, kind, size, noteA, noteB }: FoundContradiction,
): Promise<void> {
  const evidenceId = ids.next();
  const at = clock.now();
  await m.query(
    `INSERT INTO ledger_evidence (id, origin, kind, note_a, note_b, detail, found_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [evidenceId, origin, kind, noteA, noteB, `${DETAIL[kind]}: ${size}`, at],
  );
  await park(m, { origin, reason: 'equivocation', nextIndex: size, seenSize: size, at });
  await projection.contradicted?.(m, { origin, evidenceId, size, noteA, noteB });
}
