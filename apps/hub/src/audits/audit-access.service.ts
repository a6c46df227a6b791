import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Account } from '#platform/auth/account.js';
import { MembersService } from '../members/members.service.js';
import { AuditsStore, type WantedAudits } from './audits.store.js';
import { SharingFirms } from './sharing-firms.service.js';
import type { StoredAudit } from './stored-audit.js';

/** An audit in the hands of somebody: of the party that it shows, or of another one. */
export interface OpenAudit {
  readonly audit: StoredAudit;
  readonly view: 'own' | 'outside';
}

/**
 * Who sees which audit: a manager those of the own firm, an officer those of the cluster, and those of
 * firms that share with the hub from outside. For everybody else there is none.
 */
@Injectable()
export class AuditAccess {
  constructor(
    private readonly audits: AuditsStore,
    private readonly members: MembersService,
    private readonly sharing: SharingFirms,
  ) {}

  /** The firm that somebody runs audits of; none for who is no manager of one. */
  async firmOf({ roles, personId }: Account): Promise<string | undefined> {
    if (!roles.includes('manager') || personId === undefined) return undefined;
    const { firmId } = await this.members.member(personId);
    return firmId === '' ? undefined : firmId;
  }

  /** Refuses `audit.unknown`, also for an audit that the account must not know of. */
  async open(id: string, me: Account): Promise<OpenAudit> {
    const audit = await this.audits.find(id);
    const view = audit && (await this.viewOf(audit, me));
    if (!view) throw new DomainError('audit.unknown');
    return { audit, view };
  }

  /** Refuses `audit.unknown`, and `audit.for-the-firm` where it is seen from outside only. */
  async own(id: string, me: Account): Promise<StoredAudit> {
    const { audit, view } = await this.open(id, me);
    if (view === 'outside') throw new DomainError('audit.for-the-firm');
    return audit;
  }

  /** Which audits a list for the account holds. */
  async visible(me: Account): Promise<WantedAudits> {
    const firmId = await this.firmOf(me);
    const own = firmId === undefined ? [] : [firmId];
    if (!me.roles.includes('officer')) return { firmIds: own, withClusters: false };
    return { firmIds: [...own, ...(await this.sharing.ids())], withClusters: true };
  }

  private async viewOf(
    { firmId }: StoredAudit,
    me: Account,
  ): Promise<OpenAudit['view'] | undefined> {
    const isOfficer = me.roles.includes('officer');
    if (firmId === undefined) return isOfficer ? 'own' : undefined;
    if (firmId === (await this.firmOf(me))) return 'own';
    return isOfficer && (await this.sharing.ids()).has(firmId) ? 'outside' : undefined;
  }
}
