import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type {
  NewRemoval,
  NewRoleProfile,
  RoleProfile,
  RoleProfiles,
} from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { FirmStaff } from '../members/firm-staff.service.js';
import { type RoleRecord, viewRole } from './role-profile-record.js';
import { RoleProfilesStore } from './role-profiles.store.js';
import { RoleRequests } from './role-requests.service.js';

/** A post of a firm, and who wants something of it. */
export interface RoleRequest {
  readonly firmId: string;
  readonly id: string;
  readonly me: Account;
}

/** The posts of a firm and the competences that they need. */
@Injectable()
export class RoleProfilesService {
  constructor(
    private readonly store: RoleProfilesStore,
    private readonly requests: RoleRequests,
    private readonly staff: FirmStaff,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Refuses `firm.not-yours`. */
  async list(firmId: string, me: Account): Promise<RoleProfiles> {
    await this.staff.refuseOthers(firmId, me);
    return { items: (await this.store.at(firmId, this.clock.now())).map(viewRole) };
  }

  /** Refuses `firm.not-yours`, `role-profile.name-taken` and what RoleRequests.check refuses. */
  async describe(
    firmId: string,
    body: NewRoleProfile,
    me: Account,
    key: string | undefined,
  ): Promise<RoleProfile> {
    await this.staff.refuseOthers(firmId, me);
    await this.requests.check(body);
    const request = { accountId: me.id, key, operation: `role-profiles.describe ${firmId}`, body };
    return this.requests.once(request, async (m) => {
      const at = this.clock.now();
      await this.store.lock(firmId, m);
      await this.refuseTaken({ firmId, name: body.name, at }, m);
      const id = this.ids.next();
      await this.store.create(id, firmId, m);
      await this.store.addVersion({ ...body, id, version: 1 }, null, at, m);
      return viewRole({ ...body, id, firmId, version: 1, recordedAt: at, holders: [] });
    });
  }

  /**
   * Describes it anew. Refuses as `describe`, `role-profile.unknown`, and
   * `role-profile.holders-exceed-people`.
   */
  async correct(request: RoleRequest, body: NewRoleProfile): Promise<RoleProfile> {
    await this.staff.refuseOthers(request.firmId, request.me);
    await this.requests.check(body);
    return this.onRole(request, async (role, at, m) => {
      await this.refuseTaken({ ...role, name: body.name, at }, m);
      if (role.holders.length > body.people)
        throw new DomainError('role-profile.holders-exceed-people', {
          expected: `${String(role.holders.length)} or more`,
          got: String(body.people),
        });
      const next = { ...role, ...body, version: role.version + 1, recordedAt: at };
      await this.store.addVersion(next, null, at, m);
      return viewRole(next);
    });
  }

  /** Somebody went through it and found it right. Refuses `role-profile.unknown`. */
  review(request: RoleRequest): Promise<RoleProfile> {
    return this.onRole(request, async (role, at, m) => {
      await this.store.review(role.id, at, m);
      return viewRole({ ...role, reviewedAt: at });
    });
  }

  /** Refuses `role-profile.unknown`. */
  remove(request: RoleRequest, { reason }: NewRemoval): Promise<void> {
    return this.onRole(request, (role, at, m) =>
      this.store.addVersion({ ...role, version: role.version + 1 }, reason, at, m),
    );
  }

  /** The posts of a firm that were described at a moment, for the audit. */
  at(firmId: string, at: Date): Promise<readonly RoleRecord[]> {
    return this.store.at(firmId, at);
  }

  /** When the firm described its first post. */
  firstOf(firmId: string): Promise<Date | undefined> {
    return this.store.firstOf(firmId);
  }

  private async onRole<T>(
    { firmId, id, me }: RoleRequest,
    work: (role: RoleRecord, at: Date, m: Transaction) => Promise<T>,
  ): Promise<T> {
    await this.staff.refuseOthers(firmId, me);
    return this.store.atomically(async (m) => {
      await this.store.lock(firmId, m);
      const at = this.clock.now();
      const role = await this.store.find(firmId, id, at, m);
      if (!role) throw new DomainError('role-profile.unknown');
      return work(role, at, m);
    });
  }

  private async refuseTaken(
    { firmId, name, at, id }: { firmId: string; name: string; at: Date; id?: string },
    m: Transaction,
  ): Promise<void> {
    const roles = await this.store.at(firmId, at, m);
    const isTaken = roles.some(
      (role) => role.id !== id && role.name.toLowerCase() === name.toLowerCase(),
    );
    if (isTaken) throw new DomainError('role-profile.name-taken', { got: name });
  }
}
