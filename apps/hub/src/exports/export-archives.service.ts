import { Injectable } from '@nestjs/common';
import type { Account } from '#platform/auth/account.js';
import { MANIFEST, README } from './export-builder.service.js';
import { ExportSafe } from './export-safe.service.js';
import { ExportsService } from './exports.service.js';
import { type ExportRecord, ExportsStore } from './exports.store.js';
import { type ZipEntry, zipEntries } from './zip-entries.js';

/** Hands out archives, opening one file after the other. */
@Injectable()
export class ExportArchives {
  constructor(
    private readonly exports: ExportsService,
    private readonly store: ExportsStore,
    private readonly safe: ExportSafe,
  ) {}

  /** Refuses as ExportsService.take. */
  async open(id: string, me: Account): Promise<AsyncIterable<Uint8Array>> {
    const taken = await this.exports.take(id, me);
    return zipEntries(this.entries(taken), taken.requestedAt);
  }

  /** Ends in the middle when the person is erased meanwhile: what is left of it does not open. */
  private async *entries(taken: ExportRecord): AsyncGenerator<ZipEntry> {
    const names = (await this.store.listed(taken.id)).map(({ name }) => name);
    const first = [README, MANIFEST];
    for (const name of [...first, ...names.filter((other) => !first.includes(other))]) {
      const sealed = await this.store.content(taken.id, name);
      const bytes = sealed && (await this.safe.open(taken, name, sealed));
      if (!bytes) throw new Error('the archive is gone');
      yield { name, bytes };
    }
  }
}
