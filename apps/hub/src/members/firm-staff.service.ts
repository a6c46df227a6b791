import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Account } from '#platform/auth/account.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { type Colleague, FirmStaffStore } from './firm-staff.store.js';

/** Who works in which firm now, and who may act for it. */
@Injectable()
export class FirmStaff {
  constructor(private readonly store: FirmStaffStore) {}

  /** Everybody who works in the firm now, in the order of their ids. */
  of(firmId: string, m?: Transaction): Promise<readonly Colleague[]> {
    return this.store.of(firmId, m);
  }

  /** The firm in which the account's person works now; undefined without one. */
  async firmOf({ personId }: Account, m?: Transaction): Promise<string | undefined> {
    return personId === undefined ? undefined : this.store.firmOf(personId, m);
  }

  /** Refuses `person.required`, and `firm.not-yours` to everybody who does not work in the firm now. */
  async refuseOthers(firmId: string, me: Account): Promise<void> {
    if (me.personId === undefined) throw new DomainError('person.required');
    if ((await this.firmOf(me)) !== firmId) throw new DomainError('firm.not-yours');
  }

  /** How many people the cluster's list gives for the firm. Refuses `firm.unknown`. */
  async listedSize(firmId: string): Promise<number> {
    const size = await this.store.listedSize(firmId);
    if (size === undefined) throw new DomainError('firm.unknown');
    return size;
  }

  /** The firm in which each of these people works or last worked; nobody who was erased. */
  firmsOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.store.firmsOf(personIds);
  }

  /** Firms of the cluster's list, and how many people it gives for all of them. */
  totals(): Promise<{ readonly firms: number; readonly employees: number }> {
    return this.store.totals();
  }

  /** Refuses `firm.unknown` when one of them is none. */
  async refuseUnknown(firmIds: readonly string[], m: Transaction): Promise<void> {
    const known = await this.store.countFirms(firmIds, m);
    if (known !== new Set(firmIds).size) throw new DomainError('firm.unknown');
  }
}
