import { canonicalJson } from '#ledger/canonical-json.js';
import type {
  AuditedFirm,
  AuditVersions,
  ClusterAudit,
  FirmAudit,
} from '#domain/audit/audit-document.js';
import type { ReleasedMethod } from '#domain/audit/method/audit-method.js';
import type { AuditRecomputation } from '#domain/generated/schemas.js';
import { type Digests, sha256 } from './audit-commitment.js';
import type { AuditPlace } from './audit-leaves.store.js';
import { computeCluster, computeFirm } from './compute-audit.js';
import { factsOf } from './input-facts.js';
import { methodCheck } from './method-standing.js';
import {
  type ClusterSnapshot,
  documentOf,
  readSnapshot,
  type StoredAudit,
} from './stored-audit.js';

/** What is stored beside an audit and needed to compute it once more. */
export interface RecomputeSources {
  /** Audits by id, those of the firms that went into a cluster's. */
  findAll(ids: readonly string[]): Promise<ReadonlyMap<string, StoredAudit>>;
  /** Methods that the registry released, as far as this hub has heard. */
  released(): Promise<readonly ReleasedMethod[]>;
  placeOf(intentId: string): Promise<AuditPlace>;
  /** The leaf that these digests call for; undefined when the key of the audit cannot be opened. */
  leafOf(audit: StoredAudit, digests: Digests): Promise<Buffer | undefined>;
}

type Check = AuditRecomputation['checks'][number];

/**
 * Computes an audit once more from the bytes, the versions and the seed that were stored with it, and
 * compares every byte, both digests, the commitment in the ledger and its place in the published tree.
 * A build with other versions says so instead of comparing what cannot be equal. Whether the registry
 * released these versions with these contents is an outcome of its own; not released is none. Of an
 * audit whose input is no longer kept, all the rest is compared.
 */
export async function recomputeAudit(
  audit: StoredAudit,
  sources: RecomputeSources,
): Promise<AuditRecomputation> {
  const { input } = audit;
  if (!input) return comparedWithoutInput(audit, sources);
  const inputDigest = sha256(input);
  const checks = [sameBytes('input-digest', audit.inputDigest, inputDigest)];
  const found = await computed({ ...audit, input }, sources, checks);
  if (found === undefined) return verdictOf(audit.id, checks);
  const versions = versionsCheck(audit, found);
  const used = { versions: audit.versions, digests: factsOf(audit).methodDigests };
  checks.push(versions, methodCheck(used, await sources.released()));
  if (versions.outcome === 'could-not-check') {
    const { outcome, ...rest } = verdictOf(audit.id, checks);
    return { ...rest, outcome: outcome === 'could-not-check' ? 'other-version' : outcome };
  }
  const bytes = canonicalJson(found);
  checks.push(sameDocument(audit.document, bytes));
  const digest = sha256(bytes);
  checks.push(sameBytes('document-digest', audit.digest, digest));
  checks.push(...(await ledgerChecks(audit, { digest, inputDigest }, sources)));
  return verdictOf(audit.id, checks);
}

/** The result still opens the commitment: it binds both digests, and that of the input is known. */
async function comparedWithoutInput(
  audit: StoredAudit,
  sources: RecomputeSources,
): Promise<AuditRecomputation> {
  const digest = sha256(audit.document);
  const checks = [
    inputGone(audit),
    sameVersions(audit),
    methodCheck(
      { versions: audit.versions, digests: audit.inputEnd?.facts.methodDigests },
      await sources.released(),
    ),
    sameBytes('document-digest', audit.digest, digest),
    ...(await ledgerChecks(audit, { digest, inputDigest: audit.inputDigest }, sources)),
  ];
  const endedAt = audit.inputEnd?.endedAt.toISOString();
  return {
    ...verdictOf(audit.id, checks),
    ...(endedAt !== undefined && { inputEndedAt: endedAt }),
  };
}

/** An input that is missing without an end on record was taken away. */
function inputGone({ inputDigest, inputEnd }: StoredAudit): Check {
  const expected = inputDigest.toString('base64url');
  return inputEnd
    ? {
        check: 'input-digest',
        outcome: 'not-kept',
        ...textsOf(expected, `no longer kept since ${inputEnd.endedAt.toISOString()}`),
      }
    : { check: 'input-digest', outcome: 'different', ...textsOf(expected, 'missing') };
}

/** What the row says of its versions against what was hashed. */
function sameVersions(audit: StoredAudit): Check {
  const [stored = '', hashed = ''] = [audit.versions, documentVersions(audit)].map((one) =>
    canonicalJson(one ?? null).toString(),
  );
  return stored === hashed
    ? { check: 'versions', outcome: 'same' }
    : { check: 'versions', outcome: 'different', ...textsOf(hashed, stored) };
}

/** Other versions than those of this build cannot be checked; other ones than in the document were changed. */
function versionsCheck(audit: StoredAudit, found: FirmAudit | ClusterAudit): Check {
  const kept = sameVersions(audit);
  if (kept.outcome === 'different') return kept;
  const [stored, own] = [audit.versions, found.versions].map((one) =>
    canonicalJson(one).toString(),
  );
  return stored === own
    ? { check: 'versions', outcome: 'same' }
    : { check: 'versions', outcome: 'could-not-check', ...textsOf(stored, own) };
}

