import { LedgerFormatError } from './ledger-format-error.js';

/** True for a size or index a log may have: an integer from 0 up to 2^53 - 1. */
export function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Returns `value`; refuses what is no size: 'size.out-of-range'. */
export function checkSize(value: number): number {
  if (!isSize(value)) {
    throw new LedgerFormatError('size.out-of-range', 'a size is an integer from 0 to 2^53 - 1');
  }
  return value;
}

/**
 * A size written in ASCII decimal without leading zeros, as in every C2SP text format; undefined
 * for anything else and for 2^53 and above, which a number cannot hold exactly.
 */
export function parseSize(text: string): number | undefined {
  if (!/^(?:0|[1-9][0-9]*)$/.test(text)) return undefined;
  const size = Number(text);
  return isSize(size) ? size : undefined;
}

/** The largest power of two below `size`, for a size of 2 and more: where RFC 9162 2.1.1 splits. */
export function splitPoint(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** Number of set bits: how many full subtrees a tree of this size has (below 2^53). */
export function countBits(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits;
}
