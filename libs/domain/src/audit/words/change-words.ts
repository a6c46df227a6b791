/** What can be said of one construct, compared with an earlier audit (audit paper, 6.1). */
export type ChangeVerdict = 'rise' | 'fall' | 'no-relevant-change' | 'not-determined';

/** Why nothing can be said. */
export type NoComparison = 'no-earlier-audit' | 'too-soon' | 'other-instrument' | 'no-data';

/** What weakens everything that is said. */
export type ChangeRemark = 'one-respondent' | 'overlap-unknown';
