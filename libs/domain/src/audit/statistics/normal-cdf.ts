/**
 * Probability that a standard normal number is at most x (Abramowitz and Stegun 7.1.26, error below
 * 1.5e-7: the golden values hang on this very approximation).
 */
export function normalCdf(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const series =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const inside = 1 - series * Math.exp(-z * z);
  return x >= 0 ? 0.5 * (1 + inside) : 0.5 * (1 - inside);
}
