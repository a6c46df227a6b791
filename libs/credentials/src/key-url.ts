import { CredentialFormatError } from './credential-format-error.js';
import { didWebDocumentUrl, didWebOf } from './did-web.js';

/** The name of a key below the address of its owner: one segment without escapes. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * Where the bare JWK of a key lies: `did:web:hub.example#rsa-1` is `https://hub.example/keys/rsa-1`
 * (docs/design/credentials.md 5). Refuses with `did.malformed` what is no key of a did:web of an origin.
 */
export function keyUrlOf(kid: string): string {
  const [did = '', name = '', ...more] = kid.split('#');
  const { origin, pathname } = new URL(didWebDocumentUrl(did));
  if (pathname !== '/.well-known/did.json' || !NAME.test(name) || more.length > 0)
    throw new CredentialFormatError('did.malformed', 'expected a key of a did:web of an origin');
  return `${origin}/keys/${name}`;
}

/** The name in the DID document of the key that lies at an address; undefined for other addresses. */
export function kidOfKeyUrl(url: string): string | undefined {
  const [, origin = '', name = ''] = /^(https?:\/\/[^/?#]+)\/keys\/([^/?#]+)$/.exec(url) ?? [];
  if (!URL.canParse(origin)) return undefined;
  try {
    const kid = `${didWebOf(origin)}#${name}`;
    // One address, one name: what is spelled otherwise is another address.
    return keyUrlOf(kid) === url ? kid : undefined;
  } catch (error) {
    if (error instanceof CredentialFormatError) return undefined;
    throw error;
  }
}
