import { randomBytes, randomUUID, sign, verify } from 'node:crypto';
import { CanonicalTemplates } from '#credentials/canonical-templates.js';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { openBadgeProfile } from '#credentials/open-badge-profile.js';
import { renderOpenBadge } from '#credentials/render-open-badge.js';
import { verifyDataIntegrity } from '#credentials/verify-data-integrity.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { type BenchKeys, DID, NOW } from './bench-keys.js';
import { compare, type Figure } from './compare.js';
import { digitalBazaar } from './digital-bazaar.js';

/** A figure never issues or verifies the same credential twice running. */
const DOCUMENTS = 64;

/** Issuing and verifying `eddsa-rdfc-2022`, beside @digitalbazaar/vc and bare Ed25519. */
export async function* dataIntegrityFigures(
  record: CompetenceRecord,
  { ed, edPublic }: BenchKeys,
): AsyncGenerator<Figure> {
  const templates = benchTemplates();
  const records = Array.from({ length: DOCUMENTS }, () => ({
    ...record,
    id: `urn:uuid:${randomUUID()}`,
  }));
  const badges = records.map(renderOpenBadge);
  const secured = await Promise.all(badges.map((badge) => issueDataIntegrity(badge, ed, NOW)));
  const reference = await digitalBazaar(DID, ed, NOW);
  let turn = 0;
  const next = <T>(all: readonly T[]): T => all[(turn += 1) % DOCUMENTS] as T;

  const check = async () => {
    if (!(await verifyDataIntegrity(next(secured), () => edPublic, templates)).verified)
      throw new Error('ours refuses our credential');
  };
  const checkReference = async () => {
    const { verified, error } = await reference.verify(next(secured));
    if (!verified) throw new Error('the reference refuses our credential', { cause: error });
  };
  // The reference writes its proof into the document that it is given: both render anew.
  const renderAndIssue = () =>
    issueDataIntegrity(renderOpenBadge(next(records)), ed, NOW, templates);
  const referenceIssue = () => reference.issue(renderOpenBadge(next(records)));
  const hashes = Buffer.alloc(64, 7);
  const bareSign = () => sign(null, hashes, ed.privateKey);
  const signature = bareSign();

  yield await compare(
    'eddsa-rdfc-2022 issue / @digitalbazaar/vc',
    renderAndIssue,
    referenceIssue,
    40,
  );
  yield await compare('eddsa-rdfc-2022 verify / @digitalbazaar/vc', check, checkReference, 10);
  yield await compare(
    'eddsa-rdfc-2022 issue without templates / @digitalbazaar/vc',
    () => issueDataIntegrity(renderOpenBadge(next(records)), ed, NOW),
    referenceIssue,
  );
  yield await compare(
    'eddsa-rdfc-2022 issue / bare Ed25519 sign',
    () => issueDataIntegrity(next(badges), ed, NOW, templates),
    bareSign,
    0.55,
  );
  yield await compare(
    'eddsa-rdfc-2022 render and issue / bare Ed25519 sign',
    renderAndIssue,
    bareSign,
  );
  yield await compare('eddsa-rdfc-2022 verify / bare Ed25519 verify', check, () =>
    verify(null, hashes, edPublic, signature),
  );
}

/** Templates that end the run when one gives something else than the library. */
export function benchTemplates(): CanonicalTemplates {
  return new CanonicalTemplates({
    profile: openBadgeProfile,
    limit: 32,
    random: randomBytes,
    onDifference: () => {
      throw new Error('a template differs from the library');
    },
  });
}
