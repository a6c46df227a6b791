import type {
  CombinedScore,
  ConstructScore,
  Contradiction,
  Typing,
} from '../learning-appraisal.js';
import type { Features } from './classify.js';

/** A feature counts as high (low) when it lies this far up (down) by a standard deviation. */
const HIGH = 0.6;

/** Below this many people a firm is micro. */
const MICRO = 10;

/** What contradictions are looked for in. */
export interface Findings {
  readonly scores: Readonly<Record<string, ConstructScore>>;
  readonly combined: Readonly<Record<string, CombinedScore>>;
  readonly features: Features;
  readonly type: Typing;
  /** 0: unknown. */
  readonly heads: number;
}

/** Findings of a firm that do not fit together (audit paper, 3.5): shown, never resolved. */
export function findContradictions(findings: Findings): Contradiction[] {
  const { scores, combined, features, type, heads } = findings;
  const high = (name: string) => {
    const feature = features[name];
    return feature !== undefined && feature.mean - Math.sqrt(feature.variance) > HIGH;
  };
  const review = scores['SEC'];
  const checks: readonly (readonly [string, boolean])[] = [
    ['X1', high('CRI') && high('EMB')],
    ['X2', high('CRI') && high('CDF')],
    ['X3', heads > 0 && heads < MICRO && type.top === 'ENDOGENOUS'],
    ['X4', high('EMB') && high('NUO')],
    ['X5', high('DOM') && review?.status === 'ok' && review.mean > 0.65],
    ['X6', high('EMB') && high('LRN') && type.top === 'EMBEDDED_INFORMATION'],
  ];
  const found = checks.filter(([, holds]) => holds).map(([id]) => ({ id }));
  const against = Object.entries(combined).flatMap(([construct, { flag, z }]) =>
    flag === null || z === null ? [] : [{ id: 'X7', construct, flag, z }],
  );
  return [...found, ...against];
}
