import type { EntityManager } from 'typeorm';
import type { Contradiction } from './follower-ports.js';
import { park } from './parked-origin.sql.js';

/**
 * Keeps published evidence under its id and freezes the mirror; evidence that is held, or the same
 * fact under another id, changes nothing. What it claims is not checked again.
 */
export async function keepEvidence(
  m: EntityManager,
  { evidenceId, evidence, at }: Contradiction & { readonly at: Date },
): Promise<void> {
  const { origin, kind, size, noteA, noteB, rootA, rootB, proof } = evidence;
  const kept = await m.query<unknown[]>(
    `INSERT INTO ledger_evidence
       (id, origin, kind, note_a, note_b, detail, found_at, size, root_a, root_b, proof)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...[evidenceId, origin, kind, noteA, noteB, `published: size ${size}`, at],
      ...[size, rootA, rootB, Buffer.concat(proof)],
    ],
  );
  if (kept.length > 0)
    await park(m, { origin, reason: 'equivocation', nextIndex: size, seenSize: size, at });
}
