import { CredentialFormatError } from '../credential-format-error.js';
import { type JsonObject, listOf, member } from '../json-object.js';
import { parseStrictJson } from '../strict-json.js';
import { type CheckedCredential, checkCredential } from './check-credential.js';
import {
  type ForeignProblem,
  type ForeignQuestion,
  type ForeignSources,
  type ForeignVerdict,
  problemOf,
} from './foreign-verdict.js';
import { readStatusEntry, STATUS_ENTRY_TYPE } from './status-entry.js';
import { statusValueIn } from './status-value.js';

/** Lists that one credential may send us to. */
const MAX_ENTRIES = 8;

/** Purposes whose bit ends or suspends what is stated; every other one is told and decides nothing. */
const FATAL: ReadonlyMap<string, string> = new Map([
  ['revocation', 'status.revoked'],
  ['suspension', 'status.suspended'],
]);

/** How a status list, itself a credential, is verified. */
export type VerifyList = (
  list: unknown,
  sources: ForeignSources,
  question: ForeignQuestion,
) => Promise<ForeignVerdict>;

/**
 * What the status lists say of a credential (Bitstring Status List 1.0, 3.2). A list that cannot be had
 * or believed is a problem, never "not revoked". Problems: `status.unsupported` entries of another type,
 * `status.too-many` over 8, `status-list.unreachable`, `status-list.not-verified`, those of
 * statusValueIn, `status.revoked`, `status.suspended`. Warning: `status.set`.
 */
export async function checkStatuses(
  { document }: CheckedCredential,
  sources: ForeignSources,
  verifyList: VerifyList,
): Promise<Pick<ForeignVerdict, 'problems' | 'warnings' | 'statuses'>> {
  const entries = listOf(member(document, 'credentialStatus'));
  if (entries.length > MAX_ENTRIES) throw new CredentialFormatError('status.too-many');
  const problems: ForeignProblem[] = [];
  const warnings: ForeignProblem[] = [];
  const statuses: ForeignVerdict['statuses'][number][] = [];
  for (const entry of entries) {
    try {
      const status = await statusOf(entry as JsonObject, sources, verifyList);
      statuses.push(status);
      if (status.value === 0) continue;
      const code = FATAL.get(status.purpose);
      if (code === undefined) warnings.push({ code: 'status.set', detail: status.purpose });
      else problems.push({ code });
    } catch (error) {
      if (!(error instanceof CredentialFormatError)) throw error;
      problems.push(problemOf(error));
    }
  }
  return { problems, warnings, statuses };
}

async function statusOf(
  value: JsonObject,
  sources: ForeignSources,
  verifyList: VerifyList,
): Promise<ForeignVerdict['statuses'][number]> {
  if (value.type !== STATUS_ENTRY_TYPE) throw new CredentialFormatError('status.unsupported');
  const entry = readStatusEntry(value);
  const taken = await sources.statusList(entry.list);
  if (taken === undefined) throw new CredentialFormatError('status-list.unreachable');
  const { text, takenAt: now } = taken;
  const list = parseStrictJson(text);
  const { verified, problems } = await verifyList(list, sources, { checkStatus: false, now });
  if (!verified) throw new CredentialFormatError('status-list.not-verified', problems[0]?.code);
  return statusValueIn(checkCredential(list), entry, now);
}
