import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { P256, without } from '../../../../test/support/credentials.js';
import { requirement } from '../../../../test/support/requirements.js';
import { CREDENTIAL, ISSUER } from '../../../../test/support/vcdm.js';
import { decodeBase58 } from '../base58.js';
import { loadContext } from '../contexts.js';
import type { JsonObject } from '../json-object.js';
import { keyInDid } from '../key-in-did.js';
import { addProof } from './add-proof.js';
import { withExamples } from './examples-context.js';
import { didOf, verifyProofs } from './verify-proofs.js';

const ASSERTION = { purpose: 'assertionMethod' } as const;

it('refuses to sign what is signed already, a time that is none, and with another kind of key', async () => {
  const signed = await addProof(CREDENTIAL, ISSUER, ASSERTION, loadContext);
  await expect(addProof(signed, ISSUER, ASSERTION, loadContext)).rejects.toMatchObject({
    code: 'proof.already-there',
  });
  await expect(
    addProof(CREDENTIAL, ISSUER, { ...ASSERTION, created: 'invalidDate' }, loadContext),
  ).rejects.toMatchObject({ code: 'proof.malformed' });
  const other = { ...ISSUER, privateKey: P256 };
  await expect(addProof(CREDENTIAL, other, ASSERTION, loadContext)).rejects.toMatchObject({
    code: 'key.unsupported',
  });
});

it('gives the same bytes for the same document, key and proof', async () => {
  const [one, two] = await Promise.all(
    [0, 1].map(() => addProof(CREDENTIAL, ISSUER, ASSERTION, loadContext)),
  );
  expect(JSON.stringify(one)).toBe(JSON.stringify(two));
  expect(one).toMatchObject({
    proof: {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      verificationMethod: ISSUER.kid,
      proofPurpose: 'assertionMethod',
    },
  });
});

const vectors = requirement('vectors');
vectors.describe('eddsa-rdfc-2022 of the specification, as it is published', () => {
  const load = withExamples(loadContext);
  const json = (path: string) =>
    JSON.parse(readFileSync(join(vectors.value, 'eddsa-rdfc-2022', path), 'utf8')) as JsonObject;
  const keyOf = (kid: string) => keyInDid(didOf(kid), kid);
  const verify = (document: JsonObject, loader = load) =>
    verifyProofs(document, keyOf, ASSERTION, new Date('2026-11-24T09:00:00Z'), loader);

  function keyPair(kid: string) {
    const secret = String(json('keyPair.json').privateKeyMultibase);
    const head = Buffer.from('302e020100300506032b657004220420', 'hex');
    const seed = decodeBase58(secret.slice(1), 34).subarray(2);
    const key = Buffer.concat([head, seed]);
    const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    return { kid, alg: 'EdDSA' as const, privateKey };
  }

  it('alumni: adding the proof gives the published document byte for byte', async () => {
    const published = json('alumni/signedDataInt.json');
    const { created, verificationMethod, proofValue } = published.proof as Record<string, string>;
    const key = keyPair(String(verificationMethod));
    const proof = { ...ASSERTION, created: String(created) };
    const added = await addProof(json('unsigned.json'), key, proof, load);
    expect(added.proof).toHaveProperty('proofValue', proofValue);
    expect(added).toEqual(published);
  });

  it('alumni: the published document verifies, and nothing else does', async () => {
    const published = json('alumni/signedDataInt.json');
    const proof = published.proof as JsonObject;
    expect(await verify(published)).toMatchObject({ verified: true });
    for (const change of [
      { name: 'Alumni credential' },
      { id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc34' },
      { credentialSubject: { id: 'did:example:abcdefgh' } },
      { proof: { ...proof, created: '2023-02-24T23:36:39Z' } },
      { proof: { ...proof, proofPurpose: 'authentication' } },
      {
        proof: {
          ...proof,
          proofValue: `z${String(proof.proofValue).slice(1).split('').reverse().join('')}`,
        },
      },
    ])
      expect(await verify({ ...published, ...change })).toMatchObject({ verified: false });
    expect(await verify(without(published, 'description'))).toMatchObject({ verified: false });
  });

  it('their contexts are unknown where no test is meant', async () => {
    expect(await verify(json('alumni/signedDataInt.json'), loadContext)).toMatchObject({
      code: 'context.unknown',
    });
    expect(await verify(json('employment/signedDataInt.json'))).toMatchObject({
      code: 'context.unknown',
    });
  });
});
