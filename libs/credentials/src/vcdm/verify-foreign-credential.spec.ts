import {
  CREDENTIAL,
  envelopedCredential,
  HOLDER,
  ISSUER,
  signedCredential,
  STRANGER,
  VCDM_NOW,
  vcdmSources,
} from '../../../../test/support/vcdm.js';
import { CREDENTIALS_V1, loadContext } from '../contexts.js';
import { addProof } from './add-proof.js';
import type { ForeignQuestion } from './foreign-verdict.js';
import { verifyForeignCredential } from './verify-foreign-credential.js';

const verify = (value: unknown, question: Partial<ForeignQuestion> = {}) =>
  verifyForeignCredential(value, vcdmSources(), { checkStatus: true, now: VCDM_NOW, ...question });
const nested = (depth: number) =>
  Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 'x');

it.each<[string, unknown, string]>([
  ['1.3 what is no credential', { type: ['NonconformingDocument'] }, 'context.missing'],
  ['a string', 'eyJhbGciOiJub25lIn0.e30.', 'credential.not-an-object'],
  ['null', null, 'credential.not-an-object'],
  ['12 too much depth', { ...CREDENTIAL, x: nested(40) }, 'json.too-deep'],
  ['4.12 no proof', CREDENTIAL, 'proof.missing'],
  ['4.13.1 an envelope of nothing', { ...envelopedCredential(), id: 'x' }, 'envelope.malformed'],
  [
    '4.13.1 an envelope without context',
    { ...envelopedCredential(), '@context': [] },
    'envelope.malformed',
  ],
  ['another signer in an envelope', envelopedCredential({}, STRANGER), 'issuer.not-signer'],
  ['no subject in an envelope', envelopedCredential({ credentialSubject: {} }), 'subject.empty'],
  [
    '5.2 an undefined member in an envelope',
    envelopedCredential({ nickname: 'x' }),
    'document.not-canonical',
  ],
  [
    'a proof within an envelope',
    envelopedCredential({ proof: { type: 'DataIntegrityProof' } }),
    'proof.already-there',
  ],
])('refuses %s', async (_, value, code) => {
  const verdict = await verify(value);
  expect(verdict).toMatchObject({ verified: false, problems: [{ code }] });
  expect(verdict).not.toHaveProperty('document');
});

it.each<[string, object, typeof ISSUER, string]>([
  ['another issuer than the signer', {}, STRANGER, 'issuer.not-signer'],
  [
    'an issuer that is no key',
    { issuer: 'https://vc.example/issuers/5678' },
    ISSUER,
    'issuer.not-signer',
  ],
  ['an issuer object that is another', { issuer: { id: HOLDER.did } }, ISSUER, 'issuer.not-signer'],
  [
    '4.9 a credential of the future',
    { validFrom: '2026-11-24T09:00:01Z' },
    ISSUER,
    'validity.not-yet',
  ],
  ['4.8 nothing about anybody', { credentialSubject: {} }, ISSUER, 'subject.empty'],
  ['4.10 a status without type', { credentialStatus: { id: 'urn:a' } }, ISSUER, 'status.malformed'],
])('refuses %s although the proof is right', async (_, change, key, code) => {
  const verdict = await verify(await signedCredential(change, key));
  expect(verdict).toMatchObject({ verified: false, problems: [{ code }] });
});

it('Data Integrity 4.2: one of the signers is the issuer, every proof is right', async () => {
  const own = await signedCredential();
  const other = await signedCredential({}, STRANGER);
  expect(await verify({ ...own, proof: [other.proof, own.proof] })).toMatchObject({
    verified: true,
  });
  expect(await verify({ ...own, proof: [other.proof] })).toMatchObject({
    problems: [{ code: 'issuer.not-signer' }],
  });
});

it('refuses what was signed for an occasion, and takes it when that is what is asked', async () => {
  const proof = { purpose: 'authentication', domain: 'd.example', challenge: 'c' } as const;
  const credential = await addProof(CREDENTIAL, ISSUER, proof, loadContext);
  const code = async (question: Partial<ForeignQuestion>) =>
    (await verify(credential, question)).problems[0]?.code;
  expect(await code({})).toBe('proof.other-purpose');
  expect(await code({ purpose: 'authentication', domain: 'x.example' })).toBe('proof.other-domain');
  expect(await code({ purpose: 'authentication', challenge: 'x' })).toBe('proof.other-challenge');
  expect(await code({ purpose: 'authentication', challenge: 'c' })).toBeUndefined();
});

it.each<[string, () => unknown, string]>([
  ['with a proof', () => signedCredential(), 'application/vc'],
  [
    'with an issuer as object',
    () => signedCredential({ issuer: { id: ISSUER.did, name: 'a' } }),
    'application/vc',
  ],
  ['in an envelope', () => envelopedCredential(), 'application/vc+jwt'],
  [
    'in an envelope with an iat that is text',
    () => envelopedCredential({ iat: '2010-01-01T19:23:24Z' }),
    'application/vc+jwt',
  ],
  [
    'of VCDM 1.1',
    () =>
      signedCredential({
        '@context': [CREDENTIALS_V1, 'https://w3id.org/security/data-integrity/v2'],
        validFrom: undefined,
        issuanceDate: '2023-01-01T00:00:00Z',
      }),
    'application/vc',
  ],
])('7.1 takes a credential %s, and gives it back', async (_, make, mediaType) => {
  const verdict = await verify(JSON.parse(JSON.stringify(await make())));
  expect(verdict).toMatchObject({ verified: true, mediaType, problems: [], warnings: [] });
  expect(verdict.document?.credentialSubject).toEqual(CREDENTIAL.credentialSubject);
  expect(verdict.document).not.toHaveProperty('iat');
});

it('an end that has passed is a warning', async () => {
  const over = await signedCredential({ validUntil: '2026-11-24T08:59:59Z' });
  expect(await verify(over)).toMatchObject({
    verified: true,
    warnings: [{ code: 'validity.over' }],
  });
});

it('12 gives up on a document whose canonical form takes without end', async () => {
  const ids = Array.from({ length: 12 }, (_, i) => ({ id: `_:b${i}` }));
  const credential = {
    ...(await signedCredential()),
    '@context': [...CREDENTIAL['@context'], { knows: { '@id': 'urn:knows', '@type': '@id' } }],
    credentialSubject: { id: 'urn:x', knows: ids.map((node) => ({ ...node, knows: ids })) },
  };
  expect(await verify(credential)).toMatchObject({
    verified: false,
    problems: [{ code: 'document.not-canonical' }],
  });
});
