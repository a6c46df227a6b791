import type { Language } from '../instrument/instrument-types.js';
import type {
  BalanceVerdict,
  CollectiveOutcome,
  LearningNote,
  Level,
} from '../learning-appraisal.js';
import type { Withheld } from '../audit-document.js';
import type { GapVerdict, SkillsAppraisal } from '../skills-appraisal.js';
import type { ChangeRemark, ChangeVerdict, NoComparison } from './change-words.js';
import type { NameWords } from './name-words.js';
import type { WordFormats } from './word-formats.js';

/** A text that has each of these places, `{name}`; a translation that lost one does not compile. */
export type Template<Places extends string> = (
  Places extends string ? (text: `${string}{${Places}}${string}`) => void : never
) extends (text: infer Text) => void
  ? Text
  : never;

/** Sentences about the balance of the three levels (audit paper, 2.6). */
export interface BalanceWords {
  readonly verdicts: Readonly<Record<BalanceVerdict, string>>;
  /** Only where it differs from the verdict against equal practice. */
  readonly againstNorm: Template<'verdict'>;
  readonly noData: string;
  /** Below 1; `level` begins the sentence. */
  readonly ratio: Template<'level' | 'ratio' | 'low' | 'high'>;
  /** From 1 on. */
  readonly times: Template<'level' | 'ratio' | 'low' | 'high'>;
  readonly weakest: Template<'level' | 'share'>;
  readonly noWeakest: string;
  readonly total: Template<'total' | 'low' | 'high'>;
  readonly matters: Template<'p'>;
  readonly strong: Template<'p'>;
  readonly limits: string;
  readonly cloud: string;
  readonly formal: Template<'level' | 'share'>;
}

/** What would settle something that is not determined. */
export interface SettleWords {
  readonly title: string;
  readonly respondents: string;
  readonly records: string;
  readonly conflict: string;
  readonly later: string;
}

/** Sentences about the type (audit paper, 3). */
export interface TypeWords {
  readonly outcome: Template<'type' | 'p'>;
  readonly clusterOutcome: Template<'type' | 'p'>;
  readonly runnerUp: Template<'type' | 'p'>;
  readonly none: Template<'p'>;
  readonly unclear: string;
  readonly clusterUnclear: string;
  readonly embedded: string;
  readonly likeliest: Template<'type' | 'p'>;
  readonly tooFew: string;
  readonly fitsNone: string;
  readonly between: Template<'a' | 'b'>;
  readonly lacks: Template<'type' | 'feature'>;
  readonly merit: string;
  readonly driver: Template<'feature' | 'value'>;
  readonly nothingFor: string;
  readonly nothingAgainst: string;
}

/** Sentences about how far what was heard can be trusted. */
export interface SureWords {
  readonly oneUsed: Template<'all'>;
  readonly used: Template<'n' | 'all'>;
  readonly flags: Readonly<
    Record<'too-few-answers' | 'straight-line' | 'inconsistent', Template<'n'>>
  >;
  readonly mostlyAlike: string;
  readonly alike: Template<'list'>;
  readonly differently: Template<'list'>;
  readonly agreementLater: string;
  readonly doNotKnow: Template<'construct' | 'share'>;
  readonly recordsUsed: string;
  readonly notes: Readonly<Record<LearningNote, string>>;
  readonly contradictions: Readonly<Record<'X1' | 'X2' | 'X3' | 'X4' | 'X5' | 'X6', string>>;
  readonly claimsExceed: Template<'construct'>;
  readonly recordsExceed: Template<'construct'>;
}

/** Sentences about gaps, posts and people (audit paper, 4). */
export interface GapWords {
  readonly sentences: Readonly<Record<GapVerdict, Template<'competence'>>>;
  readonly explained: Template<'competence' | 'share'>;
  readonly nobodyNow: Template<'list'>;
  readonly onePerson: Template<'list'>;
  readonly morePeople: Template<'n' | 'list'>;
  readonly multiJob: Template<'share'>;
  readonly backup: Template<'share'>;
  readonly rolesPerPerson: Template<'n'>;
  readonly nobodyFor: Template<'list'>;
  readonly marketingMissing: string;
  readonly marketingCovered: string;
  readonly notes: Readonly<Record<SkillsAppraisal['notes'][number], string>>;
  readonly none: string;
  /** On how many re-assessments the weights of evidence rest, where they were learned. */
  readonly learned: Template<'n'>;
  readonly keyPersonsStay: string;
}

/** Sentences about what firms may do together (audit paper, 4.6). */
export interface PoolWords {
  readonly match: Template<'from' | 'to' | 'competence' | 'units'>;
  readonly courses: Template<'n' | 'cost'>;
  readonly noMatch: string;
  readonly noCourse: string;
  readonly exact: string;
  readonly good: string;
  readonly left: Template<'units'>;
  readonly consent: string;
}

/** Sentences about a cluster. */
export interface ClusterWords {
  readonly collective: Readonly<Record<CollectiveOutcome, string>>;
  readonly jointPlans: Template<'n'>;
  readonly collectiveProbability: Template<'p'>;
  readonly informants: Template<'n'>;
  readonly firms: Template<'n'>;
  /** Where it is not known which of the reasons it was. */
  readonly held: string;
  /** Why figures over firms are held back. */
  readonly withheld: Readonly<Record<Withheld, string>>;
  readonly noInterval: string;
  readonly centre: Template<'ig' | 'ka' | 'cd'>;
  readonly resembles: Template<'type' | 'n'>;
}

