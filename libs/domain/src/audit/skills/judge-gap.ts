import type { GapVerdict } from '../skills-appraisal.js';
import type { GapFigures } from './measure-gap.js';

/** Shortfalls under half a person, or under a quarter of the need, are small (audit paper, 4.3). */
const SMALL_PEOPLE = 0.5;
const SMALL_SHARE = 0.25;
/** From here on a gap is likelier than none, and from here on it is called one. */
const LIKELY = 0.5;
const SURE = 0.8;
/** Half of a shortfall that claims would explain is a want of evidence, not yet of competence. */
const EXPLAINED = 0.5;
/** Criticality from which a gap is a major one. */
const CRITICAL = 4;

/** Share of a shortfall that claims on file would explain if they were assessed; 0 to 1. */
export function explainedByClaims(verified: GapFigures, withClaims: GapFigures): number {
  return verified.shortfall > 0 ? Math.max(0, 1 - withClaims.shortfall / verified.shortfall) : 0;
}

/**
 * What is said of one competence (audit paper, 4.3), from the figures on verified evidence and from
 * those that count claims nobody verified. Where claims would explain half of the shortfall it is
 * an `evidence-gap`: assess before you train.
 */
export function judgeGap(
  verified: GapFigures,
  withClaims: GapFigures,
  criticality: number,
): GapVerdict {
  if (verified.need === 0) return 'not-required';
  const small =
    verified.shortfall < SMALL_PEOPLE || verified.shortfall / verified.need < SMALL_SHARE;
  if (verified.pGap < LIKELY) return 'no-gap';
  if (small) return 'minor-gap';
  if (explainedByClaims(verified, withClaims) >= EXPLAINED) return 'evidence-gap';
  if (verified.pGap < SURE) return 'possible-gap';
  return criticality >= CRITICAL ? 'major-gap' : 'gap';
}
