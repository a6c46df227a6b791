import type { EntityManager } from 'typeorm';
import { isKeyName } from '#ledger/key-name.js';
import type { FollowerContext } from './follower-context.js';
import type { FollowedLedger } from './follower-ports.js';
import { type GrowingMirror, isUncontested, lockGrowing } from './mirror-growth.sql.js';
import { lockObserving } from './observed-checkpoint.sql.js';
import { type GrowthStep, growthStep, mayChangeKeys, writeGrowth } from './plain-growth.js';
import { type ReadRecord, type VerifiedSegment, verifyRecord } from './read-record.js';
import { refuseBadBody, refuseRecord, type TakenRecord, takeRecord } from './take-record.js';
import { Unverified } from './verify-checkpoint.js';

/** Leaves that one statement writes at most. */
const LEAVES_AT_ONCE = 4000;

/**
 * The records of one key, in their order, in the caller's transaction: the state is that of taking
 * one after the other (takeRecord). Segments that plainly follow each other are written together,
 * whatever is not plain is taken alone. Throws on faults of ours only.
 */
export async function takeRun(
  m: EntityManager,
  context: FollowerContext,
  key: string,
  records: readonly ReadRecord[],
): Promise<readonly TakenRecord[]> {
  const run = new OriginRun(m, context, key);
  for (const read of records) await run.take(read);
  return run.finish();
}

class OriginRun {
  private readonly taken: TakenRecord[] = [];
  /** Looked up once, and again after whatever may have changed it. */
  private trust: { readonly of: FollowedLedger | undefined } | undefined;
  /** Locked until the transaction ends, so what is known of it stays true while only we write. */
  private mirror: { readonly is: GrowingMirror | undefined } | undefined;
  private steps: { readonly read: ReadRecord; readonly step: GrowthStep }[] = [];

  constructor(
    private readonly m: EntityManager,
    private readonly context: FollowerContext,
    private readonly key: string,
  ) {}

  async take(read: ReadRecord): Promise<void> {
    const { record } = read;
    // The same bytes again, before the first ones are written: nothing could come of it.
    if (this.steps.some((held) => held.read.record.value.equals(record.value))) {
      this.taken.push({ record, outcome: 'duplicate' });
      return;
    }
    const trust = await this.trusted();
    const segment = this.verified(read, trust);
    const step = typeof segment === 'string' ? undefined : await this.nextStep(segment);
    if (step) {
      this.steps.push({ read, step });
      if (mayChangeKeys(step.readings)) {
        await this.write();
        this.trust = undefined;
      } else if (step.frontier.size - this.startOfSteps() >= LEAVES_AT_ONCE) await this.write();
      return;
    }
    await this.write();
    if (typeof segment !== 'string') return this.takeAlone(read);
    const known = await this.trusted();
    if (known !== trust) return this.takeAlone(read);
    this.taken.push(await refuseRecord(this.m, this.context, read, known, segment));
    // What its log signed without its witnesses is observed, and may have convicted it.
    if (segment === 'segment.no-quorum') this.trust = undefined;
  }

  async finish(): Promise<readonly TakenRecord[]> {
    await this.write();
    return this.taken;
  }

  private verified(read: ReadRecord, trust: FollowedLedger | undefined) {
    const began = performance.now();
    try {
      return verifyRecord(read, trust);
    } catch (error) {
      if (error instanceof Unverified) return error.code;
      throw error;
    } finally {
      this.context.counters?.verified((performance.now() - began) / 1000, 0);
    }
  }

  private async trusted(): Promise<FollowedLedger | undefined> {
    // A key that is no origin cannot be on the list; a store may not even be able to ask for it.
    this.trust ??= {
      of: isKeyName(this.key) ? await this.context.ledgers.trustOf(this.key, this.m) : undefined,
    };
    return this.trust.of;
  }

  private async nextStep(segment: VerifiedSegment): Promise<GrowthStep | undefined> {
    if (segment.parts.entries.length === 0) return undefined;
    this.mirror ??= { is: await lockGrowing(this.m, this.key) };
    const { is: mirror } = this.mirror;
    if (!mirror || mirror.isParked) return undefined;
    return growthStep(this.steps.at(-1)?.step.frontier ?? mirror.frontier, segment);
  }

  private startOfSteps(): number {
    return this.mirror?.is?.frontier.size ?? 0;
  }

  /** Writes the steps that wait; one by one if anything that was ever seen may contradict them. */
  private async write(): Promise<void> {
    const waiting = this.steps;
    this.steps = [];
    const mirror = this.mirror?.is;
    if (waiting.length === 0 || !mirror) return;
    const steps = waiting.map(({ step }) => step);
    const checkpoints = steps.map(({ segment }) => segment.checkpoint);
    await lockObserving(this.m, this.key);
    if (!(await isUncontested(this.m, mirror, checkpoints))) {
      for (const { read } of waiting) await this.takeAlone(read);
      return;
    }
    this.mirror = { is: await writeGrowth(this.m, this.context, mirror, steps) };
    for (const { segment } of steps) {
      const refused = await refuseBadBody(this.m, this.context, segment);
      this.taken.push({ record: segment.record, outcome: 'applied', ...refused });
    }
  }

  private async takeAlone(read: ReadRecord): Promise<void> {
    this.taken.push(await takeRecord(this.m, this.context, read, await this.trusted()));
    this.mirror = undefined;
    this.trust = undefined;
  }
}
