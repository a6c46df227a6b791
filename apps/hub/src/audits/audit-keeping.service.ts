import { Injectable } from '@nestjs/common';
import { ownAuditMethod } from '#credentials/audit-method-digests.js';
import type { ClusterAudit, FirmAudit } from '#domain/audit/audit-document.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import { sha256 } from './audit-commitment.js';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { AnswersKeeping } from '../audit-rounds/answers-keeping.service.js';
import { AuditCommitments } from './audit-commitments.service.js';
import { AuditsStore } from './audits.store.js';
import type { Snapshot } from './stored-audit.js';

/** A computed audit that is to be kept. */
export interface Computed {
  readonly roundId: string;
  /** Of a firm's. */
  readonly firmId?: string;
  readonly snapshot: Snapshot;
  readonly document: FirmAudit | ClusterAudit;
}

/** Stores audits and binds them to the ledger: both, or neither. */
@Injectable()
export class AuditKeeping {
  constructor(
    private readonly audits: AuditsStore,
    private readonly commitments: AuditCommitments,
    private readonly answers: AnswersKeeping,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The id of the audit of the round: this one, or the one that was there first. Refuses
   * `audit.input-not-kept`.
   */
  keep(computed: Computed): Promise<string> {
    return this.audits.atomically((m) => this.keepIn(computed, m));
  }

  /** The same within a transaction. */
  async keepIn(computed: Computed, m: Transaction): Promise<string> {
    const { roundId, firmId, snapshot, document } = computed;
    const first = await this.audits.lockRound(roundId, m);
    if (first !== undefined) return first;
    // What was read of answers that went meanwhile must not be kept by another name.
    await this.answers.hold(roundId, m);
    // What the registry has released is not in it: the bytes must not depend on what a hub has heard.
    const input = canonicalJson({ ...snapshot, methodDigests: ownAuditMethod().digests });
    const bytes = canonicalJson(document);
    const id = this.ids.next();
    const digests = { inputDigest: sha256(input), digest: sha256(bytes) };
    const intentId = await this.commitments.commit(id, digests, m);
    const { kind, seed, versions } = document;
    const createdAt = this.clock.now();
    await this.audits.add(
      {
        ...{ id, kind, roundId, createdAt, seed, versions, intentId, input, document: bytes },
        ...digests,
        ...(firmId !== undefined && { firmId }),
      },
      m,
    );
    // crash before the commit: neither audit nor key nor intent is there; the round is audited anew
    return id;
  }
}
