import { createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { CanonicalTemplates } from '#credentials/canonical-templates.js';
import { loadContext } from '#credentials/contexts.js';
import { didDocument } from '#credentials/did-web.js';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { issueVcJwt } from '#credentials/issue-vc-jwt.js';
import { openBadgeProfile } from '#credentials/open-badge-profile.js';
import { renderOpenBadge } from '#credentials/render-open-badge.js';
import { publicJwkOf } from '#credentials/signing-key.js';
import { verifyDataIntegrity } from '#credentials/verify-data-integrity.js';
import { verifyVcJwt } from '#credentials/verify-vc-jwt.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { compare, type Figure } from './compare.js';

const did = 'did:web:hub.example';
const now = new Date('2026-11-23T10:00:00Z');

/** Issuing and verifying, beside @digitalbazaar/vc and beside bare signatures of node:crypto. */
export async function* credentialFigures(record: CompetenceRecord): AsyncGenerator<Figure> {
  const edKey = {
    kid: `${did}#ed-1`,
    alg: 'EdDSA',
    privateKey: generateKeyPairSync('ed25519').privateKey,
  } as const;
  const ecPrivate = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const ecKey = { kid: `${did}#p256-1`, alg: 'ES256', privateKey: ecPrivate } as const;
  const edPublic = createPublicKey(edKey.privateKey);
  const ecPublic = createPublicKey(ecPrivate);
  const unsigned = renderOpenBadge(record);
  const secured = await issueDataIntegrity(unsigned, edKey, now);
  const jwt = await issueVcJwt(unsigned, ecKey);

  const templates = new CanonicalTemplates({
    profile: openBadgeProfile,
    limit: 32,
    random: randomBytes,
    onDifference: () => {
      throw new Error('a template differs from the library');
    },
  });
  const reference = await digitalBazaar(edKey);
  const check = async () => {
    if (!(await verifyDataIntegrity(secured, () => edPublic, templates)).verified)
      throw new Error('ours refuses our credential');
  };
  const checkReference = async () => {
    const { verified, error } = await reference.verify(secured);
    if (!verified) throw new Error('the reference refuses our credential', { cause: error });
  };
  const issue = () => issueDataIntegrity(unsigned, edKey, now, templates);
  // The reference writes its proof into the document that it is given: both render anew.
  const renderAndIssue = () => issueDataIntegrity(renderOpenBadge(record), edKey, now, templates);
  yield await compare('eddsa-rdfc-2022 issue / @digitalbazaar/vc', renderAndIssue, () =>
    reference.issue(renderOpenBadge(record)),
  );
  yield await compare('eddsa-rdfc-2022 verify / @digitalbazaar/vc', check, checkReference);
  yield await compare(
    'eddsa-rdfc-2022 issue without templates / @digitalbazaar/vc',
    () => issueDataIntegrity(renderOpenBadge(record), edKey, now),
    () => reference.issue(renderOpenBadge(record)),
  );
  yield await compare('eddsa-rdfc-2022 render and issue / bare Ed25519 sign', renderAndIssue, () =>
    sign(null, Buffer.alloc(64, 7), edKey.privateKey),
  );

  const hashes = Buffer.alloc(64, 7);
  const edSignature = sign(null, hashes, edKey.privateKey);
  yield await compare('eddsa-rdfc-2022 issue / bare Ed25519 sign', issue, () =>
    sign(null, hashes, edKey.privateKey),
  );
  yield await compare('eddsa-rdfc-2022 verify / bare Ed25519 verify', check, () =>
    verify(null, hashes, edPublic, edSignature),
  );

  const [header = '', payload = ''] = jwt.split('.');
  const signed = Buffer.from(`${header}.${payload}`);
  const es256 = { dsaEncoding: 'ieee-p1363' } as const;
  const ecSignature = sign('sha256', signed, { key: ecPrivate, ...es256 });
  yield await compare(
    'vc+jwt issue / bare ES256 sign',
    () => issueVcJwt(renderOpenBadge(record), ecKey),
    () => sign('sha256', signed, { key: ecPrivate, ...es256 }),
  );
  const checkJwt = () => {
    if (!verifyVcJwt(jwt, () => ecPublic).verified) throw new Error('ours refuses our vc+jwt');
  };
  yield await compare('vc+jwt verify / bare ES256 verify', checkJwt, () =>
    verify('sha256', signed, { key: ecPublic, ...es256 }, ecSignature),
  );
  yield await compare('vc+jwt verify / bare Ed25519 verify', checkJwt, () =>
    verify(null, hashes, edPublic, edSignature),
  );
}

/** @digitalbazaar/vc with the same key, the same contexts and no network. */
async function digitalBazaar(key: {
  readonly kid: string;
  readonly privateKey: ReturnType<typeof generateKeyPairSync>['privateKey'];
}) {
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
