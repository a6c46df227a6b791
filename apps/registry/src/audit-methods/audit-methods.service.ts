import { Injectable } from '@nestjs/common';
import { ownAuditMethod } from '#credentials/audit-method-digests.js';
import { instrument } from '#domain/audit/instrument/instrument.js';
import { checkMethodRelease } from '#domain/audit/method/check-method-release.js';
import { isSameSet } from '#domain/audit/method/judge-method.js';
import type { AuditMethodRelease, AuditMethodReleases } from '#domain/generated/schemas.js';
import { PublishedEntries } from '../ledger/published-entries.sql.js';
import { AuditMethodAnnouncements } from './audit-method-announcements.service.js';
import { AuditMethodsStore, type KeptMethod } from './audit-methods.store.js';

/** The methods of the audit for whose contents the registry vouches. */
@Injectable()
export class AuditMethods {
  constructor(
    private readonly store: AuditMethodsStore,
    private readonly announcements: AuditMethodAnnouncements,
    private readonly entries: PublishedEntries,
  ) {}

  /** The oldest first. */
  async list(): Promise<AuditMethodReleases> {
    return { items: [...(await this.shown(await this.store.all()))] };
  }

  /**
   * Releases the method of this program: its versions, and the digests of what they hold, computed
   * here and taken from nobody. Once for each set of versions: a second time gives the first release.
   * Refuses `audit-method.version-exists`.
   */
  async release(): Promise<AuditMethodRelease> {
    const { versions, digests } = ownAuditMethod();
    const own = await this.store.releasing(async (m) => {
      if (checkMethodRelease({ versions, digests }, await this.store.all(m)))
        await this.announcements.announce(
          instrument.id,
          { status: instrument.psychometricStatus, versions, digests },
          m,
        );
      return (await this.store.all(m)).filter((one) => isSameSet(one.versions, versions));
    });
    const [release] = await this.shown(own);
    if (!release) throw new Error('what was released is there');
    return release;
  }

  private async shown(kept: readonly KeptMethod[]): Promise<readonly AuditMethodRelease[]> {
    const ids = kept.map(({ intentId }) => intentId);
    const places = await this.entries.indexOf(ids, await this.entries.size());
    return kept.map(({ intentId, releasedAt, status, versions, digests }) => {
      const ledgerIndex = places.get(intentId);
      return {
        ...{ status, versions, digests, releasedAt: releasedAt.toISOString() },
        ...(ledgerIndex !== undefined && { ledgerIndex }),
      };
    });
  }
}
