import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Evidence } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import type { ClaimState } from './claim-record.js';
import { ClaimsOnEvidenceStore } from './claims-on-evidence.store.js';
import { EvidenceSafe, type EvidenceToSeal } from './evidence-safe.service.js';
import { EvidenceStore } from './evidence.store.js';
import { ExperiencesStore } from './experiences.store.js';

/** Photos, records and tests of one piece of work; more is another experience. */
const MAX_ITEMS = 50;
/** While somebody judges, what they judge on stays as it is. */
const IN_ASSESSMENT: readonly ClaimState[] = ['assessing', 'second-assessing', 'moderating'];

/** Puts evidence away, within what one person may keep and while nobody judges on it. */
@Injectable()
export class EvidenceKeeper {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly claims: ClaimsOnEvidenceStore,
    private readonly experiences: ExperiencesStore,
    private readonly store: EvidenceStore,
    private readonly safe: EvidenceSafe,
  ) {}

  /** Nobody else adds evidence of the person until the transaction ends. */
  lock(personId: string, m: Transaction): Promise<void> {
    return this.store.lock(personId, m);
  }

  /**
   * Refuses more evidence for an experience, as far as that is known before it is there:
   * `experience.unknown` when it is not the person's own, `experience.in-assessment`,
   * `evidence.too-many`, `evidence.quota-exceeded`. Locks as add does.
   */
  async refuseMore(personId: string, experienceId: string, m: Transaction): Promise<void> {
    const [own] = await this.experiences.findByIds([experienceId], m);
    if (own?.personId !== personId) throw new DomainError('experience.unknown');
    await this.refuseInAssessment(experienceId, IN_ASSESSMENT, m);
    await this.store.lock(personId, m);
    await this.refuseBeyond(personId, experienceId, { items: 1, bytes: 1 }, m);
  }

  /** Refuses `experience.in-assessment`, `evidence.too-many` and `evidence.quota-exceeded`. */
  async add(
    personId: string,
    experienceId: string,
    items: readonly EvidenceToSeal[],
    m: Transaction,
    closed: readonly ClaimState[] = IN_ASSESSMENT,
  ): Promise<readonly Evidence[]> {
    await this.refuseInAssessment(experienceId, closed, m);
    await this.store.lock(personId, m);
    const bytes = items.reduce((sum, item) => sum + item.bytes.length, 0);
    await this.refuseBeyond(personId, experienceId, { items: items.length, bytes }, m);
    const sealed = await this.safe.seal(personId, items, m);
    await this.store.add(experienceId, sealed, m);
    return sealed.map(({ evidence }) => evidence);
  }

  /** The item that is there already, if it has these bytes. Refuses `evidence.already-uploaded`. */
  async findSame(id: string, bytes: Buffer, m: Transaction): Promise<Evidence | undefined> {
    const stored = await this.store.find(id, m);
    if (!stored) return undefined;
    const known = await this.safe.open(stored.personId, stored, m);
    if (!known.equals(bytes)) throw new DomainError('evidence.already-uploaded');
    return stored.evidence;
  }

  /** Lets go of the content and of what names somebody; that there was an item stays. */
  forget(evidenceId: string, at: Date, m: Transaction): Promise<void> {
    return this.store.forget(evidenceId, at, m);
  }

  private async refuseBeyond(
    personId: string,
    experienceId: string,
    added: { readonly bytes: number; readonly items: number },
    m: Transaction,
  ): Promise<void> {
    const { bytes, items } = await this.store.usage(personId, experienceId, m);
    if (items + added.items > MAX_ITEMS)
      throw new DomainError('evidence.too-many', {
        expected: `at most ${String(MAX_ITEMS)} items for one experience`,
      });
    const { evidenceQuota } = this.config;
    if (bytes + added.bytes > evidenceQuota)
      throw new DomainError('evidence.quota-exceeded', {
        expected: `at most ${String(evidenceQuota)} bytes for one person`,
        got: `${String(bytes + added.bytes)} bytes`,
      });
  }

  /** Nobody assigns an assessor before the transaction ends. */
  private async refuseInAssessment(
    experienceId: string,
    closed: readonly ClaimState[],
    m: Transaction,
  ): Promise<void> {
    const states = await this.claims.heldStates(experienceId, m);
    const found = states.find((state) => closed.includes(state));
    if (found !== undefined)
      throw new DomainError('experience.in-assessment', {
        expected: 'an experience on which nobody judges',
        got: found,
      });
  }
}
