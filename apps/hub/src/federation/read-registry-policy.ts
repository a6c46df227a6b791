import { existsSync, readFileSync } from 'node:fs';
import { parsePolicy } from '#ledger/policy.js';

/** A registry of the first days has no witness; its own signature is all there is to ask for. */
const NOBODY = 'quorum none\n';

/**
 * Text or file of the tlog-policy under which this hub believes the registry's checkpoints: known out
 * of band, never fetched. Refuses what parsePolicy does.
 */
export function readRegistryPolicy(setting: string | undefined): string {
  if (!setting) return NOBODY;
  const text = existsSync(setting) ? readFileSync(setting, 'utf8') : setting;
  try {
    parsePolicy(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`HUB_REGISTRY_WITNESS_POLICY cannot be read: ${reason}`, { cause });
  }
  return text;
}
