import { type KeyObject, sign } from 'node:crypto';

import { issueSdJwtVc } from '#credentials/issue-sd-jwt-vc.js';
import { readSdJwt } from '#credentials/read-sd-jwt.js';
import { renderSdJwtVc } from '#credentials/render-sd-jwt-vc.js';
import { digestOfSdJwt } from '#credentials/rendering-digest.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import { tokenStatusOf } from '#credentials/token-status-of.js';
import type { SigningKey } from '#credentials/signing-key.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { competenceRecord, ecKey, ed25519, ISSUED_AT, NOW, tlogProof } from './credentials.js';

/** The key of the wallet of these tests: public knowledge. */
export const walletKey: KeyObject = ed25519(50);
export const REGISTRY = 'https://registry.example';
export const ASKED = { audience: 'https://employer.example', nonce: 'n-0S6_WzA2Mj' };

/** An SD-JWT VC of a record with all its disclosures, and its proof. */
export async function walletCopy(
  record: CompetenceRecord = competenceRecord(),
  key: SigningKey = ecKey,
): Promise<{ readonly credential: string; readonly proof: string }> {
  const rendered = renderSdJwtVc(record, {
    registry: REGISTRY,
    holder: publicJwkOf(walletKey),
    now: ISSUED_AT,
    status: tokenStatusOf(record),
  });
  let n = 0;
  const credential = await issueSdJwtVc(rendered, key, () => Buffer.alloc(16, (n += 1)));
  return { credential, proof: tlogProof(digestOfSdJwt(credential)) };
}

/** The copy without any disclosure. */
export const withheld = (sdJwt: string): string => `${sdJwt.split('~')[0] ?? ''}~`;

/** The copy with what a wallet signs when it is asked. */
export function presented(sdJwt: string, changes: object = {}, by = walletKey): string {
  const payload = {
    aud: ASKED.audience,
    nonce: ASKED.nonce,
    iat: NOW.getTime() / 1000,
    sd_hash: readSdJwt(sdJwt).hash,
    ...changes,
  };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'EdDSA', typ: 'kb+jwt' })}.${encode(payload)}`;
  return `${sdJwt}${signed}.${sign(null, Buffer.from(signed), by).toString('base64url')}`;
}
