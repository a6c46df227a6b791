import type { KeyObject } from 'node:crypto';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { loadContext } from '#credentials/contexts.js';
import { didDocument } from '#credentials/did-web.js';
import { publicJwkOf } from '#credentials/signing-key.js';

/** @digitalbazaar/vc with the same key, the same contexts and no network. */
export async function digitalBazaar(
  did: string,
  key: { readonly kid: string; readonly privateKey: KeyObject },
  now: Date,
) {
  const { d, x } = key.privateKey.export({ format: 'jwk' });
  const pair = await Ed25519Multikey.fromJwk({
    jwk: { kty: 'OKP', crv: 'Ed25519', d, x },
    secretKey: true,
    id: key.kid,
    controller: did,
  });
  const document = didDocument({
    did,
    keys: [{ kid: key.kid, alg: 'EdDSA', publicJwk: publicJwkOf(key.privateKey) }],
  });
  const documentLoader = (url: string) => {
    const method = document.verificationMethod.find(({ id }) => id === url);
    if (method)
      return Promise.resolve({
        documentUrl: url,
        document: { '@context': document['@context'], ...method },
      });
    return url === did
      ? Promise.resolve({ documentUrl: url, document })
      : Promise.resolve(loadContext(url));
  };
  return {
    issue: (credential: object) =>
      vc.issue({
        credential,
        suite: new DataIntegrityProof({ signer: pair.signer(), cryptosuite, date: now }),
        documentLoader,
        now,
      }),
    verify: (credential: object) =>
      vc.verifyCredential({
        credential,
        suite: new DataIntegrityProof({ cryptosuite }),
        documentLoader,
        now,
        checkStatus: () => Promise.resolve({ verified: true }),
      }),
  };
}
