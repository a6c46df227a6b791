import { createHash, randomBytes, sign, verify } from 'node:crypto';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { issueSdJwtVc } from '#credentials/issue-sd-jwt-vc.js';
import { renderSdJwtVc } from '#credentials/render-sd-jwt-vc.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import { verifySdJwtVc } from '#credentials/verify-sd-jwt-vc.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { type BenchKeys, benchKeys, NOW } from './bench-keys.js';
import { compare, type Figure } from './compare.js';

const es256 = { dsaEncoding: 'ieee-p1363' } as const;

/** Issuing and verifying SD-JWT VCs, beside @sd-jwt/sd-jwt-vc with the same node:crypto under it. */
export async function* sdJwtFigures(
  record: CompetenceRecord,
  { ec, ecPublic }: BenchKeys,
): AsyncGenerator<Figure> {
  const rendered = renderSdJwtVc(record, {
    registry: 'https://registry.example',
    holder: publicJwkOf(benchKeys().ecPublic),
    now: NOW,
  });
  const reference = new SDJwtVcInstance({
    hashAlg: 'sha-256',
    hasher: (data) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    saltGenerator: () => randomBytes(16).toString('base64url'),
    signAlg: 'ES256',
    signer: (data) =>
      sign('sha256', Buffer.from(data), { key: ec.privateKey, ...es256 }).toString('base64url'),
    verifier: (data, signature) =>
      verify(
        'sha256',
        Buffer.from(data),
        { key: ecPublic, ...es256 },
        Buffer.from(signature, 'base64url'),
      ),
  });
  const issue = () => issueSdJwtVc(rendered, ec, () => randomBytes(16));
  const token = await issue();
  yield await compare('SD-JWT VC issue / @sd-jwt/sd-jwt-vc', issue, () =>
    reference.issue(rendered.claims as never, rendered.disclosable as never, {
      header: { kid: ec.kid },
    }),
  );
  yield await compare(
    'SD-JWT VC verify / @sd-jwt/sd-jwt-vc',
    async () => {
      if (!(await verifySdJwtVc(token, () => ecPublic)).verified)
        throw new Error('ours refuses our SD-JWT VC');
    },
    () => reference.verify(token, { currentDate: NOW.getTime() / 1000 }),
  );
}
