import type { DataSource, EntityManager } from 'typeorm';
import { policyStatement } from '#ledger/policy-statement.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { inTransaction } from '../database/in-transaction.js';
import type { LedgerIntents } from './ledger-intents.js';
import type { LedgerOptions } from './ledger-options.js';
import { lockOpening } from './open-log.sql.js';
import {
  addAnnouncedPolicy,
  firstUnpublishedSize,
  lastAnnouncedPolicy,
  openingEntry,
} from './policy-history.sql.js';

/**
 * Announces the configured policy as a public leaf when it is not the one announced last, or, before
 * any was, the one the ledger was opened with (docs/design/ledger.md 3). It is in force from the
 * first size that is not published yet: every later checkpoint is cosigned under it.
 */
export async function publishPolicy(
  db: DataSource,
  options: LedgerOptions,
  intents: LedgerIntents,
  now: Date,
): Promise<void> {
  const policy = policyStatement(options.policy);
  await inTransaction(db, async (m) => {
    // processes that start together announce a change once
    await lockOpening(m);
    const before = (await lastAnnouncedPolicy(m)) ?? (await openingPolicy(m));
    if (before === policy) return;
    const fromSize = await firstUnpublishedSize(m);
    const intentId = await intents.appendEvent(m, {
      type: 'eu.guildmark.ledger.policy-published.v1',
      schema: 'events/ledger.policy-published/1.0',
      subject: options.origin,
      data: { policy, fromSize: String(fromSize) },
      time: now,
    });
    // crash before this commits: neither leaf nor row; the next start announces it
    await addAnnouncedPolicy(m, { intentId, policy, fromSize });
  });
}

/** What `ledger.opened` says; undefined when that leaf is none of ours, and then the policy is told. */
async function openingPolicy(m: EntityManager): Promise<string | undefined> {
  const entry = await openingEntry(m);
  const leaf = entry && parseLeaf(entry);
  if (leaf?.kind !== 'public') return undefined;
  const { policy } = (leaf.event.data ?? {}) as { policy?: unknown };
  return typeof policy === 'string' ? policyStatement(policy) : undefined;
}
