import { CREDENTIALS_V2 } from '../contexts.js';
import { CredentialFormatError } from '../credential-format-error.js';
import { isJsonObject, type JsonObject, listOf, member } from '../json-object.js';
import { typesOf } from './typed-objects.js';

/** What a secured document is. */
export type SecuredKind = 'credential' | 'presentation';

/** A document secured from outside, as a data URL carries it. */
export interface Envelope {
  readonly form: 'jwt' | 'sd-jwt';
  readonly mediaType: string;
  readonly content: string;
}

const TYPES = {
  credential: 'EnvelopedVerifiableCredential',
  presentation: 'EnvelopedVerifiablePresentation',
} as const;

/** Media types that are read (vc-jose-cose 3.1, 3.2), by what they hold. */
const FORMS = {
  credential: { 'application/vc+jwt': 'jwt', 'application/vc+sd-jwt': 'sd-jwt' },
  presentation: { 'application/vp+jwt': 'jwt' },
} as const satisfies Record<SecuredKind, Readonly<Record<string, Envelope['form']>>>;

const MEMBERS = ['@context', 'id', 'type'];

/** Whether an object says that it is an envelope of that kind. */
export function isEnvelope(value: unknown, kind: SecuredKind): value is JsonObject {
  return isJsonObject(value) && listOf(member(value, 'type')).includes(TYPES[kind]);
}

/**
 * What an enveloped credential or presentation holds (VCDM 2.0 4.13.1, 4.13.2): the base context, the
 * type and a data URL. Refuses `envelope.malformed`, also for members beside these three: nothing
 * secures them, and they would stand beside what is secured; `envelope.unsupported` media types.
 */
export function readEnvelope(value: JsonObject, kind: SecuredKind): Envelope {
  const types = typesOf(member(value, 'type')) ?? [];
  if (types.length !== 1 || types[0] !== TYPES[kind]) throw malformed('type');
  if (!listOf(member(value, '@context')).includes(CREDENTIALS_V2)) throw malformed('@context');
  if (!Object.keys(value).every((name) => MEMBERS.includes(name))) throw malformed('members');
  const id = member(value, 'id');
  const [, mediaType, content] =
    (typeof id === 'string' ? /^data:([a-z0-9.+/-]+),([A-Za-z0-9._~-]+)$/.exec(id) : null) ?? [];
  if (mediaType === undefined || content === undefined) throw malformed('id');
  const forms: Readonly<Record<string, Envelope['form']>> = FORMS[kind];
  const form = Object.hasOwn(forms, mediaType) ? forms[mediaType] : undefined;
  if (form === undefined) throw new CredentialFormatError('envelope.unsupported');
  return { form, mediaType, content };
}

const malformed = (name: string) => new CredentialFormatError('envelope.malformed', name);