/** What the document says of itself; nothing when it cannot be read any more: other checks tell. */
function documentVersions(audit: StoredAudit): AuditVersions | undefined {
  try {
    return documentOf(audit).versions;
  } catch {
    return audit.versions;
  }
}

/** Undefined where the input cannot be read or computed: it was changed, and a check says so. */
async function computed(
  audit: StoredAudit & { readonly input: Buffer },
  sources: RecomputeSources,
  checks: Check[],
): Promise<FirmAudit | ClusterAudit | undefined> {
  try {
    const snapshot = readSnapshot(audit.input);
    if (snapshot.kind === 'firm') return computeFirm(snapshot, audit.seed);
    const firms = await firmsOf(snapshot, sources, checks);
    if (!firms) return undefined;
    const { cluster, courses, budget, lastShown } = snapshot;
    return computeCluster(
      { cluster, firms, courses, budget, ...(lastShown && { lastShown }) },
      audit.seed,
    );
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    checks.push({ check: 'document', outcome: 'different', ...textsOf(undefined, got) });
    return undefined;
  }
}

/** The audits that went into a cluster's, when every one is still what it was. */
async function firmsOf(
  { firms }: ClusterSnapshot,
  { findAll }: RecomputeSources,
  checks: Check[],
): Promise<readonly AuditedFirm[] | undefined> {
  const stored = await findAll(firms.map(({ audit }) => audit));
  const changed = firms.filter(({ audit, digest }) => {
    const one = stored.get(audit);
    return !one || sha256(one.document).toString('base64url') !== digest;
  });
  const [first] = changed;
  checks.push({
    check: 'firm-audits',
    outcome: first ? 'different' : 'same',
    ...textsOf(first?.digest, first && `audit ${first.audit} is another one`),
  });
  if (first) return undefined;
  return firms.flatMap(({ audit, firm, shares }) => {
    const one = stored.get(audit);
    return one ? [{ firm, shares, audit: documentOf(one) as FirmAudit }] : [];
  });
}

async function ledgerChecks(
  audit: StoredAudit,
  digests: Digests,
  { placeOf, leafOf }: RecomputeSources,
): Promise<readonly Check[]> {
  const place = await placeOf(audit.intentId);
  const leaf = await leafOf(audit, digests);
  const commitment: Check = !leaf
    ? { check: 'commitment', outcome: 'could-not-check', got: 'the key of the audit does not open' }
    : sameBytes('commitment', place.queued ?? Buffer.alloc(0), leaf);
  return [commitment, ledgerCheck(place)];
}

function ledgerCheck({ queued, entry, index, isIncluded, size }: AuditPlace): Check {
  if (!entry || index === undefined || isIncluded === undefined)
    return { check: 'ledger', outcome: 'could-not-check', got: 'it is not published yet' };
  const isSame = isIncluded && queued !== undefined && entry.equals(queued);
  return {
    check: 'ledger',
    outcome: isSame ? 'same' : 'different',
    ...textsOf(undefined, `leaf ${String(index)} of ${String(size)}`),
  };
}

function sameBytes(check: Check['check'], stored: Buffer, got: Buffer): Check {
  const isSame = stored.equals(got);
  return {
    check,
    outcome: isSame ? 'same' : 'different',
    ...textsOf(stored.toString('base64url'), isSame ? undefined : got.toString('base64url')),
  };
}

/** Names the first byte that differs, not what stands there. */
function sameDocument(stored: Buffer, got: Buffer): Check {
  if (stored.equals(got))
    return { check: 'document', outcome: 'same', expected: `${String(stored.length)} bytes` };
  let at = 0;
  while (at < Math.min(stored.length, got.length) && stored[at] === got[at]) at += 1;
  return {
    check: 'document',
    outcome: 'different',
    expected: `${String(stored.length)} bytes`,
    got: `${String(got.length)} bytes, another one at ${String(at)}`,
  };
}

/** Long texts are cut: the form has an end. */
const textsOf = (expected?: string, got?: string): Pick<Check, 'expected' | 'got'> => ({
  ...(expected !== undefined && { expected: expected.slice(0, 200) }),
  ...(got !== undefined && { got: got.slice(0, 200) }),
});

const verdictOf = (auditId: string, checks: readonly Check[]): AuditRecomputation => ({
  auditId,
  outcome: outcomeOf(checks),
  checks: [...checks],
});

function outcomeOf(checks: readonly Check[]): AuditRecomputation['outcome'] {
  const has = (outcome: Check['outcome']) => checks.some((check) => check.outcome === outcome);
  const wrong = checks.filter(({ outcome }) => outcome === 'different');
  if (wrong.some(({ check }) => check !== 'method')) return 'different';
  if (wrong.length > 0) return 'other-method';
  if (has('could-not-check')) return 'could-not-check';
  return has('not-kept') ? 'input-not-kept' : 'equal';
}
