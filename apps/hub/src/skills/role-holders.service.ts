import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewRoleHolders, RoleProfile } from '#domain/generated/schemas.js';
import { Clock } from '#platform/clock.js';
import { FirmStaff } from '../members/firm-staff.service.js';
import { viewRole } from './role-profile-record.js';
import { RoleHoldersStore } from './role-holders.store.js';
import type { RoleRequest } from './role-profiles.service.js';
import { RoleProfilesStore } from './role-profiles.store.js';

/** Who holds the posts of a firm. To name them is up to the firm: how many there are is enough. */
@Injectable()
export class RoleHoldersService {
  constructor(
    private readonly store: RoleHoldersStore,
    private readonly profiles: RoleProfilesStore,
    private readonly staff: FirmStaff,
    private readonly clock: Clock,
  ) {}

  /**
   * From now on exactly these people hold the post. Refuses `firm.not-yours`, `role-profile.unknown`,
   * `role-profile.holder-unknown` for somebody who does not work in the firm, and
   * `role-profile.holders-exceed-people`.
   */
  async fill({ firmId, id, me }: RoleRequest, { people }: NewRoleHolders): Promise<RoleProfile> {
    await this.staff.refuseOthers(firmId, me);
    return this.profiles.atomically(async (m) => {
      await this.profiles.lock(firmId, m);
      const at = this.clock.now();
      const role = await this.profiles.find(firmId, id, at, m);
      if (!role) throw new DomainError('role-profile.unknown');
      if (people.length > role.people)
        throw new DomainError('role-profile.holders-exceed-people', {
          expected: `${String(role.people)} or fewer`,
          got: String(people.length),
        });
      const present = new Set((await this.staff.of(firmId, m)).map(({ personId }) => personId));
      if (people.some((person) => !present.has(person)))
        throw new DomainError('role-profile.holder-unknown');
      await this.store.fill(id, people, at, m);
      return viewRole({ ...role, holders: [...people].sort() });
    });
  }
}
