import { createHash } from 'node:crypto';

/** Where a party at `baseUrl` serves its copy of a ledger, ending in `/` (docs/design/ledger.md 11). */
export function mirrorUrl(baseUrl: string, origin: string): string {
  const hash = createHash('sha256').update(origin).digest('hex');
  return `${baseUrl.replace(/\/$/, '')}/mirror/${hash}/`;
}

/**
 * Reads a setting that names mirrors, separated by commas: the bare address of a party that mirrors
 * this ledger, or the address of a copy anywhere, ending in `/`. Refuses everything else.
 */
export function readMirrors(name: string, text: string | undefined, origin: string): string[] {
  const given = (text ?? '').split(',').flatMap((item) => item.trim() || []);
  return given.map((item) => {
    const url = URL.canParse(item) ? new URL(item) : undefined;
    if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
      throw new Error(`${name} must hold addresses, not "${item}"`);
    if (url.pathname === '/') return mirrorUrl(url.origin, origin);
    if (!item.endsWith('/')) throw new Error(`${name} must hold prefixes that end in /: "${item}"`);
    return item;
  });
}
