/** Mean and spread of a feature in a type, and whether the research states it or we inferred it. */
export interface FeatureProfile {
  readonly mean: number;
  readonly deviation: number;
  readonly basis: 'stated' | 'inferred';
}

/** A type's profile by feature. On a feature that is missing the research is silent. */
export type Prototype = Readonly<Record<string, FeatureProfile>>;

/** A feature that must more likely lie above (below) the middle than not. */
export interface Defining {
  readonly feature: string;
  readonly side: 'above' | 'below';
}

/** One type: its forms, and what it is not named without. Of each inner list one must hold. */
export interface TypeProfile {
  readonly id: string;
  readonly variants: readonly Prototype[];
  readonly defining: readonly (readonly Defining[])[];
}

/** Two types that are named together where they cannot be told apart. */
export interface CoarseType {
  readonly id: string;
  readonly of: readonly [string, string];
  /** Together they need this probability, and they lie closer to each other than the margin. */
  readonly minSum: number;
  readonly minMargin: number;
}

/** Everything by which firms or clusters are typed (audit paper, 3.1 to 3.4). */
export interface TypeModel {
  readonly features: readonly string[];
  readonly types: readonly TypeProfile[];
  readonly coarse: readonly CoarseType[];
  /** What holds for a feature of which a type says nothing. */
  readonly background: { readonly mean: number; readonly deviation: number };
  /** Below 1: features are correlated, so their evidence counts for less. */
  readonly temper: number;
  /** Prior probability of being none of the types, and how wide that is. */
  readonly noneMass: number;
  readonly noneDeviation: number;
  readonly minTop: number;
  readonly minMargin: number;
  /** Share of the features without which nothing is named. */
  readonly minFeatures: number;
  /** Probability with which a defining feature must lie on its side. */
  readonly pDefining: number;
  /** Nothing is named when being none of the types is likelier than this. */
  readonly maxNone: number;
  /** Nor when the features lie further than this from the type, in mean squared standard deviations. */
  readonly maxDistance: number;
}

/**
 * Version of both models. 0.2.0: the same posterior as 0.1.0, but a type is named only where the firm
 * or cluster looks like it (`maxNone`, `maxDistance`), not merely more like it than like the others,
 * and where the answers of one or two people could not be chance (hasPattern).
 */
export const PROTOTYPES_VERSION = '0.2.0';

/** A feature that the research states. */
export const stated = (mean: number, deviation: number): FeatureProfile => ({
  mean,
  deviation,
  basis: 'stated',
});

/** A feature that we inferred from it. */
export const inferred = (mean: number, deviation: number): FeatureProfile => ({
  mean,
  deviation,
  basis: 'inferred',
});
