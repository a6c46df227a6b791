import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewAuditSummary, ToldAuditSummary } from '#domain/generated/schemas.js';
import { buildSummary } from '#domain/observatory/build-summary.js';
import type { Account } from '#platform/auth/account.js';
import { Clock, Salts } from '#platform/clock.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { AuditDocumentsService } from '../audits/audit-documents.service.js';
import { readShown } from '../audits/shown-document.js';
import { ToldSummariesStore, type ToldSummary } from './told-summaries.store.js';

/** Tells the observatory what the audits of the cluster show: once for each year. */
@Injectable()
export class ToldSummaries {
  constructor(
    private readonly store: ToldSummariesStore,
    private readonly audits: AuditDocumentsService,
    private readonly intents: LedgerIntents,
    private readonly clock: Clock,
    private readonly salts: Salts,
  ) {}

  /** Refuses `audit.unknown` and `audit-summary.unknown`. */
  async read(auditId: string, me: Account): Promise<ToldAuditSummary> {
    await this.audits.read(auditId, me);
    const told = await this.store.ofAudit(auditId);
    if (!told) throw new DomainError('audit-summary.unknown');
    return viewOf(told);
  }

  /**
   * Row and public leaf in one transaction. A second time tells nothing anew: new noise would give
   * the old away. Refuses `audit.unknown`, `audit-summary.held-back`, `audit-summary.year-told` and
   * `audit-summary.other-country`.
   */
  async tell(auditId: string, place: NewAuditSummary, me: Account): Promise<ToldAuditSummary> {
    const { document: shown, createdAt } = await this.audits.read(auditId, me);
    // What an officer may not see is told nobody: figures that are held back from them are refused here.
    const document = readShown(shown);
    const year = new Date(createdAt).getUTCFullYear();
    return this.store.telling(async (m) => {
      const before = await this.store.ofYear(year, m);
      if (before?.auditId === auditId) return viewOf(before);
      if (before) throw new DomainError('audit-summary.year-told', { got: String(year) });
      if (document.kind !== 'cluster')
        throw new DomainError('audit-summary.held-back', { expected: 'an audit of a cluster' });
      const toldAt = this.clock.now();
      const of = { summaryId: this.salts.uuid(), year, ...place };
      const summary = buildSummary(of, document, (count) => this.salts.bytes(count));
      const intentId = await this.intents.appendEvent(m, {
        type: 'eu.guildmark.audit.summary-published.v1',
        schema: 'events/audit.summary-published/1.0',
        subject: summary.summaryId,
        data: { ...summary },
        bodies: [],
        time: toldAt,
      });
      await this.store.add({ auditId, summary, toldAt }, intentId, m);
      return viewOf({ auditId, summary, toldAt });
    });
  }
}

const viewOf = ({ auditId, summary, toldAt }: ToldSummary): ToldAuditSummary => ({
  ...{ auditId, summary },
  toldAt: toldAt.toISOString(),
});
