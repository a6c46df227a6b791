/** Counts are published to the nearest five, so that one firm more or less hardly ever shows. */
export const roundCount = (count: number): number => Math.round(count / 5) * 5;

/** Shares are published in steps of ten per mille; takes and gives per mille. */
export const roundShare = (perMille: number): number => Math.round(perMille / 10) * 10;

/** Values from 0 to 1 are published to the nearest 0.05 (audit paper, 6.2). */
export const roundValue = (value: number): number => Math.round(value * 20) / 20;
