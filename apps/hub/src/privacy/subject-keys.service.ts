import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { decrypt, encrypt, keyFor } from './sealed-bytes.js';
import { SubjectKeysStore } from './subject-keys.store.js';

/**
 * One random key K_s for each person (docs/design/ledger.md 8). It seals their evidence and salts
 * their leaves: destroying it makes both unreadable for good. At rest it is wrapped under the
 * secret of the hub and bound to the person.
 */
@Injectable()
export class SubjectKeys {
  private readonly wrappingKey: Buffer;

  constructor(
    @Inject(HUB_CONFIG) config: HubConfig,
    private readonly store: SubjectKeysStore,
    private readonly salts: Salts,
  ) {
    this.wrappingKey = keyFor(config.secret, 'subject-key');
  }

  /** The 32-byte key of a person, made when there is none. */
  async ensure(personId: string, m: Transaction): Promise<Buffer> {
    const known = await this.find(personId, m);
    if (known) return known;
    const fresh = encrypt(this.wrappingKey, this.salts.next(), this.salts.next(), personId);
    await this.store.addIfMissing(personId, fresh, m);
    // Two transactions may get here at once: both go on with the key that was added first.
    const added = await this.find(personId, m);
    if (!added) throw new Error('a key that was added is there');
    return added;
  }

  /** The key of a person, or undefined when they have none or it was destroyed. */
  async find(personId: string, m?: Transaction): Promise<Buffer | undefined> {
    const wrapped = await this.store.find(personId, m);
    return wrapped && decrypt(this.wrappingKey, wrapped, personId);
  }

  /** Destroys the key of a person: evidence and leaves that rest on it can never be read again. */
  destroy(personId: string, m: Transaction): Promise<void> {
    return this.store.remove(personId, m);
  }

  /** Salt of a leaf: HMAC-SHA256(K_s, "guildmark/salt/v1\n" || intent id); never stored. */
  saltFor(key: Buffer, intentId: string): Buffer {
    return createHmac('sha256', key).update(`guildmark/salt/v1\n${intentId}`).digest();
  }
}
