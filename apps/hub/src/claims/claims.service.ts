import { Injectable } from '@nestjs/common';
import { type ClaimCommand, stepsFrom } from '#domain/claim/claim-steps.js';
import { checkAppeal } from '#domain/claim/claim-windows.js';
import { documentClaim } from '#domain/claim/document-claim.js';
import { identifyClaim } from '#domain/claim/identify-claim.js';
import { openClaim } from '#domain/claim/open-claim.js';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  Claim,
  Claims,
  Experience,
  NewAppeal,
  NewClaim,
  NewDocumentation,
} from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { type ClaimFile, isVisible, lastNote, viewClaim } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import type { ClaimRecord, ClaimState } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { personOf } from './person-of.js';

interface Step {
  readonly command: ClaimCommand;
  readonly to: ClaimState;
  readonly me: Account;
  readonly at: Date;
}

const kindsOf = (experiences: readonly Experience[]): readonly string[] =>
  experiences.flatMap(({ evidence }) =>
    evidence.filter(({ assess }) => assess).map(({ kind }) => kind),
  );

/** Opening claims and looking at them. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly history: ClaimHistoryStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Opens a claim: with experiences it is documented at once, without it is identified. Refuses
   * `claim.consent-missing`, what groundsOf and openClaim refuse, and `claim.duplicate-open`.
   */
  async open(body: NewClaim, me: Account, key: string | undefined): Promise<Claim> {
    if (!body.consent) throw new DomainError('claim.consent-missing');
    const personId = personOf(me);
    const openedAt = this.clock.now();
    const request = { accountId: me.id, key, operation: 'claims.open', body };
    return this.idempotency.once(request, async (m) => {
      const { standard, experiences } = await this.files.groundsOf(personId, body, m);
      const { level } = body;
      if (body.experiences) {
        documentClaim(experiences);
        openClaim(standard.content.value, level, kindsOf(experiences));
      } else identifyClaim(standard.content.value, level);
      const claim: ClaimRecord = {
        id: this.ids.next(),
        personId,
        standard: body.standard,
        level,
        state: body.experiences ? 'documented' : 'identified',
        openedAt,
        consentedAt: openedAt,
        experiences: body.experiences ?? [],
        assessments: [],
        events: [],
        notes: [],
      };
      if (!(await this.store.add(claim, m))) throw new DomainError('claim.duplicate-open');
      const event = { claimId: claim.id, command: 'open', to: claim.state } as const;
      await this.store.record({ ...event, accountId: me.id, at: openedAt }, m);
      return viewClaim(await this.files.find(claim.id, m), me);
    });
  }

  /** Adds experiences to a claim, first or when more was asked for. Refuses what openClaim refuses. */
  async document(
    claimId: string,
    body: NewDocumentation,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    const at = this.clock.now();
    const request = { accountId: me.id, key, operation: `claims.document ${claimId}`, body };
    return this.idempotency.once(request, async (m) => {
      const { claim } = await this.ownFile(claimId, me, m);
      const [to] = stepsFrom(claim.state, 'document');
      const grounds = { standard: claim.standard, experiences: body.experiences };
      const { standard, experiences } = await this.files.groundsOf(claim.personId, grounds, m);
      documentClaim(experiences);
      openClaim(standard.content.value, claim.level, kindsOf(experiences));
      await this.step(claim, { command: 'document', to: to ?? 'documented', me, at }, m);
      await this.store.document(claimId, body.experiences, m);
      return viewClaim(await this.files.find(claimId, m), me);
    });
  }

  /** The candidate ends a claim that is not certified; nobody asks why. */
  async withdraw(claimId: string, me: Account, key: string | undefined): Promise<Claim> {
    const at = this.clock.now();
    const request = { accountId: me.id, key, operation: `claims.withdraw ${claimId}`, body: {} };
    return this.idempotency.once(request, async (m) => {
      const { claim } = await this.ownFile(claimId, me, m);
      // The appeal of a certified claim is not a claim that could be withdrawn.
      stepsFrom(claim.credentialId === undefined ? claim.state : 'certified', 'withdraw');
      await this.step(claim, { command: 'withdraw', to: 'withdrawn', me, at }, m);
      await this.store.unassign(claimId, m);
      return viewClaim(await this.files.find(claimId, m), me);
    });
  }

  /** Takes a decision to another assessor, once and within 28 days. */
  async appeal(
    claimId: string,
    body: NewAppeal,
    me: Account,
    key: string | undefined,
  ): Promise<Claim> {
    const at = this.clock.now();
    const request = { accountId: me.id, key, operation: `claims.appeal ${claimId}`, body };
    return this.idempotency.once(request, async (m) => {
      const { claim } = await this.ownFile(claimId, me, m);
      stepsFrom(claim.state, 'appeal');
      const decision = lastNote(claim, 'decision');
      if (!decision) throw new Error('a claim that may be appealed was decided');
      checkAppeal(decision.at, lastNote(claim, 'appeal') !== undefined, at);
      await this.step(claim, { command: 'appeal', to: 'appealed', me, at }, m);
      await this.history.addNote(claimId, { kind: 'appeal', at, body }, undefined, m);
      return viewClaim(await this.files.find(claimId, m), me);
    });
  }

  /** Refuses `claim.unknown` also for a claim that is not the viewer's to know. */
  async find(claimId: string, me: Account): Promise<Claim> {
    const file = await this.files.find(claimId);
    if (!isVisible(file.claim, me)) throw new DomainError('claim.unknown');
    return viewClaim(file, me);
  }

  /** Officers see all claims, others those in which they are candidate or assessor. */
  async list(me: Account): Promise<Claims> {
    const claims = me.roles.includes('officer')
      ? await this.store.all()
      : await this.store.concerning(personOf(me));
    return this.viewAll(claims, me);
  }

  /** Claims that wait for the judgement of the signed-in assessor. */
  async queue(me: Account): Promise<Claims> {
    return this.viewAll(await this.store.waitingFor(personOf(me)), me);
  }

  /** The signed-in candidate's claim, held until the commit. Refuses `claim.not-candidate`. */
  private async ownFile(claimId: string, me: Account, m: Transaction): Promise<ClaimFile> {
    await this.store.lockedState(claimId, m);
    const file = await this.files.find(claimId, m);
    if (!isVisible(file.claim, me)) throw new DomainError('claim.unknown');
    if (file.claim.personId !== personOf(me)) throw new DomainError('claim.not-candidate');
    return file;
  }

  private async step(claim: ClaimRecord, step: Step, m: Transaction): Promise<void> {
    const { id: claimId, state: from, credentialId = null } = claim;
    const { command, to, me, at } = step;
    await this.store.move(claimId, from, to, m, credentialId);
    await this.store.record({ claimId, command, from, to, accountId: me.id, at }, m);
  }

  private async viewAll(claims: readonly ClaimRecord[], me: Account): Promise<Claims> {
    const files = await this.files.filesOf(claims);
    return { items: files.map((file) => viewClaim(file, me)) };
  }
}
