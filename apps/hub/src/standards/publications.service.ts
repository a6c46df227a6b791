import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { Clock, Salts } from '#platform/clock.js';
import { Idempotency, type RepeatableRequest } from '#platform/idempotency/idempotency.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { newBody } from '#platform/ledger/new-body.js';
import type { ProposalRecord, StandardRecord } from './standard-record.js';
import { StandardsStore } from './standards.store.js';

/** Writes what the hub says in public together with its ledger event. */
@Injectable()
export class Publications {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly store: StandardsStore,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly salts: Salts,
  ) {}

  /** Gives the address of the version, be it new or there with the same content. */
  publish(
    standard: Omit<StandardRecord, 'publishedAt'>,
    request: RepeatableRequest,
  ): Promise<string> {
    const { versionUri, contentDigest, content } = standard;
    const body = newBody('application/json', content.bytes, this.salts.next());
    const publishedAt = this.clock.now();
    return this.idempotency.once(request, async (m) => {
      await this.store.lockForPublishing(m);
      const [earlier] = await this.store.findByUris([versionUri], m);
      if (earlier && earlier.contentDigest !== contentDigest)
        throw new DomainError('standard.version-exists', {
          expected: earlier.contentDigest,
          got: contentDigest,
        });
      if (earlier) return versionUri;
      const intentId = await this.intents.appendEvent(m, {
        type: 'eu.guildmark.local-standard.published.v1',
        schema: 'events/local-standard.published/1.0',
        subject: versionUri,
        data: { versionUri, contentDigest, title: content.value.title, content: body.reference },
        bodies: [body],
        time: publishedAt,
      });
      await this.store.add({ ...standard, publishedAt }, intentId, m);
      return versionUri;
    });
  }

  /** Gives the id of the proposal. Refuses `mapping.already-proposed`. */
  submit(
    proposal: Omit<Required<ProposalRecord>, 'submittedAt'>,
    request: RepeatableRequest,
  ): Promise<string> {
    const { id, fromVersionUri, toVersionUri, relation } = proposal;
    const body = newBody('text/plain', Buffer.from(proposal.rationale), this.salts.next());
    const submittedAt = this.clock.now();
    return this.idempotency.once(request, async (m) => {
      await this.store.lockForPublishing(m);
      if (await this.store.hasProposal(fromVersionUri, toVersionUri, m))
        throw new DomainError('mapping.already-proposed');
      const intentId = await this.intents.appendEvent(m, {
        type: 'eu.guildmark.proposal.submitted.v1',
        schema: 'events/proposal.submitted/1.0',
        subject: id,
        data: {
          proposalId: id,
          kind: 'map',
          fromVersionUri,
          toVersionUri,
          relation,
          rationale: body.reference,
        },
        bodies: [body],
        time: submittedAt,
      });
      await this.store.addProposal({ ...proposal, submittedAt }, intentId, m);
      return id;
    });
  }
}
