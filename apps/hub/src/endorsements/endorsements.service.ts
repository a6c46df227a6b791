import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  Endorsement,
  EndorsementInvitation,
  Endorsements,
  NewEndorsement,
} from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids, Salts } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { type ClaimFile, isVisible } from '../claims/claim-file.js';
import { ClaimFiles } from '../claims/claim-files.service.js';
import { EndorsementsStore } from './endorsements.store.js';
import { type EndorsementRecord, isOpen, viewEndorsement } from './endorsement.js';
import { refuseClosed } from './refuse-closed.js';
import { tokenHash } from './token-hash.js';

/** 128 bits: nobody guesses one. */
const TOKEN_LENGTH = 16;
const DAY_MS = 24 * 60 * 60_000;
/** A claim has a handful of witnesses, not a campaign. */
const MAX_OPEN = 10;

/** Candidates invite people from outside to say what they saw. */
@Injectable()
export class EndorsementsService {
  constructor(
    private readonly files: ClaimFiles,
    private readonly store: EndorsementsStore,
    private readonly salts: Salts,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes an invitation. Its token is in this answer and nowhere else: so nothing is remembered for a
   * repeat, and who lost the answer revokes and invites again. Refuses `claim.not-candidate`,
   * `claim.not-allowed-in-state`, `experience.unknown`, `endorsement.task-unknown`,
   * `endorsement.too-many`.
   */
  async invite(claimId: string, body: NewEndorsement, me: Account): Promise<EndorsementInvitation> {
    const createdAt = this.clock.now();
    return this.store.atomically(async (m) => {
      const { claim, experiences } = await this.ownFile(claimId, me, m);
      refuseClosed(claim.state);
      const own = await this.files.experienceOf(claim.personId, body.experienceId, m);
      // Before a claim is documented nothing is decided yet on what it will rest.
      if (!own || (experiences.length > 0 && !experiences.some(({ id }) => id === own.id)))
        throw new DomainError('experience.unknown');
      const foreign = body.tasks.find((task) => !own.tasks.includes(task));
      if (foreign !== undefined) throw new DomainError('endorsement.task-unknown');
      const open = (await this.store.ofClaim(claimId, m)).filter((e) => isOpen(e, createdAt));
      if (open.length >= MAX_OPEN)
        throw new DomainError('endorsement.too-many', { expected: `at most ${String(MAX_OPEN)}` });
      const token = this.salts.next().subarray(0, TOKEN_LENGTH).toString('base64url');
      const { experienceId, tasks, greeting, language, days, disclose } = body;
      const endorsement: EndorsementRecord = {
        ...{ id: this.ids.next(), claimId, experienceId, personId: claim.personId },
        tasks: [...new Set(tasks)],
        ...(greeting !== undefined && { greeting }),
        ...{ language, disclose, createdAt },
        expiresAt: new Date(createdAt.getTime() + days * DAY_MS),
      };
      await this.store.add(endorsement, tokenHash(token), m);
      return { id: endorsement.id, token, expiresAt: endorsement.expiresAt.toISOString() };
    });
  }

  /** Refuses `claim.unknown` and `claim.not-candidate`. */
  async list(claimId: string, me: Account): Promise<Endorsements> {
    const now = this.clock.now();
    await this.ownFile(claimId, me);
    const items = await this.store.ofClaim(claimId);
    return { items: items.map((endorsement) => viewEndorsement(endorsement, now)) };
  }

  /** Ends an invitation; ended before, it stays so. Refuses `endorsement.already-stated`. */
  async revoke(id: string, me: Account): Promise<Endorsement> {
    const now = this.clock.now();
    return this.store.atomically(async (m) => {
      const found = await this.store.findLocked(id, m);
      if (me.personId === undefined) throw new DomainError('person.required');
      if (found?.personId !== me.personId) throw new DomainError('endorsement.unknown');
      if (found.stated) throw new DomainError('endorsement.already-stated');
      if (found.revokedAt) return viewEndorsement(found, now);
      await this.store.revoke(id, now, m);
      return viewEndorsement({ ...found, revokedAt: now }, now);
    });
  }

  private async ownFile(claimId: string, me: Account, m?: Transaction): Promise<ClaimFile> {
    if (me.personId === undefined) throw new DomainError('person.required');
    const file = await this.files.find(claimId, m);
    if (!isVisible(file.claim, me)) throw new DomainError('claim.unknown');
    if (file.claim.personId !== me.personId) throw new DomainError('claim.not-candidate');
    return file;
  }
}
