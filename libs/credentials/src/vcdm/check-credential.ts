import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../contexts.js';
import { CredentialFormatError } from '../credential-format-error.js';
import { isJsonObject, type JsonObject, listOf, member } from '../json-object.js';
import { checkContextMember, refuseOpenVocabulary } from './context-member.js';
import { readDateTimeStamp } from './date-time-stamp.js';
import { isUrl } from './is-url.js';
import { isLanguageText } from './language-text.js';
import { checkRelatedResources } from './related-resources.js';
import { readStatusEntry, STATUS_ENTRY_TYPE } from './status-entry.js';
import { typedObjects, typesOf } from './typed-objects.js';

/** Which version of the data model a document is written in. */
export type DataModel = '1.1' | '2.0';

/** A credential that has the form its data model asks for. Its meaning and proofs are not checked. */
export interface CheckedCredential {
  readonly document: JsonObject;
  readonly model: DataModel;
  /** The id of the issuer. */
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly validFrom?: number;
  readonly validUntil?: number;
}

/** Properties whose values must each say their type: noun of the refusal, and whether they need an id. */
const TYPED = [
  ['credentialStatus', 'status', 'optional', 'required'],
  ['credentialSchema', 'schema', 'required', 'required'],
  ['refreshService', 'refresh-service', 'optional', 'required'],
  ['termsOfUse', 'terms-of-use', 'optional', 'optional'],
  ['evidence', 'evidence', 'optional', 'optional'],
  ['confidenceMethod', 'confidence-method', 'optional', 'optional'],
  ['renderMethod', 'render-method', 'optional', 'optional'],
] as const;

/** Names of the period of validity, and whether its beginning must be there, in each data model. */
const PERIOD = {
  '2.0': { from: 'validFrom', until: 'validUntil', isRequired: false },
  '1.1': { from: 'issuanceDate', until: 'expirationDate', isRequired: true },
} as const;

/**
 * Checks that a value, whose depth must be bounded, has the form of a credential of VCDM 2.0 (4.3 to
 * 4.11, 5.3 to 5.6, 5.10, 11.1) or of VCDM 1.1, told apart by the first context. Throws
 * CredentialFormatError alone: `credential.not-an-object`, `context.*`, `type.missing`, `type.malformed`,
 * `type.other`, `id.not-a-url`, `issuer.malformed`, `subject.malformed`, `subject.empty`,
 * `validity.malformed`, `validity.reversed`, `name.malformed`, `description.malformed`,
 * `related-resource.*`, `status-entry.*`, and `.malformed` of the nouns above.
 */
export function checkCredential(value: unknown): CheckedCredential {
  if (!isJsonObject(value)) throw new CredentialFormatError('credential.not-an-object');
  const model: DataModel = listOf(member(value, '@context'))[0] === CREDENTIALS_V1 ? '1.1' : '2.0';
  checkContextMember(value, model === '1.1' ? CREDENTIALS_V1 : CREDENTIALS_V2);
  refuseOpenVocabulary(value);
  checkType(value, 'VerifiableCredential');
  checkId(value);
  const issuer = partyOf(member(value, 'issuer'), 'issuer');
  checkSubjects(member(value, 'credentialSubject'));
  const period = periodOf(value, model);
  if (model === '2.0') for (const one of [value, member(value, 'issuer')]) checkTexts(one);
  for (const [name, noun, id, idBefore] of TYPED) {
    const found = member(value, name);
    if (found !== undefined) typedObjects(found, noun, model === '2.0' ? id : idBefore);
  }
  for (const entry of listOf(member(value, 'credentialStatus')))
    if (isJsonObject(entry) && listOf(entry.type).includes(STATUS_ENTRY_TYPE))
      readStatusEntry(entry);
  const related = member(value, 'relatedResource');
  if (related !== undefined) checkRelatedResources(related);
  return { document: value, model, issuer, ...period };
}

/** The type of a document: one of its values is the one named (VCDM 2.0 4.5). */
export function checkType(document: JsonObject, expected: string): void {
  const given = member(document, 'type');
  if (given === undefined) throw new CredentialFormatError('type.missing');
  const types = typesOf(given);
  if (types === undefined) throw new CredentialFormatError('type.malformed');
  if (!types.includes(expected)) throw new CredentialFormatError('type.other', `not ${expected}`);
}

/** An id, when there is one, is a single URL (VCDM 2.0 4.4). */
export function checkId(document: JsonObject): void {
  const id = member(document, 'id');
  if (id !== undefined && !isUrl(id)) throw new CredentialFormatError('id.not-a-url');
}

/** A URL or an object with one as id: an issuer (VCDM 2.0 4.7) or a holder (4.13). */
export function partyOf(value: unknown, noun: 'issuer' | 'holder'): string {
  const id = isJsonObject(value) ? member(value, 'id') : value;
  if (!isUrl(id)) throw new CredentialFormatError(`${noun}.malformed`, 'expected a URL');
  return id;
}

/** Each subject says something, be it only who it is (VCDM 2.0 4.8). */
function checkSubjects(value: unknown): void {
  const subjects: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (subjects.length === 0) throw new CredentialFormatError('subject.empty');
  for (const subject of subjects) {
    if (!isJsonObject(subject)) throw new CredentialFormatError('subject.malformed');
    if (Object.keys(subject).length === 0) throw new CredentialFormatError('subject.empty');
    checkId(subject);
  }
}

function periodOf(
  document: JsonObject,
  model: DataModel,
): Pick<CheckedCredential, 'validFrom' | 'validUntil'> {
  const names = PERIOD[model];
  const [from, until] = [names.from, names.until].map((name) => {
    const value = member(document, name);
    const instant = readDateTimeStamp(value);
    const isMissing = value === undefined && !(name === names.from && names.isRequired);
    if (instant === undefined && !isMissing)
      throw new CredentialFormatError('validity.malformed', name);
    return instant;
  });
  if (from !== undefined && until !== undefined && until < from)
    throw new CredentialFormatError('validity.reversed');
  return {
    ...(from !== undefined && { validFrom: from }),
    ...(until !== undefined && { validUntil: until }),
  };
}

function checkTexts(value: unknown): void {
  for (const name of ['name', 'description']) {
    const text = member(value, name);
    if (text !== undefined && !isLanguageText(text))
      throw new CredentialFormatError(`${name}.malformed`);
  }
}
