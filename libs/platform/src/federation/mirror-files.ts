import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import { LedgerFiles } from '../ledger/ledger-files.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { findMirror } from './mirror.sql.js';

/** The files of other parties' ledgers, as far as a verified note of theirs covers them. */
@Injectable()
export class MirrorFiles {
  constructor(private readonly db: DataSource) {}

  /**
   * The ledger whose origin has this SHA-256, in lower-case hex. Refuses `ledger.not-published` a
   * ledger that is not mirrored here; the own one is served under /ledger alone.
   */
  async of(hash: string): Promise<LedgerFiles> {
    const logId = /^[0-9a-f]{64}$/.test(hash) ? await findMirror(this.db, hash) : undefined;
    if (logId === undefined) throw new DomainError('ledger.not-published');
    return new LedgerFiles(new LedgerReader(this.db, logId));
  }
}
