import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewJudgement } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { MandatesService } from '../mandates/mandates.service.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import type { ClaimRecord } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';

/** What becomes of a stated claim, through whom and when. */
export interface Settlement {
  readonly credentialId: string;
  readonly accountId: string;
  readonly at: Date;
}

/** Writes claims that were assessed elsewhere: from the beginning to the certificate at once. */
@Injectable()
export class StatedClaims {
  constructor(
    private readonly claims: ClaimsStore,
    private readonly history: ClaimHistoryStore,
    private readonly mandates: MandatesService,
  ) {}

  /** Refuses `claim.duplicate-open` when the person has an open claim for the same. */
  async refuseDuplicate(claim: ClaimRecord): Promise<void> {
    if (await this.claims.hasOpen(claim)) throw new DomainError('claim.duplicate-open');
  }

  /** False when an open claim for the same came in between. Refuses as MandatesService.confirm. */
  async write(
    claim: ClaimRecord,
    judgement: NewJudgement,
    { credentialId, accountId, at }: Settlement,
    m: Transaction,
  ): Promise<boolean> {
    if (!(await this.claims.add({ ...claim, state: 'documented' }, m))) return false;
    for (const { turn, assessorId, tie, submitted } of claim.assessments) {
      const { mandateId, level, grade } = submitted ?? {};
      // Locked, so that nobody ends the mandate between this look and the signature.
      await this.mandates.confirm(mandateId, at, m);
      if (mandateId === undefined) throw new Error('a confirmed mandate has an id');
      await this.claims.assign(claim.id, { turn, assessorId, tie }, claim.openedAt, m);
      const submission = { claimId: claim.id, turn, tie, at: claim.openedAt, judgement, mandateId };
      await this.claims.submit({ ...submission, level, grade, outcome: 'met' }, m);
    }
    for (const note of claim.notes) await this.history.addNote(claim.id, note, undefined, m);
    await this.claims.move(claim.id, 'documented', 'certified', m, credentialId);
    const event = { claimId: claim.id, accountId, at } as const;
    await this.claims.record({ ...event, command: 'open', to: 'documented' }, m);
    await this.claims.record(
      { ...event, command: 'accept', from: 'documented', to: 'certified' },
      m,
    );
    return true;
  }
}
