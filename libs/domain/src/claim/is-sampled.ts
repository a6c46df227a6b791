/**
 * Whether a claim falls into the sample: the first four bytes of HMAC-SHA256(sampling key, claim id)
 * as a number below `percent` hundredths of 2^32. `percent` is 0 to 100.
 */
export function isSampled(mac: Uint8Array, percent: number): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = mac;
  const number = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  return number < (percent / 100) * 2 ** 32;
}
