import { Injectable } from '@nestjs/common';
import type { AuditSummaries, AuditSummary } from '#domain/generated/schemas.js';
import { cutPage } from '#domain/paging/cut-page.js';
import type { PageWanted } from '#domain/paging/read-page.js';
import type { Account } from '#platform/auth/account.js';
import { AuditAccess } from './audit-access.service.js';
import { AuditsStore } from './audits.store.js';
import { documentOf, type StoredAudit } from './stored-audit.js';

/** Lists of audits. */
@Injectable()
export class AuditsService {
  constructor(
    private readonly access: AuditAccess,
    private readonly store: AuditsStore,
  ) {}

  /** A page of those that the account sees, the newest first; with `roundId` only that of the round. */
  async list(me: Account, page: PageWanted, roundId?: string): Promise<AuditSummaries> {
    const wanted = {
      ...(await this.access.visible(me)),
      ...(roundId !== undefined && { roundId }),
    };
    const placeOf = ({ createdAt, id }: StoredAudit) => ({ key: createdAt.toISOString(), id });
    const { items, ...rest } = cutPage(await this.store.page(wanted, page), page, placeOf);
    return { items: items.map(summaryOf), ...rest };
  }
}

function summaryOf(head: StoredAudit): AuditSummary {
  const document = documentOf(head);
  const { quality, type } = document.kind === 'firm' ? document.learning : document.cluster;
  const balance = document.kind === 'firm' ? document.learning.balance : undefined;
  return {
    id: head.id,
    kind: head.kind,
    ...(head.firmId !== undefined && { firmId: head.firmId }),
    ...(head.firmName !== undefined && { firmName: head.firmName }),
    roundId: head.roundId,
    createdAt: head.createdAt.toISOString(),
    respondents: quality.filter(({ used }) => used).length,
    ...(balance !== undefined && { verdict: balance?.verdict ?? null }),
    type: type.outcome,
  };
}
