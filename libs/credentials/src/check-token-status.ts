import { type Check, doubtful, from, passed, passedWithNote, refuted, unchecked } from './check.js';
import { CredentialFormatError } from './credential-format-error.js';
import { issuerKey } from './issuer-key.js';
import { textMember } from './json-object.js';
import { listEndsAt } from './list-ends-at.js';
import { readTokenStatusList } from './read-token-status-list.js';
import type { StatusFacts } from './status-facts.js';
import { tokenStatusAt } from './token-status-list.js';
import type { VerificationCase } from './verification-case.js';
import type { Fetched, VerificationSources } from './verification-sources.js';
import { decodeJws } from './verify-jws.js';

/** What the values of our lists say (status-states.ts); 0 to 2 are those of the draft, 7.1. */
const FOUND: readonly (() => Check)[] = [
  () => passed('status', 'status.good'),
  () => refuted('status', 'status.revoked'),
  () => refuted('status', 'status.suspended'),
  () => doubtful('status', 'status.superseded'),
];

/**
 * Where the issuer says the credential stands, by a Token Status List (draft-ietf-oauth-status-list
 * 8.3). A list that cannot be had or trusted says nothing: never "not revoked", never "revoked".
 */
export async function checkTokenStatus(
  { uri, idx }: NonNullable<StatusFacts['tokenStatus']>,
  verification: VerificationCase,
  sources: VerificationSources,
): Promise<Check> {
  const fetched = await sources.statusList(uri);
  if (fetched.state !== 'found')
    return from(unchecked('status', `status.${fetched.state}`), fetched);
  try {
    return from(await judge(fetched, { uri, idx }, verification, sources), fetched);
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return from(unchecked('status', error.code, 'status.not-in-order'), fetched);
  }
}

async function judge(
  { value, asOf }: Extract<Fetched<string>, { state: 'found' }>,
  { uri, idx }: NonNullable<StatusFacts['tokenStatus']>,
  verification: VerificationCase,
  sources: VerificationSources,
): Promise<Check> {
  const token = value.trim();
  const kid = textMember(decodeJws(token).header, 'kid') ?? '';
  const found = await issuerKey(kid, verification, sources);
  if (found.state !== 'found') throw new CredentialFormatError('status-list.not-trusted');
  const { key } = found;
  const { now } = verification;
  // A list may have been made after the question was asked, and before it was taken.
  const latest = new Date(Math.max(now.getTime(), asOf.getTime()));
  const list = await readTokenStatusList(token, { url: uri, key, now: latest });
  const check = FOUND[tokenStatusAt(list.statuses, idx)]?.();
  if (check === undefined) return unchecked('status', 'status.value-unknown');
  const end = listEndsAt(token, asOf);
  return check.state === 'passed' && end !== undefined && end.getTime() < now.getTime()
    ? passedWithNote('status', 'status.out-of-date')
    : check;
}
