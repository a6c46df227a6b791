import type { ClusterInput, FirmInput } from './audit-input.js';
import type {
  BalanceVerdict,
  ClusterAppraisal,
  LearningAppraisal,
  Triple,
} from './learning-appraisal.js';
import type { Course, PoolPlan, Recommendation, SkillsAppraisal } from './skills-appraisal.js';

/** By what an audit was computed: with these, the input and the seed it is computed again. */
export interface AuditVersions {
  readonly engine: string;
  readonly instrument: string;
  readonly scoring: string;
  readonly prototypes: string;
  readonly rules: string;
  readonly grades: string;
}

/** What is stored of an audit of a firm, shown, and bound to the ledger by its digest. */
export interface FirmAudit {
  readonly kind: 'firm';
  readonly versions: AuditVersions;
  readonly seed: number;
  readonly learning: LearningAppraisal;
  readonly skills: SkillsAppraisal;
  readonly recommendations: readonly Recommendation[];
  /** Ids of the statements that must stand on every showing of it, `S1` to `S8`. */
  readonly statements: readonly string[];
}

/** The centre of the compositions of a cluster's firms; no interval under eight firms. */
export interface ClusterBalance {
  readonly firms: number;
  readonly centre: Triple;
  readonly ilr: readonly [number, number];
  readonly ilrIntervals: readonly [readonly [number, number], readonly [number, number]] | null;
  readonly totalVariance: number | null;
  readonly verdicts: Readonly<Partial<Record<BalanceVerdict, number>>>;
}

/** Why figures over firms are held back (audit paper, 6.2). */
export type Withheld = 'too-few-firms' | 'one-firm-dominates' | 'too-small-a-change';

/** Whether figures over firms may be shown. */
export type Publication = { readonly ok: true } | { readonly ok: false; readonly reason: Withheld };

/** What is stored of an audit of a cluster. Nothing in it is about a person. */
export interface ClusterAudit {
  readonly kind: 'cluster';
  readonly versions: AuditVersions;
  readonly seed: number;
  readonly cluster: ClusterAppraisal;
  /** Whether figures over firms may be shown, and if not, why; a figure may still be held back alone. */
  readonly publication: Publication;
  /** Null with fewer than five firms, or when one dominates. */
  readonly balance: ClusterBalance | null;
  /** How many firms resemble each type; null below the publication rule. */
  readonly types: Readonly<Record<string, number>> | null;
  /** Gaps over firms, by competence; those under the publication rule are left out. Covered: to 0.05. */
  readonly gaps: readonly {
    readonly competence: string;
    readonly firms: number;
    readonly need: number;
    readonly covered: number;
    readonly majorGaps: number;
    readonly evidenceGaps: number;
  }[];
  /** Names firms: the hub shows a firm its own lines, and a line of others only with their consent. */
  readonly pool: PoolPlan;
  readonly recommendations: readonly Recommendation[];
  readonly statements: readonly string[];
}

/** A finished audit of a firm as the audit of its cluster takes it. */
export interface AuditedFirm {
  readonly firm: string;
  readonly audit: FirmAudit;
  /** Whether it lets partner firms know of what it has to spare. */
  readonly shares: boolean;
}

/** Everything from which a cluster's audit is computed. */
export interface ClusterAuditInput {
  readonly cluster: ClusterInput;
  readonly firms: readonly AuditedFirm[];
  readonly courses: readonly Course[];
  /** Euro. */
  readonly budget: number;
  /** Firms of the last figures that were shown, for the rule on small changes; absent: none were. */
  readonly lastShown?: readonly string[];
}

/** Everything from which a firm's audit is computed. */
export interface FirmAuditInput extends FirmInput {
  /** What the partners of its cluster could fill, from the last pooled plan; 0 without one. */
  readonly fillableByPartner: number;
  readonly jointTraining: number;
}
