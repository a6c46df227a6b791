import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { formatProofExtra, type PersonEvent, personLeaf } from '#ledger/person-leaf.js';
import { Ids } from '#platform/clock.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { SubjectKeys } from '../privacy/subject-keys.service.js';

/** Writes what happened to a person's credential into the ledger, so that only the holder can tell. */
@Injectable()
export class CredentialCommitments {
  constructor(
    private readonly subjectKeys: SubjectKeys,
    private readonly intents: LedgerIntents,
    private readonly ids: Ids,
  ) {}

  /** Queues the 34-byte leaf of an event and gives its intent id. */
  async commit(event: PersonEvent, personId: string, m: Transaction): Promise<string> {
    const intentId = this.ids.next();
    const key = await this.subjectKeys.ensure(personId, m);
    const entry = personLeaf(event, this.subjectKeys.saltFor(key, intentId));
    await this.intents.append(m, { id: intentId, entry, isPublic: false });
    return intentId;
  }

  /** The `extra` line that opens the leaf: it holds the salt, so it is for the holder alone. Refuses `credential.unknown`. */
  async open(event: PersonEvent, personId: string, intentId: string): Promise<string> {
    const key = await this.subjectKeys.find(personId);
    // Key and credential go together; whoever read the credential just before finds neither.
    if (!key) throw new DomainError('credential.unknown');
    return formatProofExtra(event, this.subjectKeys.saltFor(key, intentId));
  }
}
