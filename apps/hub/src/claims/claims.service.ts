import { Injectable } from '@nestjs/common';
import { stepsFrom } from '#domain/claim/claim-steps.js';
import { checkPractice } from '#domain/claim/check-practice.js';
import { checkAppeal } from '#domain/claim/claim-windows.js';
import { documentClaim } from '#domain/claim/document-claim.js';
import { openClaim } from '#domain/claim/open-claim.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { Claim, NewAppeal, NewDocumentation } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { ClaimCommands, type ClaimRequest, type HeldClaim } from './claim-commands.service.js';
import { isVisible, lastNote } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import { kindsOf } from './kinds-of.js';
import { ClaimsStore } from './claims.store.js';
import { personOf } from './person-of.js';

/** What candidates do with their claims, up to a decision and after it. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly commands: ClaimCommands,
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly history: ClaimHistoryStore,
  ) {}

  /** Adds experiences to a claim, first or when more was asked for. Refuses what openClaim refuses. */
  document(
    claimId: string,
    body: NewDocumentation,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    return this.onOwn(claimId, { command: 'document', body, me, key }, async (held) => {
      const { claim } = held.file;
      const [to] = stepsFrom(claim.state, 'document');
      const grounds = { standard: claim.standard, experiences: body.experiences };
      const { standard, experiences } = await this.files.groundsOf(claim.personId, grounds, held.m);
      documentClaim(experiences);
      if (claim.renewal) checkPractice(experiences, claim.renewal.since);
      openClaim(standard.content.value, claim.level, kindsOf(experiences));
      await this.commands.step(held, 'document', to ?? 'documented');
      await this.store.document(claimId, body.experiences, held.m);
    });
  }

  /** The candidate ends a claim that is not certified; nobody asks why. */
  withdraw(claimId: string, me: Account, key: string | undefined): Promise<Claim> {
    return this.onOwn(claimId, { command: 'withdraw', body: {}, me, key }, async (held) => {
      const { claim } = held.file;
      // The appeal of a certified claim is not a claim that could be withdrawn.
      stepsFrom(claim.credentialId === undefined ? claim.state : 'certified', 'withdraw');
      await this.commands.step(held, 'withdraw', 'withdrawn');
      await this.store.unassign(claimId, held.m);
    });
  }

  /** Takes a decision to another assessor, once and within 28 days. */
  appeal(claimId: string, body: NewAppeal, me: Account, key: string | undefined): Promise<Claim> {
    return this.onOwn(claimId, { command: 'appeal', body, me, key }, async (held) => {
      const { file, at, m } = held;
      stepsFrom(file.claim.state, 'appeal');
      const decision = lastNote(file.claim, 'decision');
      if (!decision) throw new Error('a claim that may be appealed was decided');
      checkAppeal(decision.at, lastNote(file.claim, 'appeal') !== undefined, at);
      await this.commands.step(held, 'appeal', 'appealed');
      await this.history.addNote(claimId, { kind: 'appeal', at, body }, undefined, m);
    });
  }

  /** A command on the own claim of whoever is signed in. Refuses `claim.not-candidate`. */
  private onOwn(
    claimId: string,
    request: ClaimRequest,
    work: (held: HeldClaim) => Promise<void>,
  ): Promise<Claim> {
    return this.commands.onClaim(claimId, request, async (held) => {
      const { claim } = held.file;
      if (!isVisible(claim, request.me)) throw new DomainError('claim.unknown');
      if (claim.personId !== personOf(request.me)) throw new DomainError('claim.not-candidate');
      await work(held);
      return this.commands.view(held);
    });
  }
}
