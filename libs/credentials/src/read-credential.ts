import { CREDENTIALS_V2, OPEN_BADGES_3, OPEN_BADGES_EXTENSIONS } from './contexts.js';
import { CredentialFormatError } from './credential-format-error.js';
import { type CredentialFacts, factsOf } from './credential-facts.js';
import { isJsonObject, type JsonObject, listOf } from './json-object.js';
import { digestOfDataIntegrity, digestOfJwt } from './rendering-digest.js';
import { parseStrictJson } from './strict-json.js';
import { splitProof } from './verify-data-integrity.js';
import { decodeVcJwt } from './verify-vc-jwt.js';

/** A credential in hand, taken apart. Nothing of it is verified. */
export interface ReadCredential {
  readonly form: 'vc+jwt' | 'data-integrity';
  /** What the signature is over: the JWT as text, or the document with its proof. */
  readonly secured: { readonly jwt: string } | { readonly document: JsonObject };
  /** Name of the key that is said to have signed. */
  readonly kid: string;
  readonly facts: CredentialFacts;
  /** What a ledger leaf commits to, base64url SHA-256. */
  readonly digest: string;
}

/** One mebibyte of text (docs/design/credentials.md 12). */
const MAX_LENGTH = 1_048_576;

/**
 * Reads a compact `vc+jwt` or a Data Integrity document, white space around it aside.
 * Refuses with the codes of the strict readers, `credential.too-large`, `credential.not-a-badge`,
 * and `credential.foreign-member` for a member name that is not a plain word: aliases, full IRIs and
 * keywords would let a signed document be spelled in ways that our reader and JSON-LD see differently.
 */
export function readCredential(text: string): ReadCredential {
  if (text.length > MAX_LENGTH) throw new CredentialFormatError('credential.too-large');
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? readDataIntegrity(trimmed) : readJwt(trimmed);
}

function readJwt(jwt: string): ReadCredential {
  const { kid, document } = decodeVcJwt(jwt);
  return {
    form: 'vc+jwt',
    secured: { jwt },
    kid,
    facts: badgeFacts(document),
    digest: digestOfJwt(jwt),
  };
}

function readDataIntegrity(text: string): ReadCredential {
  const document = parseStrictJson(text);
  if (!isJsonObject(document)) throw new CredentialFormatError('credential.not-a-badge');
  const { proof, unsigned } = splitProof(document);
  return {
    form: 'data-integrity',
    secured: { document },
    kid: proof.verificationMethod,
    facts: badgeFacts(unsigned),
    digest: digestOfDataIntegrity(document),
  };
}

function badgeFacts(document: JsonObject): CredentialFacts {
  const contexts = listOf(document['@context']);
  const types = listOf(document.type);
  if (
    contexts[0] !== CREDENTIALS_V2 ||
    contexts[1] !== OPEN_BADGES_3 ||
    // Its terms are types only: no member means anything else because of it.
    (contexts.length > 2 && contexts[2] !== OPEN_BADGES_EXTENSIONS) ||
    contexts.length > 3 ||
    !types.includes('VerifiableCredential') ||
    !types.includes('OpenBadgeCredential') ||
    Object.hasOwn(document, 'proof')
  ) {
    throw new CredentialFormatError('credential.not-a-badge', 'expected Open Badges 3.0.3');
  }
  refuseForeignMembers(
    Object.fromEntries(Object.entries(document).filter(([name]) => name !== '@context')),
  );
  return factsOf(document);
}

/** JSON depth is bounded by the strict reader, so recursion is. */
function refuseForeignMembers(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(refuseForeignMembers);
  if (!isJsonObject(value)) return;
  for (const [name, found] of Object.entries(value)) {
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) {
      throw new CredentialFormatError('credential.foreign-member', JSON.stringify(name));
    }
    refuseForeignMembers(found);
  }
}
