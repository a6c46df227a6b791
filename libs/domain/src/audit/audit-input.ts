/** How much somebody said a practice happens, or a sentence describes them; 0 to 4 on the item's scale. */
export type AnswerCode = 0 | 1 | 2 | 3 | 4;

/** Why there is no code: does not know, does not apply, prefers not to say. */
export type NoAnswer = 'DK' | 'NA' | 'REF';

/** What somebody answered, by item id. An item that is absent was not asked; null: asked and left open. */
export type Answers = Readonly<Record<string, AnswerCode | NoAnswer | null>>;

/** In what position somebody answers about a firm. */
export type Stratum = 'owner' | 'supervisor' | 'employee' | 'works-council';

/** One person's answers about a firm or a cluster; the id says nothing about who it was. */
export interface Respondent {
  readonly id: string;
  readonly answers: Answers;
  readonly stratum?: Stratum;
}

/** What the records show for one indicator: how often, or in how many of how many cases. */
export interface IndicatorFigure {
  /** Id of an indicator of the instrument, `E-KA1`. */
  readonly id: string;
  readonly count: number;
  /** Of how many; only for indicators that are shares. */
  readonly of?: number;
}

/** What is known of a firm before its learning is appraised. */
export interface LearningInput {
  /** People who work there, owners included; full-time equivalents. 0: unknown. */
  readonly heads: number;
  /** Years since it was founded. */
  readonly ageYears?: number;
  /** For how many months the firm has kept records with its hub. */
  readonly exposureMonths: number;
  readonly respondents: readonly Respondent[];
  readonly indicators: readonly IndicatorFigure[];
}

/** How fast a competence fades without practice: digital 2.5 years, …, craft 8 (half-lives). */
export type DecayClass = 'digital' | 'regulatory' | 'marketing' | 'management' | 'craft';

/** Strength of evidence, A the strongest; A to C are verified. */
export type EvidenceGrade = 'A' | 'B' | 'C' | 'D' | 'E';

/** A competence that a firm needs. */
export interface Demand {
  /** Id of the competence; what it is called is the caller's business. */
  readonly competence: string;
  /** `MKT` for marketing, selling and exporting; any other word for another family. */
  readonly family: string;
  readonly decay: DecayClass;
  /** Level that is needed, on the scale of its standard. */
  readonly level: number;
  /** 1 to 5. */
  readonly criticality: number;
  /** How many people must be able to do it. */
  readonly people: number;
  /** Whether its standard is mapped to a European one. */
  readonly mapped: boolean;
}

/** Evidence that a person is able to do something. Instants are years from the day of the audit, past ones negative. */
export interface HeldEvidence {
  readonly competence: string;
  readonly level: number;
  readonly grade: EvidenceGrade;
  readonly issuedAt: number;
  readonly expiresAt?: number;
  readonly practisedUntil?: number;
  readonly revoked?: boolean;
  /** Whoever assessed it: two by the same one are not two pieces of evidence. */
  readonly assessor: string;
  /** What it is cited by: the id of a credential or claim. */
  readonly source?: string;
}

/** A person of a firm as far as the gap analysis needs them: a number, and what they hold. */
export interface Holder {
  readonly id: string;
  readonly holds: readonly HeldEvidence[];
}

/** A post with the competences that are its core. */
export interface RoleNeed {
  readonly role: string;
  readonly core: readonly string[];
}

/** What a firm needs and who is able to do what. */
export interface SkillsInput {
  readonly demands: readonly Demand[];
  readonly roles: readonly RoleNeed[];
  /** Everybody of the firm, those who hold nothing too. */
  readonly holders: readonly Holder[];
  /** Why the firm needs nobody in marketing, when it said so. */
  readonly marketingWaiver?: string;
  /**
   * The hub's competence for pricing and offers, of which every small firm needs somebody; `mkt-offer`
   * by default, null where the hub has none in which anybody could be assessed.
   */
  readonly marketingCompetence?: string | null;
}

/** Everything from which a firm is appraised. */
export interface FirmInput {
  readonly learning: LearningInput;
  readonly skills: SkillsInput;
}

/** What the records show of a cluster's members and of who exchanged with whom. */
export interface ClusterFigures {
  /** Who exchanged with whom, by member number; an edge each pair. */
  readonly exchanges: readonly (readonly [number, number])[];
  readonly members: number;
  readonly outsideMainRegion: number;
  readonly familyOwned: number;
  /** Exchanges that were arranged through the platform. */
  readonly exchangesOnPlatform: number;
  /** All exchanges, pairs that met often counted as often; absent: one for each entry of `exchanges`. */
  readonly exchangesInAll?: number;
}

/** Everything from which a cluster is appraised beside its firms. */
export interface ClusterInput {
  readonly informants: readonly Respondent[];
  readonly figures?: ClusterFigures;
  /** Joint skills plans that were made and checked later. */
  readonly jointPlans: number;
}
