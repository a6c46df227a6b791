import { type Check, from, passed, passedWithNote, refuted, unchecked } from './check.js';
import { keyOfHub } from './check-signature.js';
import { issuerOf } from './credential-facts.js';
import { CredentialFormatError } from './credential-format-error.js';
import { keyInDidDocument } from './did-web.js';
import { carriesItsKey, keyInDid } from './key-in-did.js';
import { isJsonObject, type JsonObject, listOf, member, textMember } from './json-object.js';
import { decodeStatusList, statusAt } from './status-list.js';
import { parseStrictJson } from './strict-json.js';
import { listedHub, type VerificationCase } from './verification-case.js';
import type { Fetched, VerificationSources } from './verification-sources.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';

/** A list that was kept longer than its issuer allows is used, and the reader is told. */
const OUT_OF_DATE = 'It had not been revoked, by a list that is out of date.';

/**
 * Whether the issuer has revoked the credential (Bitstring Status List 1.0, 3.2). A list that cannot
 * be had or trusted says nothing: never "not revoked", never "revoked".
 */
export async function checkStatus(
  verification: VerificationCase,
  sources: VerificationSources,
): Promise<Check> {
  const { status } = verification.credential.facts;
  if (status === undefined) {
    return passedWithNote('status', 'status.none', 'The issuer gave no means to revoke it.');
  }
  const fetched = await sources.statusList(status.list);
  switch (fetched.state) {
    case 'unreachable':
      return from(
        unchecked(
          'status',
          'status.unreachable',
          'Whether it was revoked could not be found out: the status list was not reached.',
        ),
        fetched,
      );
    case 'missing':
      return from(
        unchecked(
          'status',
          'status.missing',
          'Whether it was revoked could not be found out: there is no status list.',
        ),
        fetched,
      );
    case 'found':
      return from(await judge(verification, sources, fetched), fetched);
  }
}

type Found = Extract<Fetched<string>, { state: 'found' }>;

async function judge(
  verification: VerificationCase,
  sources: VerificationSources,
  fetched: Found,
): Promise<Check> {
  const { facts } = verification.credential;
  const { list: url, index } = facts.status ?? { list: '', index: -1 };
  try {
    const list = readList(fetched.value, url, facts.issuer);
    if (!(await isSigned(list, verification, sources))) throw notTrusted();
    if (Date.parse(textMember(list, 'validFrom') ?? '') > verification.now.getTime())
      throw notTrusted();
    const subject = member(list, 'credentialSubject');
    if (statusAt(decodeStatusList(textMember(subject, 'encodedList') ?? ''), index)) {
      return refuted('status', 'status.revoked', 'The issuer has revoked it.');
    }
    return isFresh(list, fetched.asOf, verification.now)
      ? passed('status', 'The issuer has not revoked it.')
      : passedWithNote('status', 'status.out-of-date', OUT_OF_DATE);
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return unchecked(
      'status',
      error.code,
      'Whether it was revoked could not be found out: the status list is not in order.',
    );
  }
}

/** The list of this address, for revocation, by this issuer. Refuses `status-list.not-trusted`. */
function readList(text: string, url: string, issuer: string): JsonObject {
  const list = parseStrictJson(text);
  const subject = member(list, 'credentialSubject');
  if (
    !isJsonObject(list) ||
    textMember(list, 'id') !== url ||
    issuerOf(list) !== issuer ||
    !listOf(list.type).includes('BitstringStatusListCredential') ||
    textMember(subject, 'type') !== 'BitstringStatusList' ||
    textMember(subject, 'statusPurpose') !== 'revocation'
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
  const { issuer } = verification.credential.facts;
  const hub = listedHub(verification);
  const carried = carriesItsKey(issuer);
  const document = hub === undefined && !carried ? await sources.didDocument(issuer) : undefined;
  const result = await verifyDataIntegrity(list, (kid) => {
    if (hub !== undefined) return keyOfHub(hub, kid);
    if (carried) return keyInDid(issuer, kid);
    return document?.state === 'found' ? keyInDidDocument(document.value, issuer, kid) : undefined;
  });
  return result.verified;
}

/** Whether the list may still be kept: taken less than its `ttl` ago, and not past its own end. */
function isFresh(list: JsonObject, takenAt: Date, now: Date): boolean {
  const ttl = member(member(list, 'credentialSubject'), 'ttl');
  const until = Date.parse(textMember(list, 'validUntil') ?? '');
  const kept = typeof ttl === 'number' ? now.getTime() - takenAt.getTime() <= ttl : true;
  return kept && !(until < now.getTime());
}

function notTrusted(): CredentialFormatError {
  return new CredentialFormatError('status-list.not-trusted');
}
