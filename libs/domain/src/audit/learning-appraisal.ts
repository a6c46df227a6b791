/** Something estimated on the scale from 0 to 1. */
export interface Estimate {
  readonly mean: number;
  readonly variance: number;
}

/** A 90 % interval. */
export type Interval = readonly [number, number];

/** Three parts of a whole: information gathering, knowledge acquisition, competence development. */
export type Triple = readonly [number, number, number];

/** The three levels of learning, in the order of every triple. */
export type Level = 'IG' | 'KA' | 'CD';

/** How carefully one person answered. */
export interface ResponseQuality {
  readonly respondent: string;
  /** Share of the asked items with a code. */
  readonly answered: number;
  readonly longestRun: number;
  /** Standard deviation of the raw codes. */
  readonly deviation: number;
  /** Mean difference between items of both directions; null when no construct has both. */
  readonly inconsistency: number | null;
  readonly flag: 'too-few-answers' | 'straight-line' | 'inconsistent' | null;
  /** Whether the answers count. */
  readonly used: boolean;
}

/** What answers alone say about one construct (audit paper, 2.3). */
export interface ConstructScore extends Estimate {
  readonly status: 'ok' | 'no-data';
  readonly respondents: number;
  /** How many of its items somebody answered whose answers count for it. */
  readonly items: number;
  /** Unshrunk mean; null without data. */
  readonly raw: number | null;
  /** Error variance of `raw`; Infinity without data. */
  readonly error: number;
  /** How much the answers weigh against the neutral mean. */
  readonly weight: number;
  /** Part of the variance that is common to the levels. */
  readonly haloVariance: number;
  /** Finite population factor, 0 when everybody answered. */
  readonly populationFactor: number;
  /** Share of asked items answered with "do not know". */
  readonly doNotKnow: number;
}

/** Answers and records together (audit paper, 2.4). */
export interface CombinedScore extends Estimate {
  /** Difference between answers and records in standard deviations; null without records. */
  readonly z: number | null;
  readonly flag: 'claims-exceed-records' | 'records-exceed-claims' | null;
  readonly evidenceWeight: number;
}

/** What is said of the balance between the three levels. */
export type BalanceVerdict =
  | 'too-little-practice'
  | 'strong-imbalance'
  | 'imbalance'
  | 'balanced'
  | 'balanced-at-low-level'
  | 'not-determined';

/** How the three levels stand to each other (audit paper, 2.6). */
export interface Balance {
  readonly composition: Triple;
  readonly ilr: readonly [number, number];
  readonly clr: Triple;
  /** Place in the triangle with IG (0,0), KA (1,0), CD (.5,.866). */
  readonly ternary: readonly [number, number];
  readonly total: number;
  readonly totalInterval: Interval;
  /** Aitchison distance to the reference. */
  readonly imbalance: number;
  readonly biasCorrected: number;
  readonly interval: Interval;
  readonly ilrIntervals: readonly [Interval, Interval];
  readonly pMinor: number;
  readonly pMajor: number;
  /** In which share of the draws each level is the weakest, the strongest. */
  readonly weakest: Triple;
  readonly strongest: Triple;
  readonly verdict: BalanceVerdict;
  /** Mean and covariance of the drawn ilr coordinates: the cloud of the plot. */
  readonly cloud: {
    readonly mean: readonly [number, number];
    readonly covariance: readonly [readonly [number, number], readonly [number, number]];
  };
}

/** What speaks for the likeliest type against the best other one. */
export interface Driver {
  readonly feature: string;
  /** Log-likelihood ratio; positive speaks for the type. */
  readonly ratio: number;
  readonly value: number;
}

/** Which type a firm or cluster resembles (audit paper, 3). */
export interface Typing {
  /** By type id and `NONE`; sums to 1. */
  readonly posterior: Readonly<Record<string, number>>;
  readonly top: string;
  readonly second: string;
  /** Best other named type. */
  readonly rival: string;
  /** A type id, `EMBEDDED_UNSPECIFIED` or `UNCLEAR`. */
  readonly outcome: string;
  /** Why the outcome is none of the named types; null when it is one. */
  readonly reason: string | null;
  /** Which form of the type, 0 the first. */
  readonly variant: number;
  readonly drivers: readonly Driver[];
}

/** Two findings that do not fit together; shown, never resolved. */
export interface Contradiction {
  /** `X1` to `X6`, or `X7` with the construct. */
  readonly id: string;
  readonly construct?: string;
  readonly flag?: 'claims-exceed-records' | 'records-exceed-claims';
  readonly z?: number;
}

/** How alike people answered about one construct; from three people on it is shown. */
export interface Agreement {
  readonly rwg: number | null;
  readonly averageDeviation: number | null;
  readonly respondents: number;
}

/** Share of formal practice in a level, with the same draws as the balance. */
export interface Mode {
  /** Null when one of the two ways has no data. */
  readonly formalShare: number | null;
  readonly interval: Interval | null;
}

/** What kept an appraisal from saying more; each one is a named outcome and no fault. */
export type LearningNote =
  | 'nobody-answered'
  | 'no-answer-counts'
  | 'one-respondent'
  | 'some-answers-left-out'
  | 'headcount-unknown'
  | 'more-respondents-than-heads'
  | 'age-unknown'
  | 'no-records'
  | 'records-too-young';

/** What a firm's answers and records say about its learning. */
export interface LearningAppraisal {
  readonly quality: readonly ResponseQuality[];
  /** By construct id and by level. */
  readonly scores: Readonly<Record<string, ConstructScore>>;
  readonly combined: Readonly<Record<string, CombinedScore>>;
  /** Against equal practice; null when a level has no data. */
  readonly balance: Balance | null;
  /** Against the centre of comparable firms; null while there is no such centre. */
  readonly normBalance: Balance | null;
  readonly modes: Readonly<Record<Level, Mode>>;
  readonly features: Readonly<Record<string, Estimate>>;
  readonly type: Typing;
  readonly contradictions: readonly Contradiction[];
  readonly agreement: {
    readonly krippendorffOrdinal: number | null;
    readonly byConstruct: Readonly<Record<string, Agreement>>;
  };
  /** Whether the records were used; they are not before six months of keeping them. */
  readonly recordsUsed: boolean;
  readonly notes: readonly LearningNote[];
}

/** Whether joint strategic learning is on record (conclusion 6). */
export type CollectiveOutcome =
  'evidenced' | 'claimed-not-evidenced' | 'not-evidenced' | 'not-determined' | 'not-assessed';

/** What informants and records say about a cluster. */
export interface ClusterAppraisal {
  readonly quality: readonly ResponseQuality[];
  readonly scores: Readonly<Record<string, ConstructScore>>;
  readonly combined: Readonly<Record<string, CombinedScore>>;
  readonly features: Readonly<Record<string, Estimate>>;
  readonly type: Typing;
  readonly collective: {
    readonly outcome: CollectiveOutcome;
    readonly pAbove60: number | null;
    readonly jointPlans: number;
  };
  readonly notes: readonly LearningNote[];
}
