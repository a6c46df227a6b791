import { randomUUID, sign, verify } from 'node:crypto';
import { issueVcJwt } from '#credentials/issue-vc-jwt.js';
import { JwtForms } from '#credentials/jwt-forms.js';
import { openBadgeProfile } from '#credentials/open-badge-profile.js';
import { renderOpenBadge } from '#credentials/render-open-badge.js';
import { decodeVcJwt, verifyVcJwt } from '#credentials/verify-vc-jwt.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import type { BenchKeys } from './bench-keys.js';
import { compare, type Figure } from './compare.js';

const TOKENS = 64;
const es256 = { dsaEncoding: 'ieee-p1363' } as const;

/** Issuing and verifying `vc+jwt`, beside the bare signature over the same bytes. */
export async function* jwtFigures(
  record: CompetenceRecord,
  { ec, ecPublic, ed, edPublic }: BenchKeys,
): AsyncGenerator<Figure> {
  const badges = Array.from({ length: TOKENS }, () =>
    renderOpenBadge({ ...record, id: `urn:uuid:${randomUUID()}` }),
  );
  const tokens = await Promise.all(badges.map((badge) => issueVcJwt(badge, ec)));
  const forms = new JwtForms(openBadgeProfile, 32);
  let turn = 0;
  const next = <T>(all: readonly T[]): T => all[(turn += 1) % TOKENS] as T;

  const [first = ''] = tokens;
  const signed = Buffer.from(first.slice(0, first.lastIndexOf('.')));
  const bareSign = () => sign('sha256', signed, { key: ec.privateKey, ...es256 });
  const signature = bareSign();
  const bareVerify = () => verify('sha256', signed, { key: ecPublic, ...es256 }, signature);
  const hashes = Buffer.alloc(64, 7);
  const edSignature = sign(null, hashes, ed.privateKey);
  const check = (known?: JwtForms) => () => {
    if (!verifyVcJwt(next(tokens), () => ecPublic, known).verified)
      throw new Error('ours refuses our vc+jwt');
  };

  yield await compare(
    'vc+jwt issue / bare ES256 sign',
    () => issueVcJwt(next(badges), ec),
    bareSign,
  );
  yield await compare('vc+jwt verify / bare ES256 verify', check(forms), bareVerify, 0.85);
  yield await compare('vc+jwt verify / bare Ed25519 verify', check(forms), () =>
    verify(null, hashes, edPublic, edSignature),
  );
  yield await compare('vc+jwt verify without forms / bare ES256 verify', check(), bareVerify);
  yield await compare(
    'vc+jwt read and verify / bare ES256 verify',
    () => {
      decodeVcJwt(next(tokens));
      check(forms)();
    },
    bareVerify,
  );
}
