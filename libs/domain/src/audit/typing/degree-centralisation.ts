/**
 * How much the exchanges of a network run through one member: Freeman's degree centralisation, 0 to
 * 1; null under three members. Members count from 0; pairs that are named twice or with themselves
 * count once or not at all.
 */
export function degreeCentralisation(
  members: number,
  exchanges: readonly (readonly [number, number])[],
): number | null {
  if (members < 3) return null;
  const degrees = new Float64Array(members);
  const seen = new Set<string>();
  for (const [a, b] of exchanges) {
    const pair = a < b ? `${a}-${b}` : `${b}-${a}`;
    if (a === b || seen.has(pair)) continue;
    seen.add(pair);
    degrees[a] = (degrees[a] ?? 0) + 1;
    degrees[b] = (degrees[b] ?? 0) + 1;
  }
  const highest = Math.max(...degrees);
  const missing = degrees.reduce((sum, degree) => sum + highest - degree, 0);
  return missing / ((members - 1) * (members - 2));
}
