import { didWebOf } from '#credentials/did-web.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewHub } from '#domain/generated/schemas.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { parseVerifierKey } from '#ledger/verifier-key.js';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * A hub whose address, DID, ledger origin and ledger key belong together; the address comes back
 * without a slash at its end. Refuses `hub.origin-mismatch`, naming what was expected; also http
 * outside this machine and the registry itself.
 */
export function checkHub(hub: NewHub, registryOrigin: string): NewHub {
  const url = URL.canParse(hub.url) ? new URL(hub.url) : undefined;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!url || !isSafe || url.href !== `${url.origin}/`)
    throw mismatch('an https address without a path', hub.url);
  const origin = `${url.host}/ledger`;
  if (hub.origin !== origin) throw mismatch(`the origin ${origin}`, hub.origin);
  if (origin === registryOrigin) throw mismatch('another party than the registry', hub.origin);
  const did = didWebOf(url.origin);
  if (hub.did !== did) throw mismatch(did, hub.did);
  const key = readKey(hub.verifierKey);
  if (key?.type !== 1 || key.name !== origin)
    throw mismatch(`a ledger key named ${origin}`, hub.verifierKey);
  checkWitness(hub, url);
  return { ...hub, url: url.origin };
}

/** A witness has a key of its own: a cosignature does not name its signer. */
function checkWitness({ witness, verifierKey }: NewHub, { host, origin }: URL): void {
  if (witness === undefined) return;
  const name = `${host}/witness`;
  const key = readKey(witness.verifierKey);
  if (witness.name !== name || key?.type !== 4 || key.name !== name)
    throw mismatch(`a witness key named ${name}`, witness.verifierKey);
  if (readKey(verifierKey)?.publicKey.equals(key.publicKey))
    throw mismatch('a witness key that is not the ledger key', witness.verifierKey);
  if (witness.url !== origin) throw mismatch(`a witness at ${origin}`, witness.url);
}

function readKey(text: string) {
  try {
    return parseVerifierKey(text);
  } catch (error) {
    if (error instanceof LedgerFormatError) return undefined;
    throw error;
  }
}

function mismatch(expected: string, got: string): DomainError {
  return new DomainError('hub.origin-mismatch', { expected, got });
}
