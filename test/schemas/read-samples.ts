import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** An event as it stands in a ledger, and the hash of its leaf (RFC 9162 2.1.1). */
export interface Sample {
  readonly event: Readonly<Record<string, unknown>> & {
    readonly source: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
  readonly leafHash: string;
}

const folder = new URL('samples/', import.meta.url);

/** Samples of one version, `ledger.opened/1.0`; none when nobody has written any. */
export function samplesOf(version: string): readonly Sample[] {
  const file = new URL(`${version}.json`, folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Sample[]) : [];
}

/** Every version that has samples. */
export function sampledVersions(): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
}
