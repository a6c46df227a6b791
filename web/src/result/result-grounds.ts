import type { FirmAudit, ClusterAudit } from '../../../libs/domain/src/audit/audit-document.js';
import type { Rule } from '../../../libs/domain/src/audit/rules/rule.js';
import type { RuleWords } from '../../../libs/domain/src/audit/rules/rule-text.js';
import type { ShownRuleWords } from '../../../libs/domain/src/audit/rules/rule-words.js';
import type { ReportWords } from '../../../libs/domain/src/audit/words/report-words.js';
import { loadRuleWords } from '../audit/load-rule-words.js';
import { loadReportWords } from '../audit/use-report-words.js';
import type {
  Audit,
  AuditComparison,
  Firms,
  HubProfile,
  OfferedCourses,
  RoleProfiles,
  Standards,
} from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { inReadersLanguage } from '../words.js';

/** Everything that a picture is drawn and told from. */
export interface ResultGrounds {
  readonly audit: Audit;
  readonly document: FirmAudit | ClusterAudit;
  /** Who is shown: the firm, or the hub for its cluster. */
  readonly name: string;
  readonly comparison: AuditComparison | undefined;
  readonly words: ReportWords;
  readonly rules: ShownRuleWords;
  /** The rules in English, whose words say where there is nothing to do. */
  readonly originalRules: RuleWords;
  readonly allRules: readonly Rule[];
  readonly courses: OfferedCourses['items'];
  readonly competenceName: (id: string) => string;
  readonly roleName: (id: string) => string;
  readonly firmName: (id: string) => string;
}

/** The picture, the names of what it speaks of, and the words to tell it. */
export async function loadResult(auditId: string): Promise<ResultGrounds> {
  const [audit, standards, firms, words, rules, original, { allRules }] = await Promise.all([
    get<Audit>(`/api/v1/audits/${auditId}`),
    get<Standards>('/api/v1/standards'),
    get<Firms>('/api/v1/firms'),
    loadReportWords(),
    loadRuleWords(),
    loadRuleWords('en'),
    import('../../../libs/domain/src/audit/rules/all-rules.js'),
  ]);
  const isFirm = audit.kind === 'firm';
  const [comparison, roles, courses, hub] = await Promise.all([
    isFirm ? get<AuditComparison>(`/api/v1/audits/${auditId}/comparison`) : undefined,
    isFirm && audit.mayDecide && audit.firmId !== undefined
      ? get<RoleProfiles>(`/api/v1/firms/${audit.firmId}/role-profiles`)
      : undefined,
    isFirm ? undefined : get<OfferedCourses>('/api/v1/courses'),
    isFirm ? undefined : get<HubProfile>('/api/v1/hub'),
  ]);
  const titles = new Map(
    standards.items.flatMap(({ versionUri, key, content }) => {
      const { text } = inReadersLanguage(content.title);
      return [[versionUri, text] as const, [key, text] as const];
    }),
  );
  const names = new Map(
    [...firms.items, ...(roles?.items ?? [])].map(({ id, name }) => [id, name] as const),
  );
  const nameOf = (id: string) => names.get(id) ?? id;
  return {
    ...{ audit, comparison, words, allRules },
    // The schema of what is shown says arrays where the shapes of the domain say pairs and triples.
    document: audit.document as unknown as FirmAudit | ClusterAudit,
    name: audit.firmName ?? hub?.name ?? '',
    rules,
    originalRules: original.words,
    courses: courses?.items ?? [],
    competenceName: (id) => titles.get(id) ?? id,
    roleName: nameOf,
    firmName: nameOf,
  };
}
