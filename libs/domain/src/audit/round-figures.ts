/** Six decimals: far finer than any figure is meant, far coarser than where engines differ. */
const MILLION = 1_000_000;

/**
 * The same document with every number rounded to six decimals, however deep, so that another release
 * of the JavaScript engine writes the same bytes. Infinity and NaN become null, -0 becomes 0; what is
 * undefined is left out. It keeps the type: where a number may be infinite its type allows null.
 */
export function roundFigures<T>(document: T): T {
  return rounded(document) as T;
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return roundedNumber(value);
  if (Array.isArray(value)) return value.map((item) => rounded(item ?? null));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, rounded(member)]),
  );
}

/** Beyond 2^53 / 10^6 there are no six decimals to round. */
function roundedNumber(number: number): number | null {
  if (!Number.isFinite(number)) return null;
  const scaled = number * MILLION;
  if (Math.abs(scaled) > Number.MAX_SAFE_INTEGER) return number;
  return Math.round(scaled) / MILLION + 0;
}
