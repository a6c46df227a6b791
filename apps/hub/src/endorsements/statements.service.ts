import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { dayOf } from '#domain/core/instant.js';
import { checkStatement } from '#domain/evidence/check-statement.js';
import type {
  EndorsementLetter,
  EndorsementReceipt,
  NewEndorsementStatement,
} from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { ClaimFiles } from '../claims/claim-files.service.js';
import { EvidenceKeeper } from '../claims/evidence-keeper.service.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { fullName } from '../members/member.js';
import { type EndorsementRecord, isOpen } from './endorsement.js';
import { EndorsementsStore } from './endorsements.store.js';
import { takesStatements } from './refuse-closed.js';
import { tokenHash } from './token-hash.js';
import { writeStatement } from './write-statement.js';
import { WrongTokens } from './wrong-tokens.js';

/** Names nobody, so that it can stay when the witness is forgotten. */
const TITLE = 'Statement of a witness';
/** Once the first assessor has judged, nothing is added. */
const CLOSED = ['second-assessing', 'moderating'] as const;

/** People from outside, who have a token and no account. */
@Injectable()
export class StatementsService {
  private readonly wrong = new WrongTokens();

  constructor(
    private readonly files: ClaimFiles,
    private readonly store: EndorsementsStore,
    private readonly keeper: EvidenceKeeper,
    private readonly clock: Clock,
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
  ) {}

  /**
   * What the invitation says: no standard, level or criterion, as a witness who knew them would
   * answer those. Refuses `endorsement.unknown` and `request.too-many`.
   */
  async read(token: string, from: string): Promise<EndorsementLetter> {
    const endorsement = await this.find(token, from);
    const { candidate } = await this.files.find(endorsement.claimId);
    const own = await this.files.experienceOf(endorsement.personId, endorsement.experienceId);
    if (!own) throw new Error('an invitation is about an experience that is there');
    const { tasks, greeting, language, expiresAt } = endorsement;
    return {
      hub: this.config.name,
      candidate: fullName(candidate),
      role: own.role,
      tasks: [...tasks],
      language,
      ...(greeting !== undefined && { greeting }),
      expiresAt: expiresAt.toISOString(),
    };
  }

  /**
   * Takes a statement, once, as evidence of the claim. Refuses `endorsement.unknown`,
   * `endorsement.closed` when the claim no longer takes any, what checkStatement refuses, and what
   * EvidenceKeeper refuses where there is no room.
   */
  async state(body: NewEndorsementStatement, from: string): Promise<EndorsementReceipt> {
    const now = this.clock.now();
    const { id, personId } = await this.find(body.token, from);
    return this.store.atomically(async (m) => {
      const endorsement = await this.store.findLocked(id, m);
      if (!endorsement || !isOpen(endorsement, now)) throw new DomainError('endorsement.unknown');
      const { tasks, experienceId, disclose, claimId } = endorsement;
      const { claim, candidate } = await this.files.find(claimId, m);
      checkStatement(body, { candidate: fullName(candidate), tasks, today: dayOf(now) });
      if (!takesStatements(claim.state)) throw new DomainError('endorsement.closed');
      const { witness, relation, period, answers, language } = body;
      const about = {
        // The item has the id of the invitation: there is one statement to each.
        ...({ id, kind: 'witness-statement', title: TITLE, language } as const),
        ...({ mediaType: 'text/plain', madeAt: dayOf(now), assess: true, disclose } as const),
        ...({ capturedBy: 'witness', addedAt: now.toISOString() } as const),
        details: { witness, relation, period },
      };
      const bytes = Buffer.from(writeStatement(tasks, body));
      await this.keeper.add(personId, experienceId, [{ about, bytes }], m, CLOSED);
      await this.store.state(id, { at: now, answers, evidenceId: id, witness }, m);
      return { id, statedAt: now.toISOString() };
    });
  }

  /** A wrong token and one that is over look the same. */
  private async find(token: string, from: string): Promise<EndorsementRecord> {
    const now = this.clock.now();
    const found = await this.store.findByToken(tokenHash(token));
    if (found && isOpen(found, now)) return found;
    throw new DomainError(
      this.wrong.isOften(from, now) ? 'request.too-many' : 'endorsement.unknown',
    );
  }
}
