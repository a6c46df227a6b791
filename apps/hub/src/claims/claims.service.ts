import { Injectable } from '@nestjs/common';
import { stepsFrom } from '#domain/claim/claim-steps.js';
import { checkAppeal } from '#domain/claim/claim-windows.js';
import { documentClaim } from '#domain/claim/document-claim.js';
import { identifyClaim } from '#domain/claim/identify-claim.js';
import { openClaim } from '#domain/claim/open-claim.js';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  Claim,
  Experience,
  NewAppeal,
  NewClaim,
  NewDocumentation,
} from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Ids } from '#platform/clock.js';
import { ClaimCommands, type ClaimRequest, type HeldClaim } from './claim-commands.service.js';
import { isVisible, lastNote, viewClaim } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import type { ClaimRecord } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { personOf } from './person-of.js';

const kindsOf = (experiences: readonly Experience[]): readonly string[] =>
  experiences.flatMap(({ evidence }) =>
    evidence.filter(({ assess }) => assess).map(({ kind }) => kind),
  );

/** What candidates do with their claims, up to a decision and after it. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly commands: ClaimCommands,
    private readonly store: ClaimsStore,
    private readonly files: ClaimFiles,
    private readonly history: ClaimHistoryStore,
    private readonly ids: Ids,
  ) {}

  /**
   * Opens a claim: with experiences it is documented at once, without it is identified. Refuses
   * `claim.consent-missing`, what groundsOf and openClaim refuse, and `claim.duplicate-open`.
   */
  async open(body: NewClaim, me: Account, key: string | undefined): Promise<Claim> {
    if (!body.consent) throw new DomainError('claim.consent-missing');
    const personId = personOf(me);
    return this.commands.once({ command: 'open', body, me, key }, async (openedAt, m) => {
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
