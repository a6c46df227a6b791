import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { MappingProposal, NewTextErasure } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { eraseBody } from '#platform/ledger/erase-body.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { MappingProposalsService } from './mapping-proposals.service.js';
import { StandardsStore } from './standards.store.js';

/**
 * Erases the free text of a proposal, everywhere: here, beside the ledger, and by a public leaf at
 * every follower. The text of a standard cannot be erased: people were judged by it, its digest is
 * in their credentials, and it has no author.
 */
@Injectable()
export class TextErasures {
  constructor(
    private readonly store: StandardsStore,
    private readonly proposals: MappingProposalsService,
    private readonly intents: LedgerIntents,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** Asked again it changes nothing. Refuses `mapping.unknown`, and what eraseBody refuses. */
  async eraseRationale(
    proposalId: string,
    { reasonCode }: NewTextErasure,
    me: Account,
  ): Promise<MappingProposal> {
    const at = this.clock.now();
    await this.store.atomically(async (m) => {
      const sha256 = await this.store.lockRationale(proposalId, m);
      if (sha256 === undefined) throw new DomainError('mapping.unknown');
      const became = await eraseBody(m, this.intents, sha256, at);
      if (became === 'erased') {
        await this.store.eraseRationale({ proposalId, sha256, reasonCode, by: me.id, at }, m);
        // The answer to the proposal is kept for a day, and holds the text.
        await this.idempotency.forget({ texts: [proposalId] }, m);
      }
    });
    return this.proposals.find(proposalId);
  }
}
