import { Inject, Injectable } from '@nestjs/common';
import { Ids, Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { auditLeaf, type Digests, leafFrom, wrap } from './audit-commitment.js';
import { AuditKeysStore } from './audit-keys.store.js';
import type { StoredAudit } from './stored-audit.js';

/** Binds audits to the ledger so that only the hub can tell which leaf is of which. */
@Injectable()
export class AuditCommitments {
  private readonly secret: Buffer;

  constructor(
    @Inject(HUB_CONFIG) { secret }: HubConfig,
    private readonly keys: AuditKeysStore,
    private readonly intents: LedgerIntents,
    private readonly ids: Ids,
    private readonly salts: Salts,
  ) {
    this.secret = secret;
  }

  /** Queues the leaf of an audit under a fresh key and gives its intent id. */
  async commit(auditId: string, digests: Digests, m: Transaction): Promise<string> {
    const intentId = this.ids.next();
    const key = this.salts.next();
    const wrapped = wrap(this.secret, auditId, { key, nonce: this.salts.next() });
    await this.keys.add(auditId, wrapped, m);
    await this.intents.append(m, {
      id: intentId,
      entry: auditLeaf(digests, { key, intentId }),
      isPublic: false,
    });
    return intentId;
  }

  /** The leaf that an audit with these digests has to have; undefined when its key does not open. */
  async leafOf({ id, intentId }: StoredAudit, digests: Digests): Promise<Buffer | undefined> {
    const wrapped = await this.keys.find(id);
    return wrapped && leafFrom(this.secret, wrapped, { id, intentId, digests });
  }
}
