import type { ObservatoryRelease } from '../generated/schemas.js';

/** Bytes of the largest body of a leaf, 131,072, less its salt of 32 (docs/design/ledger.md 4.3). */
export const RELEASE_LIMIT = 131_040;

/**
 * The release in at most so many bytes of UTF-8: of the skills those that are lacked least are left out
 * and counted. RFC 8785 only orders the names, so that JSON of any order has its length. What is too
 * large without a single skill stays so, and is refused as `body.too-large` by whoever writes it down.
 */
export function fitRelease(release: ObservatoryRelease, limit: number): ObservatoryRelease {
  const { lines } = release.skills;
  if (bytesOf(release) <= limit) return release;
  const cutTo = (kept: number): ObservatoryRelease => ({
    ...release,
    skills: { ...release.skills, lines: lines.slice(0, kept), cut: lines.length - kept },
  });
  let size = bytesOf(cutTo(0));
  let kept = 0;
  for (const line of lines) {
    // with the comma before the next
    size += bytesOf(line) + 1;
    if (size > limit) break;
    kept += 1;
  }
  return cutTo(kept);
}

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
