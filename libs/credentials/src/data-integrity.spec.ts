import { readFileSync } from 'node:fs';
import { createHash, createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { ed25519, without } from '../../../test/support/credentials.js';
import { requirement } from '../../../test/support/requirements.js';
import { decodeBase58, encodeBase58 } from './base58.js';
import { CanonicalTemplates } from './canonical-templates.js';
import { canonicalQuads } from './canonicalise.js';
import { dataIntegrityHash, type ProofOptions, type SecuredDocument } from './data-integrity.js';
import { signEd25519, verifyEd25519 } from './ed25519.js';
import { issueDataIntegrity } from './issue-data-integrity.js';
import { openBadgeProfile } from './open-badge-profile.js';
import { keyFromMultikey } from './multikey.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';

const vectors = requirement('vectors');
vectors.describe('eddsa-rdfc-2022 of the specification', () => {
  const folder = () => join(vectors.value, 'eddsa-rdfc-2022');
  const text = (path: string) => readFileSync(join(folder(), path), 'utf8');
  const json = (path: string) => JSON.parse(text(path)) as Record<string, unknown>;
  const sha256 = (value: string) => createHash('sha256').update(value).digest('hex');

  /** Our loader refuses the examples context: it is put in place of its address, which means the same. */
  function unfold<T extends Record<string, unknown>>(document: T): T {
    const [v2] = document['@context'] as string[];
    return {
      ...document,
      '@context': [v2, json('contexts/credentials-examples-v2.json')['@context']],
    };
  }

  function keyPair() {
    const { publicKeyMultibase, privateKeyMultibase } = json('keyPair.json') as Record<
      string,
      string
    >;
    const secret = decodeBase58((privateKeyMultibase ?? '').slice(1), 34).subarray(2);
    const head = Buffer.from('302e020100300506032b657004220420', 'hex');
    return {
      publicKey: keyFromMultikey(publicKeyMultibase ?? ''),
      privateKey: createPrivateKey({
        key: Buffer.concat([head, secret]),
        format: 'der',
        type: 'pkcs8',
      }),
    };
  }

  it('alumni: canonical document, its hash, canonical options, their hash, signed bytes, signature', async () => {
    const document = unfold(json('unsigned.json'));
    const options = without(json('alumni/proofConfigDataInt.json'), '@context');
    const quads = await canonicalQuads(document);
    expect(quads).toBe(text('alumni/canonDocDataInt.txt'));
    expect(sha256(quads)).toBe(text('alumni/docHashDataInt.txt').trim());
    const optionQuads = await canonicalQuads({ '@context': document['@context'], ...options });
    expect(optionQuads).toBe(text('alumni/proofCanonDataInt.txt'));
    expect(sha256(optionQuads)).toBe(text('alumni/proofHashDataInt.txt').trim());
    const { hash: signed } = await dataIntegrityHash(document, options as unknown as ProofOptions);
    expect(signed.toString('hex')).toBe(text('alumni/combinedHashDataInt.txt').trim());
    const signature = signEd25519(signed, keyPair().privateKey);
    expect(signature.toString('hex')).toBe(text('alumni/sigHexDataInt.txt').trim());
    expect(`z${encodeBase58(signature)}`).toBe(text('alumni/sigBTC58DataInt.txt').trim());
  });

  it('alumni: our issuing gives the published document, and our verifying takes it', async () => {
    const published = unfold(json('alumni/signedDataInt.json')) as unknown as SecuredDocument;
    const { proof, ...unsigned } = published;
    const { publicKey, privateKey } = keyPair();
    const key = { kid: proof.verificationMethod, alg: 'EdDSA' as const, privateKey };
    const document = unsigned as SecuredDocument;
    expect(await issueDataIntegrity(document, key, new Date(proof.created))).toEqual(published);
    const result = await verifyDataIntegrity(published, () => publicKey);
    expect(result).toEqual({ verified: true, kid: key.kid });
  });

  it('employment: hashes and signature from the canonical texts', () => {
    const hashes = ['proofCanonDataInt', 'canonDocDataInt'].map((name) =>
      sha256(text(`employment/${name}.txt`)),
    );
    expect(hashes.join('')).toBe(text('employment/combinedHashDataInt.txt').trim());
    const { publicKey, privateKey } = keyPair();
    const bytes = Buffer.from(hashes.join(''), 'hex');
    const signature = signEd25519(bytes, privateKey);
    expect(signature.toString('hex')).toBe(text('employment/sigHexDataInt.txt').trim());
    expect(verifyEd25519(bytes, signature, publicKey)).toBe(true);
    const other = Buffer.from(bytes);
    other[0] = (other[0] ?? 0) ^ 1;
    expect(verifyEd25519(other, signature, publicKey)).toBe(false);
  });

  it('employment: canonical options and their hash; the credential names a context that we refuse', async () => {
    const [v2] = json('employmentAuth.json')['@context'] as string[];
    const options = without(json('employment/proofConfigDataInt.json'), '@context');
    const quads = await canonicalQuads({ '@context': [v2], ...options });
    expect(quads).toBe(text('employment/proofCanonDataInt.txt'));
    expect(sha256(quads)).toBe(text('employment/proofHashDataInt.txt').trim());
    expect(sha256(text('employment/canonDocDataInt.txt'))).toBe(
      text('employment/docHashDataInt.txt').trim(),
    );
    const signed = json('employment/signedDataInt.json');
    expect(without(signed, 'proof')).toEqual(json('employmentAuth.json'));
    const result = await verifyDataIntegrity(signed, () => keyPair().publicKey);
    expect(result).toEqual({ verified: false, code: 'context.unknown' });
  });

  it('alumni: refused when document, options, signature or key differ, and by templates too', async () => {
    const published = unfold(json('alumni/signedDataInt.json')) as unknown as SecuredDocument;
    const { proof } = published;
    const templates = new CanonicalTemplates({
      profile: openBadgeProfile,
      limit: 32,
      random: randomBytes,
      onDifference: () => {
        throw new Error('a template differs');
      },
    });
    const verify = (document: object, key = keyPair().publicKey) =>
      verifyDataIntegrity(document as SecuredDocument, () => key, templates);
    for (let i = 0; i < 3; i += 1)
      expect(await verify(published)).toMatchObject({ verified: true });
    const other = proof.proofValue.endsWith('2') ? '3' : '2';
    for (const changed of [
      { ...published, validFrom: '2023-01-01T00:00:01Z' },
      { ...published, proof: { ...proof, created: '2023-02-24T23:36:39Z' } },
      { ...published, proof: { ...proof, proofValue: proof.proofValue.slice(0, -1) + other } },
    ])
      expect(await verify(changed)).toMatchObject({ verified: false, code: 'proof.wrong' });
    expect(await verify(published, createPublicKey(ed25519(9)))).toMatchObject({
      verified: false,
      code: 'proof.wrong',
    });
  });
});
