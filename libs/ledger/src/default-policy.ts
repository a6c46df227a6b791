import type { PolicyWitness } from './policy.js';
import { formatVerifierKey } from './verifier-key.js';

/** Two of the other hubs: one may be away, and the registry alone cannot hide a second history. */
const PEERS_NEEDED = 2;
/** With fewer other hubs than this one absence would stop a ledger: then the registry is enough. */
const PEERS_AT_LEAST = 3;

/**
 * The policy a hub is advised to keep (docs/design/ledger.md 3): the registry and two of the other
 * hubs. Under three other hubs the registry alone. Names are `registry` and `hub1`, `hub2`, …
 */
export function defaultPolicy(
  registry: Omit<PolicyWitness, 'name'>,
  peers: readonly Omit<PolicyWitness, 'name'>[],
): string {
  const line = (name: string, { key, url }: Omit<PolicyWitness, 'name'>) =>
    `witness ${name} ${formatVerifierKey(key)}${url === undefined ? '' : ` ${url}`}\n`;
  if (peers.length < PEERS_AT_LEAST) return `${line('registry', registry)}quorum registry\n`;
  const names = peers.map((_, i) => `hub${String(i + 1)}`);
  return [
    line('registry', registry),
    ...peers.map((peer, i) => line(names[i] ?? '', peer)),
    `group peers ${String(PEERS_NEEDED)} ${names.join(' ')}\n`,
    'group q all registry peers\n',
    'quorum q\n',
  ].join('');
}
