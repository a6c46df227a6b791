import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Language } from '#domain/audit/instrument/instrument-types.js';
import { guard } from '#domain/audit/rules/guard.js';
import { ruleWords } from '#domain/audit/rules/rule-words.js';
import { reportWords } from '#domain/audit/words/words-of-reports.js';
import type { Audit } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { AuditDocumentsService } from '../audits/audit-documents.service.js';
import { ComparisonsService } from '../audits/comparisons.service.js';
import { readShown, WITHHELD } from '../audits/shown-document.js';
import { HUB_CONFIG, type HubConfig } from '../hub.config.js';
import { CoursesService } from '../learning/courses.service.js';
import { clusterReport } from './cluster-report.js';
import { firmReport } from './firm-report.js';
import { guardReport } from './guard-report.js';
import { readLanguage } from './read-language.js';
import { reportHtml } from './report-html.js';
import { ReportNamesService } from './report-names.service.js';
import { reportPdf } from './report-pdf.js';
import type { Report, ReportContext } from './report.js';

/** Audits as reports in plain words, each for whoever may see the audit. */
@Injectable()
export class ReportsService {
  private readonly logger = new Logger(ReportsService.name);

  constructor(
    private readonly documents: AuditDocumentsService,
    private readonly names: ReportNamesService,
    private readonly comparisons: ComparisonsService,
    private readonly courses: CoursesService,
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
  ) {}

  /** One page. Refuses `audit.unknown`. */
  async page(id: string, language: string | undefined, me: Account): Promise<string> {
    return reportHtml(await this.report(id, readLanguage(language), me));
  }

  /** A PDF of A4. Refuses `audit.unknown`. */
  async paper(id: string, language: string | undefined, me: Account): Promise<Uint8Array> {
    return reportPdf(await this.report(id, readLanguage(language), me));
  }

  private async report(id: string, language: Language, me: Account): Promise<Report> {
    const audit = await this.documents.read(id, me);
    const { report, broken } = guardReport(await this.compose(audit, language, me), (text) =>
      guard(text, language),
    );
    if (broken.length > 0)
      this.logger.error(`a report held sentences back by ${broken.join(', ')}`);
    return report;
  }

  private async compose(audit: Audit, language: Language, me: Account): Promise<Report> {
    const words = reportWords(language);
    const rules = ruleWords(language);
    const document = readShown(audit.document);
    if (document.kind === 'firm') {
      const competences = document.skills.gaps.map(({ competence }) => competence);
      const names = await this.names.of(competences, [], language);
      const comparison = await this.comparisons.compare(audit.id, me);
      const context = { ...this.context(audit, names, words), comparison };
      return firmReport(document, context, words, rules);
    }
    const { pool, gaps } = document;
    const { items } = await this.courses.list();
    const courses = items.map(({ standard, ...course }) => ({ ...course, competence: standard }));
    const names = await this.names.of(
      [...gaps, ...pool.matches, ...pool.left, ...courses].map(({ competence }) => competence),
      pool.matches.flatMap(({ from, to }) => [from, to]),
      language,
    );
    const context = { ...this.context(audit, names, words), courses };
    return clusterReport(document, context, words, rules);
  }

  private context(
    audit: Audit,
    names: Awaited<ReturnType<ReportNamesService['of']>>,
    { plots }: ReturnType<typeof reportWords>,
  ): ReportContext {
    const { citations, respondents, inputKeptUntil, inputEndedAt } = audit;
    return {
      id: audit.id,
      name: audit.firmName ?? this.config.name,
      createdAt: new Date(audit.createdAt),
      digest: citations.digest,
      method: citations.method,
      keeping: {
        ...(inputKeptUntil !== undefined && { inputKeptUntil }),
        ...(inputEndedAt !== undefined && { inputEndedAt }),
      },
      ...(citations.ledgerIndex !== undefined && { ledgerIndex: citations.ledgerIndex }),
      credentials: citations.credentials.map(({ id }) => id),
      ...respondents,
      own: audit.mayDecide,
      firmName: (id) => (id === WITHHELD ? plots.suppressed : names.firm(id)),
      competenceName: names.competence,
      roleName: (role) => role,
    };
  }
}
