import type { EntityManager } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import { type BodyErased, eraseBodyBytes } from './erase-body.sql.js';
import type { LedgerIntents } from './ledger-intents.js';
import { OWN_LOG } from './open-log.sql.js';

/**
 * Erases one body of the own ledger: the bytes go and a public `body.erased` leaf tells every
 * follower to drop its copy, both in the caller's transaction (docs/design/ledger.md 4.3). Asked
 * again it changes nothing and writes no second leaf. Refuses `body.unknown`, and what appendEvent
 * refuses: while the ledger is read-only nothing can be told, so nothing is erased either.
 */
export async function eraseBody(
  m: EntityManager,
  intents: LedgerIntents,
  sha256: string,
  time: Date,
): Promise<Exclude<BodyErased, 'unknown'>> {
  const became = /^[0-9a-f]{64}$/.test(sha256)
    ? await eraseBodyBytes(m, OWN_LOG, sha256, time)
    : 'unknown';
  if (became === 'unknown') throw new DomainError('body.unknown');
  if (became === 'was-erased') return became;
  await intents.appendEvent(m, {
    type: 'eu.guildmark.body.erased.v1',
    schema: 'events/body.erased/1.0',
    subject: sha256,
    data: { sha256 },
    time,
  });
  // crash before the commit: the text is there and nobody was told; after: it is gone, all are told
  return became;
}
