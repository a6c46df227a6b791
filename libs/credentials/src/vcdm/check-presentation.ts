import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../contexts.js';
import { CredentialFormatError } from '../credential-format-error.js';
import { isJsonObject, type JsonObject, listOf, member } from '../json-object.js';
import { checkId, checkType, partyOf } from './check-credential.js';
import { checkContextMember, refuseOpenVocabulary } from './context-member.js';
import { typedObjects } from './typed-objects.js';

/** A presentation that has the form of the data model. What it presents has not been looked into. */
export interface CheckedPresentation {
  readonly document: JsonObject;
  readonly holder?: string;
  readonly credentials: readonly JsonObject[];
}

/** What one request may make us verify. */
const MAX_CREDENTIALS = 16;

/**
 * Checks that a value, whose depth must be bounded, has the form of a presentation (VCDM 2.0 4.13;
 * that of VCDM 1.1 is read alike). Throws CredentialFormatError alone: `presentation.not-an-object`,
 * `context.*`, `type.*`, `id.not-a-url`, `holder.malformed`, `terms-of-use.malformed`,
 * `presentation.credential-malformed` a credential that is no object, `presentation.too-many` over 16.
 */
export function checkPresentation(value: unknown): CheckedPresentation {
  if (!isJsonObject(value)) throw new CredentialFormatError('presentation.not-an-object');
  const isOld = listOf(member(value, '@context'))[0] === CREDENTIALS_V1;
  checkContextMember(value, isOld ? CREDENTIALS_V1 : CREDENTIALS_V2);
  refuseOpenVocabulary(value);
  checkType(value, 'VerifiablePresentation');
  checkId(value);
  const holder = member(value, 'holder');
  const terms = member(value, 'termsOfUse');
  if (terms !== undefined) typedObjects(terms, 'terms-of-use', 'optional');
  const presented = member(value, 'verifiableCredential') ?? [];
  const credentials: readonly unknown[] = Array.isArray(presented) ? presented : [presented];
  if (!credentials.every(isJsonObject))
    throw new CredentialFormatError('presentation.credential-malformed', 'expected objects');
  if (credentials.length > MAX_CREDENTIALS)
    throw new CredentialFormatError('presentation.too-many');
  return {
    document: value,
    ...(holder !== undefined && { holder: partyOf(holder, 'holder') }),
    credentials,
  };
}
