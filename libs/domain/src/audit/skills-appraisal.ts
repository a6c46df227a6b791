import type { DecayClass } from './audit-input.js';

/** What is said of one competence that a firm needs (audit paper, 4.3). */
export type GapVerdict =
  'not-required' | 'no-gap' | 'minor-gap' | 'possible-gap' | 'gap' | 'major-gap' | 'evidence-gap';

/** Demand and supply of one competence. */
export interface Gap {
  readonly competence: string;
  readonly family: string;
  readonly decay: DecayClass;
  readonly level: number;
  readonly criticality: number;
  readonly need: number;
  /** Expected number of people able to do it, on verified evidence. */
  readonly expected: number;
  /** Expected share of the need that is covered. */
  readonly coverage: number;
  readonly pGap: number;
  readonly shortfall: number;
  readonly surplus: number;
  /** The same, with claims that nobody verified. */
  readonly pGapWithClaims: number;
  readonly shortfallWithClaims: number;
  /** Share of the shortfall that claims on file would explain. */
  readonly explainedByClaims: number;
  readonly verdict: GapVerdict;
  /** How many of the strongest may leave before the cover is likely lost; 0: not covered now. */
  readonly busFactor: number;
  readonly keyPersonRisk: number;
  readonly mapped: boolean;
  /** Probability of each holder, in the order of the input: never leaves the firm. */
  readonly verified: readonly number[];
  readonly withClaims: readonly number[];
  /** Ids of the credentials and claims that count. */
  readonly sources: readonly string[];
}

/** Whether people are able to fill more than one post. */
export interface MultiJob {
  readonly rolesPerPerson: number;
  readonly multiJobShare: number;
  readonly rolesWithBackup: number;
  readonly rolesWithNobody: readonly string[];
}

/** A recommendation that a rule gave, with what it rests on. */
export interface Recommendation {
  readonly rule: string;
  readonly priority: number;
  /** Paths and values of the facts that made the rule hold. */
  readonly because: readonly { readonly path: string; readonly value: string | number }[];
}

/** What a firm needs against what its people are able to do. */
export interface SkillsAppraisal {
  readonly gaps: readonly Gap[];
  /** Null when there are no roles or no people. */
  readonly multiJob: MultiJob | null;
  /** Named outcomes of input that gives no figures. */
  readonly notes: readonly (
    | 'no-demand'
    | 'no-people'
    | 'nothing-on-record'
    | 'few-on-record'
    | 'role-without-people'
    | 'marketing-waived'
    | 'marketing-not-assessable'
  )[];
  /** How many re-assessments of the hub the weights of evidence rest on; absent: they are as declared. */
  readonly reassessments?: number;
}

/** Units (people) of a competence that a firm lacks. */
export interface PoolNeed {
  readonly firm: string;
  readonly competence: string;
  readonly level: number;
  readonly units: number;
  readonly criticality: number;
}

/** Units, whole and half ones, at a level and below beyond a firm's own need, of firms that opted in. */
export interface PoolOffer {
  readonly firm: string;
  readonly competence: string;
  readonly level: number;
  readonly units: number;
}

/** Help from one firm to another. */
export interface PoolMatch {
  readonly competence: string;
  readonly from: string;
  readonly to: string;
  readonly units: number;
  readonly value: number;
}

/** A course that firms may share. */
export interface Course {
  readonly id: string;
  readonly competence: string;
  /** Euro. */
  readonly cost: number;
  readonly seats: number;
  /** Share of those who take part that become able. */
  readonly success: number;
}

/** What firms do together about their gaps. */
export interface PoolPlan {
  readonly matches: readonly PoolMatch[];
  readonly left: readonly PoolNeed[];
  readonly courses: {
    readonly ids: readonly string[];
    readonly cost: number;
    readonly value: number;
  };
  /** Whether the choice of courses is the best there is, or only a good one (more than 20 courses). */
  readonly exact: boolean;
}
