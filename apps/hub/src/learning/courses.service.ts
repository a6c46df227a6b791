import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  CourseBudget,
  NewCourse,
  NewCourseBudget,
  NewRemoval,
  OfferedCourse,
  OfferedCourses,
} from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { KnownStandards } from '../standards/known-standards.service.js';
import { type CourseRecord, CoursesStore } from './courses.store.js';

const viewCourse = ({ recordedAt, ...course }: CourseRecord): OfferedCourse => ({
  ...course,
  recordedAt: recordedAt.toISOString(),
});

/** Courses that firms may share, and what the cluster may spend on them. */
@Injectable()
export class CoursesService {
  constructor(
    private readonly store: CoursesStore,
    private readonly standards: KnownStandards,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(): Promise<OfferedCourses> {
    return { items: (await this.store.offered(this.clock.now())).map(viewCourse) };
  }

  /** Refuses `standard.unknown` for a version that neither the hub nor the registry has. */
  async offer(body: NewCourse, me: Account, key: string | undefined): Promise<OfferedCourse> {
    const known = await this.standards.known([body.standard]);
    if (!known.has(body.standard))
      throw new DomainError('standard.unknown', { got: body.standard });
    const request = { accountId: me.id, key, operation: 'courses.offer', body };
    return this.idempotency.once(request, async (m) => {
      const course = { ...body, id: this.ids.next(), recordedAt: this.clock.now() };
      await this.store.add(course, m);
      return viewCourse(course);
    });
  }

  /** Refuses `course.unknown`. */
  async remove(id: string, { reason }: NewRemoval): Promise<void> {
    await this.store.atomically(async (m) => {
      const isGone = await this.store.remove(id, reason, this.clock.now(), m);
      if (!isGone) throw new DomainError('course.unknown');
    });
  }

  async budget(): Promise<CourseBudget> {
    const budget = await this.store.budget(this.clock.now());
    return budget
      ? { amount: budget.amount, recordedAt: budget.recordedAt.toISOString() }
      : { amount: 0 };
  }

  /** The newest word holds. */
  async setBudget({ amount }: NewCourseBudget): Promise<CourseBudget> {
    const recordedAt = this.clock.now();
    await this.store.atomically((m) => this.store.setBudget({ amount, recordedAt }, m));
    return { amount, recordedAt: recordedAt.toISOString() };
  }
}
