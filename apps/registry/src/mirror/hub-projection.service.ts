import { Injectable } from '@nestjs/common';
import { didWebOf } from '#credentials/did-web.js';
import type {
  AuditSummaryPublished,
  KeyRetired,
  BodyErased,
  KeyRotated,
  LocalStandardPublished,
  ProposalSubmitted,
  StatuslistPublished,
} from '#domain/generated/schemas.js';
import type {
  Contradiction,
  ProjectedLeaf,
  Projection,
} from '#platform/federation/follower-ports.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { contentOfBody } from '#platform/ledger/new-body.js';
import { ContradictedLedgers } from '../accreditation/contradicted-ledgers.service.js';
import { ObservatoryProjection } from '../observatory/observatory-projection.service.js';
import { HubRecordsStore } from './hub-records.store.js';

/**
 * Turns the public leaves of a hub into records kept under its origin. A hub speaks of its own
 * address only: what it says of addresses and keys of others is not taken up. It changes nothing
 * that the registry decides.
 */
@Injectable()
export class HubProjection implements Projection {
  constructor(
    private readonly store: HubRecordsStore,
    private readonly ledgers: ContradictedLedgers,
    private readonly observatory: ObservatoryProjection,
  ) {}

  contradicted(m: Transaction, found: Contradiction): Promise<void> {
    return this.ledgers.take(found, m);
  }

  async project(m: Transaction, { origin, index, event, bodies }: ProjectedLeaf): Promise<void> {
    const place = { origin, index };
    const data: unknown = event.data;
    // The follower has checked the data against the schema of its type.
    switch (event.type) {
      case 'eu.guildmark.local-standard.published.v1': {
        const standard = data as LocalStandardPublished;
        if (isOf(origin, standard.versionUri)) await this.store.addStandard(place, standard, m);
        return;
      }
      case 'eu.guildmark.key.rotated.v1': {
        const key = data as KeyRotated;
        // The keys of the ledger itself are the follower's business.
        if (key.role === 'credential' && key.kid.startsWith(`${didOf(origin)}#`))
          await this.store.addKey(place, key, m);
        return;
      }
      case 'eu.guildmark.key.retired.v1': {
        const key = data as KeyRetired;
        if (key.role !== 'credential') return;
        await this.store.endKey(place, key.kid, m);
        if (key.reason === 'compromised') await this.store.compromiseKey(place, key.kid, m);
        return;
      }
      case 'eu.guildmark.statuslist.published.v1': {
        const list = data as StatuslistPublished;
        if (isOf(origin, list.url)) await this.store.addStatusList(place, list, m);
        return;
      }
      case 'eu.guildmark.proposal.submitted.v1': {
        const proposal = data as ProposalSubmitted;
        const rationale = textOf(bodies.get(proposal.rationale.sha256));
        if (isOf(origin, proposal.fromVersionUri))
          await this.store.addProposal(place, proposal, rationale, m);
        return;
      }
      case 'eu.guildmark.audit.summary-published.v1': {
        const summary = data as AuditSummaryPublished;
        const saidAt = new Date(event.time);
        await this.observatory.keepSummary({ ...place, saidAt, summary }, m);
        return;
      }
      case 'eu.guildmark.body.erased.v1':
        await this.store.eraseRationale(origin, (data as BodyErased).sha256, m);
        return;
    }
  }
}

const hostOf = (origin: string): string => origin.replace(/\/ledger$/, '');

function isOf(origin: string, address: string): boolean {
  return URL.canParse(address) && new URL(address).host === hostOf(origin);
}

/** The scheme does not matter: a did:web holds host and port. */
function didOf(origin: string): string {
  return didWebOf(`https://${hostOf(origin)}`);
}

/** A text column takes no U+0000; what is not text is shown as such. */
function textOf(body: Buffer | undefined): string | undefined {
  return body && contentOfBody(body).toString('utf8').replaceAll('\0', '\ufffd');
}
