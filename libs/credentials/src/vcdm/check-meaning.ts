import jsonld, { type Options } from 'jsonld';

import { refusalOf } from '../canonicalise.js';
import type { ContextLoader } from '../contexts.js';
import { CredentialFormatError } from '../credential-format-error.js';
import { isJsonObject, type JsonObject, listOf, member } from '../json-object.js';
import type { SecuredKind } from './read-envelope.js';
import { isUrl } from './is-url.js';

const VC = 'https://www.w3.org/2018/credentials#';

/** What the members that we act on mean, and so what JSON-LD must find exactly as often as we do. */
const MEANINGS: Readonly<Record<SecuredKind, readonly (readonly [name: string, iri: string])[]>> = {
  credential: [
    ...[
      'issuer',
      'credentialSubject',
      'validFrom',
      'validUntil',
      'issuanceDate',
      'expirationDate',
      'credentialStatus',
      'credentialSchema',
      'refreshService',
      'termsOfUse',
      'evidence',
      'relatedResource',
    ].map((name) => [name, `${VC}${name}`] as const),
    ['proof', 'https://w3id.org/security#proof'],
  ],
  presentation: [
    ['holder', `${VC}holder`],
    ['verifiableCredential', `${VC}verifiableCredential`],
    ['termsOfUse', `${VC}termsOfUse`],
    ['proof', 'https://w3id.org/security#proof'],
  ],
};

const TYPES = {
  credential: `${VC}VerifiableCredential`,
  presentation: `${VC}VerifiablePresentation`,
} as const;

/**
 * Checks that JSON-LD sees in a document what we see in it (VCDM 2.0 6.1, conforming documents are
 * compact): every term is defined and none redefined (`document.not-canonical`, `context.unknown`),
 * every type is a URL (`type.not-a-url`), and no alias, full IRI or keyword says once more what a
 * member says, so that two readers read two credentials (`document.alias`).
 */
export async function checkMeaning(
  document: JsonObject,
  kind: SecuredKind,
  load: ContextLoader,
): Promise<void> {
  const [node, ...more] = await expand(document, load);
  if (!isJsonObject(node) || more.length > 0)
    throw new CredentialFormatError('document.not-canonical', 'expected one node');
  refuseOddTypes(node);
  if (!listOf(member(node, '@type')).includes(TYPES[kind]))
    throw new CredentialFormatError('type.other', `not ${TYPES[kind]}`);
  for (const [name, iri] of [['type', '@type'] as const, ...MEANINGS[kind]]) {
    const seen = listOf(member(node, iri)).length;
    const read = listOf(member(document, name)).length;
    if (seen !== read) throw new CredentialFormatError('document.alias', name);
  }
  if (member(node, '@id') !== member(document, 'id'))
    throw new CredentialFormatError('document.alias', 'id');
}

async function expand(document: JsonObject, load: ContextLoader): Promise<readonly unknown[]> {
  const options: Options.Expand & { readonly safe: true } = {
    documentLoader: load as NonNullable<Options.Expand['documentLoader']>,
    safe: true,
  };
  try {
    return await jsonld.expand(document, options);
  } catch (cause) {
    throw refusalOf(cause);
  }
}

/** A term may be mapped to anything that looks like an IRI; a type must be a URL (VCDM 2.0 4.5). */
function refuseOddTypes(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(refuseOddTypes);
  if (!isJsonObject(value)) return;
  if (!Object.hasOwn(value, '@value') && !listOf(member(value, '@type')).every(isUrl))
    throw new CredentialFormatError('type.not-a-url');
  Object.values(value).forEach(refuseOddTypes);
}
