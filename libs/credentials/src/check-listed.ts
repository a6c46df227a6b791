import { type Check, from, passed, refuted, unchecked } from './check.js';
import { CredentialFormatError } from './credential-format-error.js';
import { isJsonObject, listOf, member, textMember } from './json-object.js';
import { parseStrictJson } from './strict-json.js';
import type { VerificationCase } from './verification-case.js';
import type { Fetched, VerificationSources } from './verification-sources.js';

/** How a list says that an entry is there only for now (render-revocation-list.ts). */
const SUSPENDED = 'suspended: ';

/**
 * Whether the list of 1EdTech names the credential (Revocation List Status Method 1.0). That list is
 * not signed: it is as good as the connection to its address, which has to be the issuer's own.
 */
export async function checkListed(
  url: string,
  { credential: { facts } }: VerificationCase,
  sources: VerificationSources,
): Promise<Check> {
  const fetched = await sources.statusList(url);
  if (fetched.state !== 'found') {
    return from(unchecked('status', `status.${fetched.state}`), fetched);
  }
  return from(judge(fetched, url, facts), fetched);
}

function judge(
  fetched: Extract<Fetched<string>, { state: 'found' }>,
  url: string,
  facts: VerificationCase['credential']['facts'],
): Check {
  try {
    const list = parseStrictJson(fetched.value);
    const isOurs =
      isJsonObject(list) &&
      textMember(list, 'id') === url &&
      (textMember(list, 'issuer') ?? textMember(member(list, 'issuer'), 'id')) === facts.issuer &&
      Array.isArray(list.revokedCredentials);
    if (!isOurs) throw new CredentialFormatError('status-list.not-trusted');
    const entry = listOf(list.revokedCredentials).find((one) => textMember(one, 'id') === facts.id);
    if (entry === undefined || member(entry, 'revoked') === false)
      return passed('status', 'status.not-listed');
    return (textMember(entry, 'revocationReason') ?? '').startsWith(SUSPENDED)
      ? refuted('status', 'status.suspended')
      : refuted('status', 'status.revoked');
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    return unchecked('status', error.code, 'status.not-in-order');
  }
}
