import { decodeBase58 } from '../base58.js';
import { CredentialFormatError } from '../credential-format-error.js';
import { isJsonObject, type JsonObject, member } from '../json-object.js';
import { readDateTimeStamp } from './date-time-stamp.js';
import { isUrl } from './is-url.js';

/** What a key signs for: to state something, or to show who is there. */
export type ProofPurpose = 'assertionMethod' | 'authentication';

/** One `eddsa-rdfc-2022` proof of a document. Nothing of it is verified. */
export interface ReadProof {
  /** The members that are signed. */
  readonly options: JsonObject;
  readonly signature: Buffer;
  readonly verificationMethod: string;
  readonly purpose: ProofPurpose;
  readonly challenge?: string;
  readonly domains: readonly string[];
  /** Milliseconds since 1970 from which on it proves nothing. */
  readonly expires?: number;
  /** The proofs that this one is over as well, as they stand in the document. */
  readonly previous: readonly JsonObject[];
}

/** The members a proof may have (Data Integrity 1.0 2.1); another one would be signed unread. */
const MEMBERS = [
  'id',
  'type',
  'cryptosuite',
  'created',
  'expires',
  'verificationMethod',
  'proofPurpose',
  'domain',
  'challenge',
  'nonce',
  'previousProof',
  'proofValue',
];

/** Each proof of a set costs a canonical form. */
const MAX_PROOFS = 8;

/**
 * The proofs of a document and the document without them (Data Integrity 1.0 2.1 and 4.6). Refuses
 * `proof.missing`, `proof.malformed`, `proof.too-many`, `proof.unsupported` (type, suite or purpose),
 * `multibase.malformed`, and for chains `proof.previous-missing` a name that no proof of the set has,
 * `proof.previous-circular` proofs that wait for each other.
 */
export function readProofs(document: JsonObject): {
  readonly unsigned: JsonObject;
  readonly proofs: readonly ReadProof[];
} {
  const { proof: value, ...unsigned } = document;
  if (value === undefined) throw new CredentialFormatError('proof.missing');
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new CredentialFormatError('proof.missing');
  if (list.length > MAX_PROOFS) throw new CredentialFormatError('proof.too-many');
  if (!list.every(isJsonObject)) throw malformed('expected objects');
  const named = new Map<string, JsonObject>();
  for (const proof of list) {
    const id = member(proof, 'id');
    if (id === undefined) continue;
    if (!isUrl(id)) throw malformed('id');
    if (named.has(id)) throw malformed('an id twice');
    named.set(id, proof);
  }
  refuseCircles(named);
  return { unsigned, proofs: list.map((proof) => readProof(proof, named)) };
}

function readProof(proof: JsonObject, named: ReadonlyMap<string, JsonObject>): ReadProof {
  if (!Object.keys(proof).every((name) => MEMBERS.includes(name))) throw malformed('members');
  const { proofValue, ...options } = proof;
  const { type, cryptosuite, verificationMethod, proofPurpose, challenge, nonce } = options;
  if (typeof type !== 'string' || typeof cryptosuite !== 'string') throw malformed('type');
  if (type !== 'DataIntegrityProof' || cryptosuite !== 'eddsa-rdfc-2022')
    throw new CredentialFormatError('proof.unsupported', 'expected eddsa-rdfc-2022');
  if (!isUrl(verificationMethod)) throw malformed('verificationMethod');
  if (typeof proofPurpose !== 'string') throw malformed('proofPurpose');
  if (proofPurpose !== 'assertionMethod' && proofPurpose !== 'authentication')
    throw new CredentialFormatError('proof.unsupported', 'proofPurpose');
  if (typeof proofValue !== 'string' || !proofValue.startsWith('z')) throw malformed('proofValue');
  if (nonce !== undefined && typeof nonce !== 'string') throw malformed('nonce');
  if (challenge !== undefined && typeof challenge !== 'string') throw malformed('challenge');
  instantOf(options, 'created');
  const expires = instantOf(options, 'expires');
  return {
    options,
    signature: decodeBase58(proofValue.slice(1), 64),
    verificationMethod,
    purpose: proofPurpose,
    ...(challenge !== undefined && { challenge }),
    domains: textsOf(options, 'domain'),
    ...(expires !== undefined && { expires }),
    previous: previousOf(proof, named),
  };
}

/** A time without zone is refused: that it would be UTC is a guess (Data Integrity 1.0 2.1). */
function instantOf(options: JsonObject, name: string): number | undefined {
  const value = member(options, name);
  const instant = readDateTimeStamp(value);
  if (value !== undefined && instant === undefined) throw malformed(name);
  return instant;
}

function textsOf(options: JsonObject, name: string): readonly string[] {
  const value = member(options, name) ?? [];
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!texts.every((text) => typeof text === 'string')) throw malformed(name);
  return texts;
}

/** Data Integrity 1.0 4.6: every name must be that of a proof that is there. */
function previousOf(
  proof: JsonObject,
  named: ReadonlyMap<string, JsonObject>,
): readonly JsonObject[] {
  return textsOf(proof, 'previousProof').map((id) => {
    const previous = named.get(id);
    if (previous === undefined) throw new CredentialFormatError('proof.previous-missing');
    return previous;
  });
}

/** Takes away, round by round, the proofs that wait for none of those left. */
function refuseCircles(named: ReadonlyMap<string, JsonObject>): void {
  let left = new Map(named);
  for (;;) {
    const waiting = [...left].filter(([, proof]) =>
      textsOf(proof, 'previousProof').some((id) => left.has(id)),
    );
    if (waiting.length === 0) return;
    if (waiting.length === left.size) throw new CredentialFormatError('proof.previous-circular');
    left = new Map(waiting);
  }
}

const malformed = (detail: string) => new CredentialFormatError('proof.malformed', detail);
