/** The declared figures of the scoring, all on the scale from 0 to 1 (audit paper, 2.3 and 2.4). */
export interface ScoringParameters {
  /** What is taken for a firm that said nothing. */
  readonly neutralMean: number;
  /** Variance between firms. */
  readonly varFirm: number;
  /** Variance between people of a firm, of which `varHalo` is common to all constructs. */
  readonly varRespondent: number;
  readonly varHalo: number;
  /** Variance of an item within a firm, the same for all its people. */
  readonly varFirmItem: number;
  /** Noise of a single answer. */
  readonly varResidual: number;
  /** Degrees of freedom that the declared variance between people weighs. */
  readonly priorDf: number;
  readonly minAnsweredShare: number;
  /** Standard deviation of what answers as such may be wrong by, and the part common to the levels. */
  readonly tauSelf: number;
  readonly tauSelfCommon: number;
  /** Standard deviation of what records as such may be wrong by. */
  readonly tauEvidence: number;
}

/** Version of the figures: a signed audit is never scored again by others without saying so. */
export const SCORING_VERSION = '0.1.0';

/** Design values, to be replaced by estimates once fifty firms with three respondents each are in. */
export const scoringParameters: ScoringParameters = {
  neutralMean: 0.45,
  varFirm: 0.04,
  varRespondent: 0.012,
  varHalo: 0.006,
  varFirmItem: 0.012,
  varResidual: 0.045,
  priorDf: 6,
  minAnsweredShare: 0.5,
  tauSelf: 0.07,
  tauSelfCommon: 0.7,
  tauEvidence: 0.09,
};
