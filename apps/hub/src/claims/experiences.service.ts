import { Injectable } from '@nestjs/common';
import { dayOf } from '#domain/core/instant.js';
import type {
  Evidence,
  Experience,
  Experiences,
  NewEvidence,
  NewExperience,
} from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { checkExperience } from '#domain/claim/check-experience.js';
import { EvidenceKeeper } from './evidence-keeper.service.js';
import { ExperiencesStore } from './experiences.store.js';
import { personOf } from './person-of.js';
import { readEvidence } from './read-evidence.js';

/** What people did at work. */
@Injectable()
export class ExperiencesService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly store: ExperiencesStore,
    private readonly keeper: EvidenceKeeper,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Records an experience of the signed-in person, with its evidence or not at all. */
  async record(body: NewExperience, me: Account, key: string | undefined): Promise<Experience> {
    const personId = personOf(me);
    const now = this.clock.now();
    checkExperience(body, dayOf(now));
    const contents = body.evidence.map(readEvidence);
    const request = { accountId: me.id, key, operation: 'experiences.record', body };
    return this.idempotency.once(request, async (m) => {
      const { from, to, role, tasks } = body;
      const experience = {
        id: this.ids.next(),
        from,
        ...(to !== undefined && { to }),
        role,
        tasks,
        recordedAt: now.toISOString(),
      };
      await this.store.add(personId, experience, m);
      const items = body.evidence.map((item, i) => ({
        about: aboutOf(item, this.ids.next(), now),
        bytes: contents[i] ?? Buffer.alloc(0),
      }));
      const evidence = await this.keeper.add(personId, experience.id, items, m);
      return { ...experience, evidence: [...evidence] };
    });
  }

  async list(me: Account): Promise<Experiences> {
    return { items: [...(await this.store.ofPerson(personOf(me)))] };
  }
}

/** Handing an item in with an experience lets assessors read it, unless the person says no. */
const aboutOf = (
  { kind, title, madeAt, language, mediaType, disclose, assess = true, details }: NewEvidence,
  id: string,
  now: Date,
): Omit<Evidence, 'size' | 'digest'> => ({
  ...{ id, kind, title, madeAt, language, mediaType, disclose, assess },
  capturedBy: 'candidate',
  addedAt: now.toISOString(),
  ...(details && { details }),
});
