import { Injectable, Logger } from '@nestjs/common';
import { judgeViewAge, type ViewAge } from '#domain/accreditation/judge-view-age.js';
import { DomainError } from '#domain/core/domain-error.js';
import { cosignaturesOf } from '#ledger/cosignature.js';
import { parsePolicy } from '#ledger/policy.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { Clock } from '#platform/clock.js';
import { OriginPulls } from '#platform/federation/origin-pulls.js';
import { quorumTime } from '#platform/federation/quorum-time.js';
import { PinnedRegistry } from './pinned-registry.js';
import { RegistryContactStore } from './registry-contact.store.js';

/** A registry that does not answer is not asked for every credential of a run. */
const ASK_EVERY_MS = 60_000;
const SAY_EVERY_MS = 3_600_000;

/**
 * How old this hub's copy of the registry's ledger is: when it was last known to be all there is. Two
 * things tell: the registry itself, asked over HTTP, showed nothing beyond the copy; or a quorum of
 * the witnesses that this hub pinned cosigned its newest checkpoint. That a segment arrived tells
 * nothing: a bus may deliver late.
 */
@Injectable()
export class RegistryView {
  private readonly log = new Logger('federation');
  /** Never goes back, so it is read again only where it is too old. */
  private confirmedAt: Date | undefined;
  private askedAt = -Infinity;
  private saidAt = -Infinity;

  constructor(
    private readonly store: RegistryContactStore,
    private readonly registry: PinnedRegistry,
    private readonly pulls: OriginPulls,
    private readonly clock: Clock,
  ) {}

  /** `none` until the copy has been complete once. */
  async age(): Promise<ViewAge | 'none'> {
    const now = this.clock.now();
    const known = this.confirmedAt && judgeViewAge(this.confirmedAt, now);
    if (known === 'fresh') return known;
    this.confirmedAt = await this.read();
    return this.confirmedAt ? judgeViewAge(this.confirmedAt, now) : 'none';
  }

  /**
   * Refuses `accreditation.stale-view` when the copy is too old to certify by, after the registry was
   * asked once more; warns when it is on its way there. A copy that never was complete holds no
   * accreditation to rely on, and is refused where that is missing.
   */
  async refuseStale(): Promise<void> {
    let age = await this.age();
    const now = this.clock.now().getTime();
    if (age === 'stale' && Math.abs(now - this.askedAt) >= ASK_EVERY_MS) {
      this.askedAt = now;
      await this.pulls.check(this.registry.origin);
      age = await this.age();
    }
    if (age === 'fresh' || age === 'none') return;
    const since = this.confirmedAt?.toISOString() ?? '';
    if (age === 'stale')
      throw new DomainError('accreditation.stale-view', {
        expected: "a copy of the registry's ledger that was complete within 7 days",
        got: since,
      });
    if (Math.abs(now - this.saidAt) < SAY_EVERY_MS) return;
    this.saidAt = now;
    this.log.warn(
      `accreditation.ageing-view: the registry's ledger was last known complete at ${since}; issuing ends 7 days after`,
    );
  }

  private async read(): Promise<Date | undefined> {
    const contact = await this.store.lastContact(this.registry.origin);
    const cosigned = await this.cosignedAt();
    const times = [contact, cosigned].flatMap((time) => time?.getTime() ?? []);
    return times.length > 0 ? new Date(Math.max(...times)) : undefined;
  }

  private async cosignedAt(): Promise<Date | undefined> {
    const trust = await this.registry.trustOf(this.registry.origin);
    const note = await this.store.newestNote(this.registry.origin);
    if (!trust || note === undefined) return undefined;
    const policy = parsePolicy(trust.policy);
    const keys = policy.witnesses.map(({ key }) => key);
    const seconds = quorumTime(policy, cosignaturesOf(parseSignedNote(note), keys));
    return seconds === undefined ? undefined : new Date(seconds * 1000);
  }
}
