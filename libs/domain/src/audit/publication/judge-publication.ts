import type { Publication } from '../audit-document.js';
import { LEAST_FIRMS } from './limits.js';

/** The share of a figure that one firm may have (audit paper, 6.2). */
const LARGEST_SHARE = 0.5;
/** Firms by which two releases differ at least: from one or two less, their difference tells. */
export const LEAST_CHANGE = 3;

/** What a figure over firms rests on. */
export interface PublicationFacts {
  readonly firms: number;
  /** Share of the quantity that the largest firm has; absent where each firm counts alike. */
  readonly largestShare?: number;
  /** Firms that came or went since the last release; absent when there was none. */
  readonly membersChanged?: number;
}

/**
 * Whether a figure over firms may be shown (audit paper, 6.2): five firms or more, none with over
 * half of it, and no release that differs from the last by one or two firms. What is no number is
 * never shown.
 */
export function judgePublication(facts: PublicationFacts): Publication {
  const { firms, largestShare = 0, membersChanged = 0 } = facts;
  if (!(firms >= LEAST_FIRMS)) return { ok: false, reason: 'too-few-firms' };
  if (!(largestShare <= LARGEST_SHARE)) return { ok: false, reason: 'one-firm-dominates' };
  if (membersChanged !== 0 && !(membersChanged >= LEAST_CHANGE))
    return { ok: false, reason: 'too-small-a-change' };
  return { ok: true };
}

/** Firms that came or went between two releases. */
export function membersChanged(before: readonly string[], after: readonly string[]): number {
  const [old, now] = [new Set(before), new Set(after)];
  const gone = [...old].filter((firm) => !now.has(firm));
  const come = [...now].filter((firm) => !old.has(firm));
  return gone.length + come.length;
}

/**
 * Of the firms behind each earlier release those that differ least from these, but differ; undefined
 * when none does. A release is held against all before it: one firm may be told by the difference to
 * an older one too.
 */
export function nearestRelease(
  earlier: readonly (readonly string[])[],
  firms: readonly string[],
): readonly string[] | undefined {
  return earlier
    .map((before) => ({ before, changed: membersChanged(before, firms) }))
    .filter(({ changed }) => changed > 0)
    .sort((a, b) => a.changed - b.changed)[0]?.before;
}
