import {
  CREDENTIALS_V1,
  CREDENTIALS_V2,
  isKnownContext,
  OPEN_BADGES_EDITIONS,
} from './contexts.js';
import { CredentialFormatError } from './credential-format-error.js';
import { type CredentialFacts, factsOf } from './credential-facts.js';
import { isJsonObject, type JsonObject, listOf, textMember } from './json-object.js';
import { digestOfDataIntegrity, digestOfJwt } from './rendering-digest.js';
import { parseStrictJson } from './strict-json.js';
import { splitProof } from './verify-data-integrity.js';
import { decodeJws } from './verify-jws.js';
import { decodeOpenBadgeJwt } from './verify-open-badge-jwt.js';
import { readSdJwtVc } from './verify-sd-jwt-vc.js';
import { decodeVcJwt } from './verify-vc-jwt.js';
import { walletFacts } from './wallet-facts.js';

/** A credential in hand, taken apart. Nothing of it is verified. */
export interface ReadCredential {
  readonly form: 'vc+jwt' | 'ob-jwt' | 'data-integrity' | 'dc+sd-jwt';
  /**
   * What the signature is over: the JWT as text, the document with its proof, or the SD-JWT with its
   * disclosures and what the holder signed.
   */
  readonly secured:
    { readonly jwt: string } | { readonly document: JsonObject } | { readonly sdJwt: string };
  /** Name of the key that is said to have signed. */
  readonly kid: string;
  readonly facts: CredentialFacts;
  /** What a ledger leaf commits to, base64url SHA-256. */
  readonly digest: string;
}

/** One mebibyte of text (docs/design/credentials.md 12). */
const MAX_LENGTH = 1_048_576;

/**
 * Reads a compact `vc+jwt` or Open Badges JWT, a Data Integrity document or a `dc+sd-jwt`, white space around it aside.
 * Refuses with the codes of the strict readers, `credential.too-large`, `credential.not-a-badge`,
 * and `credential.foreign-member` for a member name that is not a plain word: aliases, full IRIs and
 * keywords would let a signed document be spelled in ways that our reader and JSON-LD see differently.
 */
export function readCredential(text: string): ReadCredential {
  if (text.length > MAX_LENGTH) throw new CredentialFormatError('credential.too-large');
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return readDataIntegrity(trimmed);
  return trimmed.includes('~') ? readWalletCopy(trimmed) : readJwt(trimmed);
}

/** A leaf commits to what the issuer signed: what is disclosed differs each time it is shown. */
function readWalletCopy(sdJwt: string): ReadCredential {
  const { jwt, kid, claims } = readSdJwtVc(sdJwt);
  return {
    form: 'dc+sd-jwt',
    secured: { sdJwt },
    kid,
    facts: walletFacts(claims),
    digest: digestOfJwt(jwt),
  };
}

/** The header says which of two specifications it follows; each then refuses the other's. */
function readJwt(jwt: string): ReadCredential {
  const form = decodeJws(jwt).header.typ === 'JWT' ? 'ob-jwt' : 'vc+jwt';
  const { kid, document } = form === 'ob-jwt' ? decodeOpenBadgeJwt(jwt) : decodeVcJwt(jwt);
  return {
    form,
    secured: { jwt },
    ...named(kid, badgeFacts(document)),
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
    ...named(proof.verificationMethod, badgeFacts(unsigned)),
    digest: digestOfDataIntegrity(document),
  };
}

/** A name that is only a fragment is that of a key of the issuer (RFC 3986 5.2). */
const named = (kid: string, facts: CredentialFacts): Pick<ReadCredential, 'kid' | 'facts'> => ({
  kid: kid.startsWith('#') ? `${facts.issuer}${kid}` : kid,
  facts,
});

function badgeFacts(document: JsonObject): CredentialFacts {
  const contexts = listOf(document['@context']);
  const types = listOf(document.type);
  const isBadge =
    (contexts[0] === CREDENTIALS_V2 || contexts[0] === CREDENTIALS_V1) &&
    contexts.some((url) => OPEN_BADGES_EDITIONS.some((edition) => edition === url)) &&
    contexts.every(isKnownContext) &&
    types.includes('VerifiableCredential') &&
    BADGE_TYPES.some((type) => types.includes(type)) &&
    !Object.hasOwn(document, 'proof');
  if (!isBadge)
    throw new CredentialFormatError('credential.not-a-badge', 'expected Open Badges 3.0');
  refuseForeignMembers(
    Object.fromEntries(Object.entries(document).filter(([name]) => name !== '@context')),
  );
  return factsOf(document);
}

/** Open Badges 3.0, B.1.1: two names of one thing. */
const BADGE_TYPES = ['OpenBadgeCredential', 'AchievementCredential'];

/** A text with its language (VCDM 2.0, 11.1) is the only place for keywords of JSON-LD. */
const isLanguageText = (value: JsonObject): boolean =>
  textMember(value, '@value') !== undefined &&
  Object.entries(value).every(
    ([name, found]) =>
      ['@value', '@language', '@direction'].includes(name) && typeof found === 'string',
  );

/** JSON depth is bounded by the strict reader, so recursion is. */
function refuseForeignMembers(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(refuseForeignMembers);
  if (!isJsonObject(value) || isLanguageText(value)) return;
  for (const [name, found] of Object.entries(value)) {
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) {
      throw new CredentialFormatError('credential.foreign-member', JSON.stringify(name));
    }
    refuseForeignMembers(found);
  }
}
