import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { dayOf } from '#domain/core/instant.js';
import type {
  JointPlan,
  JointPlans,
  NewJointPlan,
  NewJointPlanCheck,
  NewRemoval,
} from '#domain/generated/schemas.js';
import { cutPage } from '#domain/paging/cut-page.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { FirmStaff } from '../members/firm-staff.service.js';
import { JointPlansStore, type PlanRecord } from './joint-plans.store.js';
import { refuseFuture } from './refuse-future.js';

const viewPlan = ({ recordedAt, ...plan }: PlanRecord): JointPlan => ({
  ...plan,
  firms: [...plan.firms],
  recordedAt: recordedAt.toISOString(),
});

/** Skills plans that firms made together; only one that was checked later says that they learned. */
@Injectable()
export class JointPlansService {
  constructor(
    private readonly store: JointPlansStore,
    private readonly staff: FirmStaff,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A page: officers see all of them, managers those of their firm. Refuses `person.required`. */
  async list(me: Account, page: PageWanted): Promise<JointPlans> {
    const found = await this.store.page(await this.partOf(me), page);
    const { items, ...rest } = cutPage(found, page, ({ madeOn, id }) => ({ key: madeOn, id }));
    return { items: items.map(viewPlan), ...rest };
  }

  /** Refuses `firm.unknown` and `record.in-future`. */
  async make(body: NewJointPlan, me: Account, key: string | undefined): Promise<JointPlan> {
    const recordedAt = this.clock.now();
    refuseFuture(body.madeOn, dayOf(recordedAt));
    const request = { accountId: me.id, key, operation: 'joint-plans.make', body };
    return this.idempotency.once(request, async (m) => {
      await this.staff.refuseUnknown(body.firms, m);
      const plan = { ...body, id: this.ids.next(), recordedAt };
      await this.store.add(plan, m);
      return viewPlan(plan);
    });
  }

  /**
   * Refuses `joint-plan.unknown`, `joint-plan.already-checked`, `joint-plan.check-too-early` and
   * `record.in-future`.
   */
  async check(id: string, check: NewJointPlanCheck): Promise<JointPlan> {
    const at = this.clock.now();
    refuseFuture(check.checkedOn, dayOf(at));
    return this.store.atomically(async (m) => {
      const plan = await this.store.findLocked(id, m);
      if (!plan) throw new DomainError('joint-plan.unknown');
      if (plan.check) throw new DomainError('joint-plan.already-checked');
      if (check.checkedOn <= plan.madeOn)
        throw new DomainError('joint-plan.check-too-early', {
          expected: `a day after ${plan.madeOn}`,
          got: check.checkedOn,
        });
      await this.store.check(id, check, at, m);
      return viewPlan({ ...plan, check });
    });
  }

  /** Refuses `joint-plan.unknown`. */
  async remove(id: string, { reason }: NewRemoval): Promise<void> {
    await this.store.atomically(async (m) => {
      if (!(await this.store.findLocked(id, m))) throw new DomainError('joint-plan.unknown');
      await this.store.remove(id, reason, this.clock.now(), m);
    });
  }

  /** The firm whose part somebody sees; undefined for officers, who see all. */
  private async partOf(me: Account): Promise<string | undefined> {
    if (me.roles.includes('officer')) return undefined;
    const firmId = await this.staff.firmOf(me);
    if (firmId === undefined) throw new DomainError('person.required');
    return firmId;
  }
}
