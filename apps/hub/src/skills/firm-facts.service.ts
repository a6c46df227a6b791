import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { FirmFacts, FirmPeople, NewFirmFacts } from '#domain/generated/schemas.js';
import { checkFirmFacts } from '#domain/skills/check-firm-facts.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { Idempotency } from '#platform/idempotency/idempotency.js';
import { FirmStaff } from '../members/firm-staff.service.js';
import { type FactsRecord, FirmFactsStore } from './firm-facts.store.js';

function viewFacts(record: FactsRecord): FirmFacts {
  const { heads, yearFounded, familyOwned, region, recordedAt, marketingWaiver } = record;
  const { sharesWithHub, sharesSurplus } = record;
  return {
    ...{ heads, yearFounded, familyOwned, region, sharesWithHub, sharesSurplus },
    ...(marketingWaiver !== undefined && { marketingWaiver }),
    recordedAt: recordedAt.toISOString(),
  };
}

/** What firms say of themselves, for their audits. */
@Injectable()
export class FirmFactsService {
  constructor(
    private readonly store: FirmFactsStore,
    private readonly staff: FirmStaff,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** Refuses `firm.not-yours` and `firm-facts.unknown`. */
  async read(firmId: string, me: Account): Promise<FirmFacts> {
    await this.staff.refuseOthers(firmId, me);
    const facts = await this.at(firmId, this.clock.now());
    if (!facts) throw new DomainError('firm-facts.unknown');
    return viewFacts(facts);
  }

  /** The newest word holds. Refuses `firm.not-yours` and what checkFirmFacts refuses. */
  async tell(
    firmId: string,
    body: NewFirmFacts,
    me: Account,
    key: string | undefined,
  ): Promise<FirmFacts> {
    await this.staff.refuseOthers(firmId, me);
    const recordedAt = this.clock.now();
    checkFirmFacts(body, recordedAt);
    const request = { accountId: me.id, key, operation: `firm-facts.tell ${firmId}`, body };
    return this.idempotency.once(request, async (m) => {
      const facts = { ...body, firmId, recordedAt };
      await this.store.add(facts, m);
      return viewFacts(facts);
    });
  }

  /** Everybody of the own firm, so that posts can be filled. Refuses `firm.not-yours`. */
  async people(firmId: string, me: Account): Promise<FirmPeople> {
    await this.staff.refuseOthers(firmId, me);
    return { items: [...(await this.staff.of(firmId))] };
  }

  /** What held at a moment, for the audit; undefined when the firm had told nothing. */
  at(firmId: string, at: Date): Promise<FactsRecord | undefined> {
    return this.store.at(firmId, at);
  }

  /** The same of every firm that had told any, in the order of their ids. */
  allAt(at: Date): Promise<readonly FactsRecord[]> {
    return this.store.allAt(at);
  }
}
