import { Injectable } from '@nestjs/common';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { MembersService } from '../members/members.service.js';

/** Who runs a firm. */
@Injectable()
export class FirmManagers {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly members: MembersService,
  ) {}

  /** Ids of the people who are managers of the firm now. */
  async of(firmId: string, m: Transaction): Promise<readonly string[]> {
    const accounts = await this.accounts.all(m);
    const ids = accounts.flatMap(({ roles, personId }) =>
      roles.includes('manager') && personId !== undefined ? [personId] : [],
    );
    const members = await this.members.members(ids, m);
    return ids.filter((id) => members.get(id)?.firmId === firmId);
  }
}
