import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { wholeSecond } from '#domain/core/instant.js';
import type { RecordedStatus } from '#domain/credential/change-status.js';
import type { Notice } from '#domain/generated/schemas.js';
import { canonicalJson } from '#ledger/canonical-json.js';
import { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { NoticesService } from '../notices/notices.service.js';
import type { StoredCredential } from './certifiable.js';
import { CredentialCommitments } from './credential-commitments.js';
import { StatusChangesStore } from './status-changes.store.js';
import { StatusListService } from './status-list.service.js';

/** A decision on a credential that the rules allow. */
export interface DecidedStatus {
  readonly status: RecordedStatus;
  readonly reasonCode: string;
  readonly reason: string;
  readonly decidedBy: string;
  readonly askedBy?: string | undefined;
  /** The credential that takes its place. */
  readonly newCredentialId?: string;
}

const NOTICES: Readonly<Record<RecordedStatus, Notice['key']>> = {
  active: 'credential.reinstated',
  suspended: 'credential.suspended',
  superseded: 'credential.superseded',
  revoked: 'credential.revoked',
};

/** Writes a change of status: record, leaf, lists with their leaves, and the word to the holder. */
@Injectable()
export class StatusWriter {
  constructor(
    private readonly changes: StatusChangesStore,
    private readonly statusList: StatusListService,
    private readonly commitments: CredentialCommitments,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  /** Call it with the status list locked, and after the rule has said yes. */
  async write(
    { id, personId, record }: StoredCredential,
    { status, reasonCode, newCredentialId, ...decided }: DecidedStatus,
    m: Transaction,
  ): Promise<void> {
    const decidedAt = this.clock.now();
    const ordinal = await this.changes.nextOrdinal(id, m);
    const change = canonicalJson({
      at: wholeSecond(decidedAt),
      credential: record.id,
      ordinal,
      reasonCode,
      status,
      v: 1,
    });
    const digests = [createHash('sha256').update(change).digest('base64url')];
    const intentId = await this.commitments.commit(
      { type: 'status.changed', digests },
      personId,
      m,
    );
    const text = change.toString('utf8');
    await this.changes.add(
      { ...decided, credentialId: id, ordinal, status, record: text, decidedAt, intentId },
      m,
    );
    const { index } = record.status;
    await this.statusList.set({ index, status, credential: record.id, reasonCode }, m);
    const args = { credentialId: id, reasonCode, ...(newCredentialId && { newCredentialId }) };
    await this.notices.tell(personId, { key: NOTICES[status], args }, m);
    // crash before the commit: nothing happened; after: change, lists, leaves and notice are there
  }
}
