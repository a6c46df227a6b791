import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { VerificationBundle } from '#domain/generated/schemas.js';
import { LedgerReader } from '#platform/ledger/ledger-reader.js';
import { TrustListsService } from '../trust/trust-lists.service.js';
import { SharedFetches } from './shared-fetches.service.js';

/** What the registry vouches for, as somebody can carry it away. */
@Injectable()
export class SnapshotsService {
  constructor(
    private readonly lists: TrustListsService,
    private readonly reader: LedgerReader,
    private readonly fetches: SharedFetches,
  ) {}

  async registry(): Promise<Pick<VerificationBundle, 'trustList' | 'registryCheckpoint'>> {
    const { jws: trustList } = await this.lists.current();
    const checkpoint = await this.reader.checkpoint();
    return { trustList, ...(checkpoint && { registryCheckpoint: checkpoint.note }) };
  }

  /** Only the text that the registry has on record; the address alone says nothing. */
  async standardBody(versionUri: string): Promise<string | undefined> {
    const { list } = await this.lists.current();
    const listed = list.standards.find((standard) => standard.versionUri === versionUri);
    if (listed === undefined) return undefined;
    const fetched = await this.fetches.text(versionUri);
    if (fetched.state !== 'found') return undefined;
    const digest = createHash('sha256').update(fetched.value).digest('base64url');
    return digest === listed.contentDigest ? fetched.value : undefined;
  }
}