/** What a comparison with an earlier audit may say (audit paper, 6.1). */
export interface ChangeWords {
  readonly title: string;
  readonly outcomes: Readonly<Record<ChangeVerdict, Template<'construct'>>>;
  readonly reasons: Readonly<Record<NoComparison | ChangeRemark, string>>;
}

/** The facts for which a rule gave a recommendation. */
export interface FactWords {
  readonly type: Template<'type'>;
  readonly weakest: Template<'level'>;
  readonly score: Template<'construct' | 'value'>;
  readonly marketing: Template<'verdict'>;
  readonly evidenceGaps: Template<'n'>;
  readonly fillableByPartner: Template<'n'>;
  readonly jointTraining: Template<'n'>;
  readonly keyPersonRisks: Template<'n'>;
  readonly unmappedStandards: Template<'n'>;
  readonly contradictions: Template<'n'>;
}

/** What is said before somebody answers. */
export interface BeforeWords {
  readonly protectionTitle: string;
  readonly protection: readonly string[];
  readonly oneTitle: string;
  readonly oneCan: readonly string[];
  readonly oneCannot: readonly string[];
}

/** Headings and labels of the page. */
export interface PageWords {
  readonly firmTitle: Template<'name'>;
  readonly clusterTitle: Template<'name'>;
  readonly madeOn: Template<'date'>;
  readonly sentence: string;
  readonly sure: string;
  readonly speaksFor: string;
  readonly speaksAgainst: string;
  readonly balance: string;
  readonly type: string;
  readonly skills: string;
  readonly keyPersons: string;
  readonly pool: string;
  readonly collective: string;
  readonly actions: string;
  readonly moreActions: Template<'n'>;
  readonly noActions: string;
  readonly formal: string;
  readonly informal: string;
  readonly network: string;
  readonly why: string;
  readonly because: string;
  readonly sourceWords: string;
  readonly caution: string;
  readonly statements: string;
  readonly basis: string;
  readonly page: Template<'n' | 'm'>;
  readonly englishOnly: string;
  readonly notValidated: string;
  readonly recomputed: string;
  readonly inputKept: Template<'date'>;
  readonly inputGone: Template<'date'>;
  readonly rests: Readonly<
    Record<
      | 'engine'
      | 'instrument'
      | 'scoring'
      | 'prototypes'
      | 'rules'
      | 'grades'
      | 'seed'
      | 'digest'
      | 'ledger'
      | 'method'
      | 'audit'
      | 'credentials',
      string
    >
  >;
  readonly notYet: string;
  /** What the registry says of the method. */
  readonly method: Readonly<Record<'released' | 'unreleased' | 'different', string>>;
}

/** Titles, axes and columns of the plots. */
export interface PlotWords {
  readonly ternary: string;
  readonly size: string;
  readonly cloud: string;
  readonly contourMinor: string;
  readonly contourMajor: string;
  readonly equal: string;
  readonly norm: string;
  readonly here: string;
  readonly level: string;
  readonly share: string;
  readonly comparedToOthers: string;
  readonly interval: string;
  readonly types: string;
  readonly typeColumn: string;
  readonly probability: string;
  readonly remark: string;
  readonly likeliest: string;
  readonly runnerUp: string;
  readonly drivers: Template<'type'>;
  readonly driverColumn: string;
  readonly weight: string;
  readonly value: string;
  readonly speaksFor: string;
  readonly speaksAgainst: string;
  readonly heatMap: string;
  readonly competence: string;
  readonly competenceLevel: Template<'n'>;
  readonly needed: string;
  readonly verified: string;
  readonly withClaims: string;
  readonly missing: string;
  readonly meaning: string;
  readonly firm: string;
  readonly firms: string;
  readonly suppressed: string;
  readonly legend: string;
  readonly legendCover: string;
  readonly notDetermined: string;
  readonly reference: string;
  readonly formalShare: string;
  readonly pool: string;
  readonly helper: string;
  readonly helped: string;
  readonly units: string;
  readonly course: string;
  readonly cost: string;
  readonly seats: string;
  readonly nothing: string;
}

/** All texts of one language, as they are kept. */
export interface ReportTexts {
  readonly names: NameWords;
  readonly balance: BalanceWords;
  readonly settle: SettleWords;
  readonly type: TypeWords;
  readonly sure: SureWords;
  readonly gaps: GapWords;
  readonly pool: PoolWords;
  readonly cluster: ClusterWords;
  readonly change: ChangeWords;
  readonly facts: FactWords;
  readonly before: BeforeWords;
  readonly page: PageWords;
  readonly plots: PlotWords;
}

/** Everything that a report says in one language, and how its numbers are written. */
export interface ReportWords extends ReportTexts {
  readonly language: Language;
  readonly format: WordFormats;
}

/** Level and the word for it, in the order of every triple. */
export const LEVELS: readonly Level[] = ['IG', 'KA', 'CD'];
