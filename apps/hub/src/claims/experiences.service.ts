import { Injectable } from '@nestjs/common';
import { dayOf } from '#domain/core/instant.js';
import type { Experience, Experiences, NewExperience } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { checkExperience } from '#domain/claim/check-experience.js';
import { EvidenceSafe } from './evidence-safe.service.js';
import { ExperiencesStore } from './experiences.store.js';
import { personOf } from './person-of.js';

/** What people did at work. */
@Injectable()
export class ExperiencesService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly store: ExperiencesStore,
    private readonly safe: EvidenceSafe,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Records an experience of the signed-in person, with its evidence or not at all. */
  async record(body: NewExperience, me: Account, key: string | undefined): Promise<Experience> {
    const personId = personOf(me);
    const now = this.clock.now();
    checkExperience(body, dayOf(now));
    const items = this.safe.read(body.evidence);
    const request = { accountId: me.id, key, operation: 'experiences.record', body };
    return this.idempotency.once(request, async (m) => {
      const sealed = await this.safe.seal(personId, items, m);
      const { from, to, role, tasks } = body;
      const experience = {
        id: this.ids.next(),
        from,
        ...(to !== undefined && { to }),
        role,
        tasks,
        recordedAt: now.toISOString(),
      };
      await this.store.add(personId, experience, sealed, m);
      return { ...experience, evidence: sealed.map(({ evidence }) => evidence) };
    });
  }

  async list(me: Account): Promise<Experiences> {
    return { items: [...(await this.store.ofPerson(personOf(me)))] };
  }
}
