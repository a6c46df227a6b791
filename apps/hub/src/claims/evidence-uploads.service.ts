import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Evidence } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { cleanEvidence } from './clean-evidence.js';
import { collectBytes } from './collect-bytes.js';
import { type EvidenceDraft, EvidenceDraftsStore } from './evidence-drafts.store.js';
import { EvidenceKeeper } from './evidence-keeper.service.js';
import { EvidenceStore } from './evidence.store.js';
import { largestOf } from './largest-of.js';
import { personOf } from './person-of.js';
import { RawBody } from './read-evidence-bodies.js';
import type { EvidenceType } from './sniff-media-type.js';

/** Each upload holds its bytes in memory, and some more while they are sealed. */
const AT_ONCE = 4;

/** The bytes of evidence, as they are. */
@Injectable()
export class EvidenceUploadsService {
  private running = 0;

  constructor(
    private readonly drafts: EvidenceDraftsStore,
    private readonly store: EvidenceStore,
    private readonly keeper: EvidenceKeeper,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the bytes of a described item; the same bytes again give the same answer. Refuses
   * `evidence.unknown`, `body.unsupported-type` for another type than described,
   * `server.unavailable` while others upload, `evidence.already-uploaded` for other bytes, and what
   * collectBytes, cleanEvidence and EvidenceKeeper refuse.
   */
  async upload(evidenceId: string, body: unknown, me: Account): Promise<Evidence> {
    const personId = personOf(me);
    const draft = await this.drafts.find(evidenceId);
    const stored = await this.store.find(evidenceId);
    if ((draft ?? stored)?.personId !== personId) throw new DomainError('evidence.unknown');
    const type = (draft?.item.mediaType ?? stored?.evidence.mediaType) as EvidenceType;
    if (!(body instanceof RawBody) || body.type !== type)
      throw new DomainError('body.unsupported-type', {
        expected: type,
        got: body instanceof RawBody ? body.type : 'another type',
      });
    if (this.running >= AT_ONCE) throw new DomainError('server.unavailable');
    this.running += 1;
    try {
      const sent = await collectBytes(body.stream, body.announced, largestOf(type));
      return await this.keep(evidenceId, personId, cleanEvidence(type, sent));
    } finally {
      this.running -= 1;
    }
  }

  private keep(evidenceId: string, personId: string, bytes: Buffer): Promise<Evidence> {
    const now = this.clock.now();
    return this.store.atomically(async (m) => {
      // Held first: of two that send the same item at once, the slower one finds it there.
      await this.keeper.lock(personId, m);
      const same = await this.keeper.findSame(evidenceId, bytes, m);
      if (same) return same;
      const draft = await this.drafts.find(evidenceId, m);
      if (!draft || draft.uploadUntil < now || !(await this.drafts.take(evidenceId, m)))
        throw new DomainError('evidence.unknown');
      const item = { about: aboutOf(draft, now), bytes };
      const [kept] = await this.keeper.add(personId, draft.experienceId, [item], m);
      if (!kept) throw new Error('one item is kept as one');
      return kept;
    });
  }
}

const aboutOf = ({ id, item }: EvidenceDraft, now: Date): Omit<Evidence, 'size' | 'digest'> => ({
  ...item,
  id,
  capturedBy: 'candidate',
  addedAt: now.toISOString(),
});
