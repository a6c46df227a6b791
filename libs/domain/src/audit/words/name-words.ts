import type { Level } from '../learning-appraisal.js';
import type { GapVerdict } from '../skills-appraisal.js';

/** Constructs, facets and derived features of firms and clusters that a report names. */
export type NamedConstruct =
  | 'IG'
  | 'KA'
  | 'CD'
  | 'IGI'
  | 'IGF'
  | 'KAI'
  | 'KAF'
  | 'CDI'
  | 'CDF'
  | 'CRI'
  | 'DOM'
  | 'EMB'
  | 'COM'
  | 'NUO'
  | 'EXT'
  | 'INT'
  | 'SEC'
  | 'MKT'
  | 'MJS'
  | 'ICT'
  | 'LRN'
  | 'SIZE'
  | 'YNG'
  | 'HIS'
  | 'COL'
  | 'SEG'
  | 'CEN'
  | 'GOV'
  | 'DIV'
  | 'EXA'
  | 'DSP'
  | 'FAM'
  | 'CIT'
  | 'COH'
  | 'CLB';

/** Types of firms and clusters, and what stands where none is named. */
export type NamedType =
  | 'CRISIS_DRIVEN'
  | 'ENDOGENOUS'
  | 'EXOGENOUS'
  | 'EMBEDDED_INFORMATION'
  | 'EMBEDDED_COMPETENCE'
  | 'EMBEDDED_UNSPECIFIED'
  | 'UNCLEAR'
  | 'NONE'
  | 'PORTERIAN'
  | 'SEGMENTED_PORTERIAN'
  | 'INTERLOCKING'
  | 'INDUCED_PARTNERSHIP'
  | 'VIRTUAL';

/** Names of what is measured and found. */
export interface NameWords {
  /** `subject` begins a sentence, with its article where the language has one. */
  readonly levels: Readonly<Record<Level, { readonly name: string; readonly subject: string }>>;
  readonly constructs: Readonly<Record<NamedConstruct, string>>;
  readonly types: Readonly<Record<NamedType, string>>;
  /** One sentence each on what the type means; nothing where nothing is named. */
  readonly typeTexts: Readonly<Record<Exclude<NamedType, 'UNCLEAR' | 'NONE'>, string>>;
  readonly verdicts: Readonly<Record<GapVerdict, string>>;
}
