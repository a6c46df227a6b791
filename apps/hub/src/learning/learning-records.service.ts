import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import { dayOf } from '#domain/core/instant.js';
import type {
  LearningRecord,
  LearningRecords,
  NewLearningRecord,
  NewRemoval,
} from '#domain/generated/schemas.js';
import { checkLearningRecord } from '#domain/learning/check-learning-record.js';
import { cutPage } from '#domain/paging/cut-page.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { FirmStaff } from '../members/firm-staff.service.js';
import { LearningRecordsStore } from './learning-records.store.js';
import { viewRecord } from './view-record.js';

/** A learning record of a firm, and who wants something of it. */
export interface RecordRequest {
  readonly firmId: string;
  readonly id: string;
  readonly me: Account;
}

/** What a firm notes of the market, its needs, its trainings and its learning at work. */
@Injectable()
export class LearningRecordsService {
  constructor(
    private readonly store: LearningRecordsStore,
    private readonly staff: FirmStaff,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A page of the firm's records, of one kind or of all. Refuses `firm.not-yours`. */
  async list(
    { firmId, me, kind }: { readonly firmId: string; readonly me: Account; readonly kind?: string },
    page: PageWanted,
  ): Promise<LearningRecords> {
    await this.staff.refuseOthers(firmId, me);
    const found = await this.store.page(firmId, kind, page);
    const { items, ...rest } = cutPage(found, page, ({ record, id }) => ({ key: record.on, id }));
    return { items: items.map(viewRecord), ...rest };
  }

  /** Refuses `firm.not-yours` and what checkLearningRecord refuses. */
  async record(
    firmId: string,
    body: NewLearningRecord,
    me: Account,
    key: string | undefined,
  ): Promise<LearningRecord> {
    await this.staff.refuseOthers(firmId, me);
    const recordedAt = this.clock.now();
    checkLearningRecord(body, dayOf(recordedAt));
    const request = { accountId: me.id, key, operation: `learning-records ${firmId}`, body };
    return this.idempotency.once(request, async (m) => {
      const id = this.ids.next();
      await this.store.create({ id, firmId, kind: body.kind }, m);
      await this.store.addVersion(id, 1, body, recordedAt, m);
      return viewRecord({ record: body, id, version: 1, recordedAt, readers: 0 });
    });
  }

  /** Refuses as `record`, `learning-record.unknown`, and `learning-record.kind-changed`. */
  async correct(
    { firmId, id, me }: RecordRequest,
    body: NewLearningRecord,
  ): Promise<LearningRecord> {
    await this.staff.refuseOthers(firmId, me);
    const at = this.clock.now();
    checkLearningRecord(body, dayOf(at));
    return this.store.atomically(async (m) => {
      const before = await this.store.findLocked(firmId, id, m);
      if (!before) throw new DomainError('learning-record.unknown');
      if (before.record.kind !== body.kind)
        throw new DomainError('learning-record.kind-changed', {
          expected: before.record.kind,
          got: body.kind,
        });
      const version = before.version + 1;
      await this.store.addVersion(id, version, body, at, m);
      return viewRecord({ ...before, record: body, version, correctedAt: at });
    });
  }

  /** It counts no more, and its words go. Refuses `firm.not-yours` and `learning-record.unknown`. */
  async remove({ firmId, id, me }: RecordRequest, { reason }: NewRemoval): Promise<void> {
    await this.staff.refuseOthers(firmId, me);
    await this.store.atomically(async (m) => {
      if (!(await this.store.findLocked(firmId, id, m)))
        throw new DomainError('learning-record.unknown');
      await this.store.remove(id, reason, this.clock.now(), m);
    });
  }
}
