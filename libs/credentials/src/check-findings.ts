import { parseCheckpointBody } from '#ledger/checkpoint.js';

import type { ProvenLeaf } from './check-ledger.js';
import { type Check, doubtful, from, passed, passedWithNote, refuted, unchecked } from './check.js';
import {
  type ListedHub,
  listedHub,
  type VerificationCase,
  withoutTrustList,
} from './verification-case.js';

type Finding = NonNullable<ListedHub['findings']>[number];

/** Two signed views of one ledger that cannot both be true: `index` is the size of the smaller one. */
const CONTRADICTION = 'ledger.contradiction';

/**
 * What stands against the issuer now or stood when it issued, by grade (docs/design/registry.md 3.1).
 * Fatal: two contradictory ledgers, unless a smaller one that others had seen before proves the
 * credential; a major finding on its very leaf. Other major findings are a warning, minor ones a
 * remark. Later findings void nothing that was proven earlier.
 */
export function checkFindings(
  verification: VerificationCase,
  leaf: ProvenLeaf | undefined,
  provenAt: Date | undefined,
): Check {
  const { trust, credential } = verification;
  if (trust.state !== 'found') return withoutTrustList('findings', trust);
  const hub = listedHub(verification);
  if (hub === undefined) return from(unchecked('findings', 'findings.unknown-issuer'), trust);
  if (hub.findings === undefined) return from(unchecked('findings', 'findings.not-listed'), trust);
  const issuedAt = provenAt ?? new Date(credential.facts.validFrom);
  return from(judge(hub.findings, leaf, issuedAt), trust);
}

function judge(findings: readonly Finding[], leaf: ProvenLeaf | undefined, issuedAt: Date): Check {
  const size = leaf && parseCheckpointBody(leaf.note.text).size;
  const contradiction = findings.find(
    ({ code, index }) => code === CONTRADICTION && !(size !== undefined && size < Number(index)),
  );
  if (contradiction !== undefined)
    return refuted('findings', CONTRADICTION, 'findings.contradiction');
  const major = findings.filter(({ grade }) => grade === 'major');
  const own = major.find(
    ({ index, code, resolvedAt }) =>
      code !== CONTRADICTION && resolvedAt === undefined && Number(index) === leaf?.index,
  );
  if (own !== undefined)
    return refuted('findings', own.code, 'findings.at-issue', { finding: own.code });
  const standing = major.find(({ resolvedAt }) => resolvedAt === undefined);
  if (standing !== undefined)
    return doubtful('findings', 'findings.standing', undefined, { finding: standing.code });
  const then = major.find((finding) => stoodAt(finding, issuedAt));
  if (then !== undefined)
    return doubtful('findings', 'findings.at-issue', undefined, { finding: then.code });
  const [minor] = findings.filter(
    (finding) =>
      finding.grade === 'minor' && (finding.resolvedAt === undefined || stoodAt(finding, issuedAt)),
  );
  return minor === undefined
    ? passed('findings', 'findings.none')
    : passedWithNote('findings', 'findings.observed', undefined, { finding: minor.code });
}

function stoodAt({ foundAt, resolvedAt }: Finding, at: Date): boolean {
  return (
    Date.parse(foundAt) <= at.getTime() &&
    (resolvedAt === undefined || at.getTime() < Date.parse(resolvedAt))
  );
}
