import { type Check, doubtful, from, passed, passedWithNote, refuted, unchecked } from './check.js';
import { checkListed } from './check-listed.js';
import { checkTokenStatus } from './check-token-status.js';
import { issuerOf } from './credential-facts.js';
import { CredentialFormatError } from './credential-format-error.js';
import { issuerKey } from './issuer-key.js';
import { isJsonObject, type JsonObject, listOf, member, textMember } from './json-object.js';
import { listEndsAt } from './list-ends-at.js';
import { decodeStatusList, statusAt } from './status-list.js';
import { statusOutputUrl } from './status-outputs.js';
import type { StatusPurpose } from './status-states.js';
import { parseStrictJson } from './strict-json.js';
import type { VerificationCase } from './verification-case.js';
import type { Fetched, VerificationSources } from './verification-sources.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';

/** What a list is asked for, and what its answers mean. */
interface Question {
  readonly purpose: StatusPurpose;
  readonly url: string;
  readonly index: number;
  /** What is said when the entry is set. */
  readonly set: Check;
}

/**
 * Where the issuer says the credential stands (Bitstring Status List 1.0, 3.2): revoked and suspended
 * are fatal, superseded is a remark. A list that cannot be had or trusted says nothing: never "not
 * revoked", never "revoked". The list of superseded ones is asked only of issuers that have suspension
 * too, and its absence is no remark: a credential need not be replaced to be good.
 */
export async function checkStatus(
  verification: VerificationCase,
  sources: VerificationSources,
): Promise<Check> {
  const { status, revocationList, tokenStatus, otherStatus } = verification.credential.facts;
  if (revocationList !== undefined) return checkListed(revocationList, verification, sources);
  if (tokenStatus !== undefined) return checkTokenStatus(tokenStatus, verification, sources);
  if (otherStatus !== undefined)
    return unchecked('status', 'status.unknown-type', undefined, { type: otherStatus });
  if (status === undefined) return passedWithNote('status', 'status.none');
  const notes: Check[] = [];
  for (const question of questionsAbout(status)) {
    const check = await answer(question, verification, sources);
    if (check === undefined) continue;
    if (check.state !== 'passed') return check;
    notes.push(check);
  }
  const [first] = notes;
  if (first === undefined) throw new Error('there is always one question');
  return notes.find(({ severity }) => severity !== 'none') ?? first;
}

function questionsAbout({ list, index, suspension }: Status): readonly Question[] {
  const revocation: Question = {
    purpose: 'revocation',
    url: list,
    index,
    set: refuted('status', 'status.revoked'),
  };
  if (suspension === undefined) return [revocation];
  return [
    revocation,
    {
      purpose: 'suspension',
      url: suspension,
      index,
      set: refuted('status', 'status.suspended'),
    },
    {
      purpose: 'refresh',
      url: statusOutputUrl(list, 'refresh'),
      index,
      set: doubtful('status', 'status.superseded'),
    },
  ];
}

/** Nothing when the list need not be there and is not. */
async function answer(
  question: Question,
  verification: VerificationCase,
  sources: VerificationSources,
): Promise<Check | undefined> {
  const { url, purpose } = question;
  const fetched = await sources.statusList(url);
  if (fetched.state === 'found') {
    return from(await judge(question, verification, sources, fetched), fetched);
  }
  if (purpose === 'refresh') return undefined;
  return from(unchecked('status', `status.${fetched.state}`), fetched);
}

type Found = Extract<Fetched<string>, { state: 'found' }>;
type Status = NonNullable<VerificationCase['credential']['facts']['status']>;

async function judge(
  question: Question,
  verification: VerificationCase,
  sources: VerificationSources,
  fetched: Found,
): Promise<Check> {
  const { set, index } = question;
  try {
    const list = readList(fetched.value, question, verification.credential.facts.issuer);
    if (!(await isSigned(list, verification, sources))) throw notTrusted();
    // A list may have been made after the question was asked, and before it was taken.
    const latest = Math.max(verification.now.getTime(), fetched.asOf.getTime());
    if (Date.parse(textMember(list, 'validFrom') ?? '') > latest) throw notTrusted();
    const subject = member(list, 'credentialSubject');
    if (statusAt(decodeStatusList(textMember(subject, 'encodedList') ?? ''), index)) return set;
    return isFresh(fetched, verification.now)
      ? passed('status', 'status.not-revoked')
      : passedWithNote('status', 'status.out-of-date');
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return unchecked('status', error.code, 'status.not-in-order');
  }
}

/** The list of this address, for this purpose, by this issuer. Refuses `status-list.not-trusted`. */
function readList(text: string, { url, purpose }: Question, issuer: string): JsonObject {
  const list = parseStrictJson(text);
  const subject = member(list, 'credentialSubject');
  if (
    !isJsonObject(list) ||
    textMember(list, 'id') !== url ||
    issuerOf(list) !== issuer ||
    !listOf(list.type).includes('BitstringStatusListCredential') ||
    textMember(subject, 'type') !== 'BitstringStatusList' ||
    textMember(subject, 'statusPurpose') !== purpose
  ) {
    throw notTrusted();
  }
  return list;
}

async function isSigned(
  list: JsonObject,
  verification: VerificationCase,
  sources: VerificationSources,
): Promise<boolean> {
  const kid = textMember(member(list, 'proof'), 'verificationMethod') ?? '';
  const found = await issuerKey(kid, verification, sources);
  if (found.state !== 'found') return false;
  const { key } = found;
  return (await verifyDataIntegrity(list, (name) => (name === kid ? key : undefined))).verified;
}

/** Whether the list may still be kept: taken less than its `ttl` ago, and not past its own end. */
function isFresh({ value, asOf }: Found, now: Date): boolean {
  const end = listEndsAt(value, asOf);
  return end === undefined || now.getTime() <= end.getTime();
}

function notTrusted(): CredentialFormatError {
  return new CredentialFormatError('status-list.not-trusted');
}
