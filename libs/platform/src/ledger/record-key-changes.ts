import type { EntityManager } from 'typeorm';
import type {
  KeyRetired,
  KeyRotated,
  LedgerOpened,
  PublicEvent,
} from '#domain/generated/schemas.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';
import { addKeyChange, type KeyChange } from './key-changes.sql.js';

/**
 * Keeps what a public leaf says of the keys of its own log. The caller has proven the leaf under a
 * checkpoint that a key of the log signed which was trusted before: nobody else can add a key. A
 * key of another name than the log's, and one that is no log key, is not taken up.
 */
export async function recordKeyChanges(
  m: EntityManager,
  log: { readonly logId: number; readonly origin: string },
  index: number,
  event: PublicEvent,
): Promise<void> {
  const change = keyChangeIn(log.origin, index, event);
  if (change) await addKeyChange(m, log.logId, change);
}

/** What a public leaf says of the keys of the log of this origin, if anything. */
export function keyChangeIn(
  origin: string,
  index: number,
  event: PublicEvent,
): (KeyChange & { readonly index: number }) | undefined {
  const change = changeIn(event, index);
  return change && isKeyOf(origin, change.verifierKey) ? { ...change, index } : undefined;
}

/** The event has been checked against the schema of its type. */
function changeIn({ type, data }: PublicEvent, index: number): KeyChange | undefined {
  switch (type) {
    case 'eu.guildmark.ledger.opened.v1': {
      const { verifierKey } = data as unknown as LedgerOpened;
      return index === 0 ? { verifierKey, change: 'added' } : undefined;
    }
    case 'eu.guildmark.key.rotated.v1': {
      const key = data as unknown as KeyRotated;
      return key.role === 'ledger' ? { verifierKey: key.verifierKey, change: 'added' } : undefined;
    }
    case 'eu.guildmark.key.retired.v1': {
      const key = data as unknown as KeyRetired;
      return key.role === 'ledger'
        ? { verifierKey: key.verifierKey, change: 'retired' }
        : undefined;
    }
    default:
      return undefined;
  }
}

function isKeyOf(origin: string, text: string): boolean {
  try {
    const { name, type } = parseVerifierKey(text);
    return type === 1 && name === origin;
  } catch (error) {
    if (error instanceof LedgerFormatError) return false;
    throw error;
  }
}
