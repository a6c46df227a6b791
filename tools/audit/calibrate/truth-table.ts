/** The constructs a firm's answers are about, in the order of the rows below. */
export const CONSTRUCTS = [
  ...(['IGI', 'IGF', 'KAI', 'KAF', 'CDI', 'CDF'] as const),
  ...(['CRI', 'DOM', 'EMB', 'COM', 'NUO', 'EXT', 'INT', 'SEC', 'MKT', 'MJS', 'ICT'] as const),
] as const;
export type Construct = (typeof CONSTRUCTS)[number];

export const FIRM_TYPES = [
  'CRISIS_DRIVEN',
  'ENDOGENOUS',
  'EXOGENOUS',
  'EMBEDDED_INFORMATION',
  'EMBEDDED_COMPETENCE',
] as const;
export type FirmType = (typeof FIRM_TYPES)[number];

/** How a simulated type of firm is on average. Written from the seed text, not from the prototypes of the classifier. */
export interface FirmTruth {
  /** In the order of CONSTRUCTS. */
  readonly means: readonly number[];
  /** Median of the people who work there, and the spread of its logarithm. */
  readonly heads: readonly [number, number];
  /** Share of firms that are under four years old. */
  readonly young: number;
  /** Share among the firms that have a type. */
  readonly share: number;
}

// prettier-ignore
export const FIRM_TRUTH: Readonly<Record<FirmType, FirmTruth>> = {
  //                               IGI  IGF  KAI  KAF  CDI  CDF  CRI  DOM  EMB  COM  NUO  EXT  INT  SEC  MKT  MJS  ICT
  CRISIS_DRIVEN:        { means: [.40, .20, .44, .20, .30, .14, .79, .78, .18, .44, .44, .26, .36, .22, .30, .52, .35], heads: [5, .60], young: .45, share: .30 },
  ENDOGENOUS:           { means: [.46, .44, .72, .60, .54, .46, .39, .50, .20, .32, .31, .28, .78, .50, .46, .46, .50], heads: [40, .55], young: .08, share: .18 },
  EXOGENOUS:            { means: [.50, .52, .48, .68, .50, .67, .21, .42, .42, .34, .68, .80, .37, .58, .56, .46, .60], heads: [24, .70], young: .12, share: .17 },
  EMBEDDED_INFORMATION: { means: [.69, .26, .46, .24, .32, .14, .48, .58, .81, .78, .32, .25, .42, .26, .36, .52, .36], heads: [11, .65], young: .12, share: .20 },
  EMBEDDED_COMPETENCE:  { means: [.67, .25, .54, .46, .58, .73, .33, .46, .81, .66, .32, .42, .48, .56, .48, .52, .46], heads: [16, .65], young: .10, share: .15 },
};

export const CLUSTER_CONSTRUCTS = [
  ...(['HIS', 'COL', 'SEG', 'CEN', 'GOV', 'DIV', 'EXA', 'DSP', 'FAM', 'CIT'] as const),
  ...(['COH', 'CLB'] as const),
] as const;
export type ClusterConstruct = (typeof CLUSTER_CONSTRUCTS)[number];

export const CLUSTER_TYPES = [
  'PORTERIAN',
  'SEGMENTED_PORTERIAN',
  'INTERLOCKING',
  'INDUCED_PARTNERSHIP',
  'VIRTUAL',
] as const;
export type ClusterType = (typeof CLUSTER_TYPES)[number];

/** How a simulated type of cluster is on average; the virtual one in its two forms. */
// prettier-ignore
export const CLUSTER_TRUTH: Readonly<Record<ClusterType, readonly (readonly number[])[]>> = {
  //                     HIS  COL  SEG  CEN  GOV  DIV  EXA  DSP  FAM  CIT  COH  CLB
  PORTERIAN:           [[.83, .79, .27, .33, .26, .42, .17, .14, .55, .30, .70, .45]],
  SEGMENTED_PORTERIAN: [[.78, .43, .79, .78, .71, .38, .23, .17, .50, .36, .52, .42]],
  INTERLOCKING:        [[.46, .50, .38, .38, .46, .82, .29, .25, .42, .46, .50, .46]],
  INDUCED_PARTNERSHIP: [[.29, .37, .42, .67, .70, .48, .85, .32, .36, .48, .40, .48]],
  VIRTUAL:             [[.65, .44, .42, .42, .40, .48, .20, .84, .83, .42, .52, .40],
                        [.36, .50, .40, .42, .46, .55, .30, .72, .31, .85, .42, .46]],
};
