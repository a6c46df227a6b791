import { Injectable } from '@nestjs/common';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import { type PersonalFile, PersonalFilesService } from '../privacy/personal-files.service.js';
import type { ExportRecord } from './exports.store.js';

/** The files of whoever asked, while their account is there. */
@Injectable()
export class ExportSources {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly files: PersonalFilesService,
  ) {}

  async of({ accountId, personId }: ExportRecord): Promise<readonly PersonalFile[]> {
    const account = await this.accounts.findById(accountId);
    if (account?.personId !== personId) throw new Error('an export ends with the account');
    return this.files.of(account, personId);
  }
}
