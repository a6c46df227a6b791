import {
  CREDENTIAL,
  envelopedCredential,
  envelopedPresentation,
  HOLDER,
  PRESENTATION,
  signedCredential,
  signedPresentation,
  STRANGER,
  VCDM_NOW,
  vcdmSources,
} from '../../../../test/support/vcdm.js';
import type { ForeignQuestion } from './foreign-verdict.js';
import { verifyForeignPresentation } from './verify-foreign-presentation.js';

const verify = (value: unknown, question: Partial<ForeignQuestion> = {}) =>
  verifyForeignPresentation(value, vcdmSources(), {
    checkStatus: true,
    now: VCDM_NOW,
    ...question,
  });
const own = { ...CREDENTIAL, issuer: HOLDER.did };

it.each<[string, () => unknown, string]>([
  ['1.3 what is no presentation', () => ({ type: ['NonconformingDocument'] }), 'context.missing'],
  ['no proof', () => PRESENTATION, 'proof.missing'],
  [
    '4.13 a holder who is no URL',
    () => signedPresentation({ holder: 'x' }).catch(() => ({ ...PRESENTATION, holder: 'x' })),
    'holder.malformed',
  ],
  [
    'a holder who has not signed',
    () => signedPresentation({ holder: STRANGER.did }),
    'holder.not-signer',
  ],
  [
    '7 a broken proof',
    async () => {
      const vp = await signedPresentation();
      return {
        ...vp,
        proof: { ...(vp.proof as object), proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' },
      };
    },
    'multibase.malformed',
  ],
  [
    '4.3 a context removed',
    async () => ({ ...(await signedPresentation()), '@context': undefined }),
    'context.missing',
  ],
  [
    '4.3 a context nobody knows',
    async () => ({
      ...(await signedPresentation()),
      '@context': [...PRESENTATION['@context'], 'https://example.com'],
    }),
    'context.unknown',
  ],
  [
    'a credential added',
    async () => ({
      ...(await signedPresentation()),
      verifiableCredential: [await signedCredential()],
    }),
    'proof.wrong',
  ],
  [
    'a credential nobody signed',
    () => signedPresentation({ verifiableCredential: [CREDENTIAL] }),
    'holder.missing',
  ],
  [
    '4.13.3 a self-asserted credential without holder',
    () => signedPresentation({ verifiableCredential: [own] }),
    'holder.missing',
  ],
  [
    '4.13.3 a self-asserted credential of another',
    () => signedPresentation({ holder: HOLDER.did, verifiableCredential: [CREDENTIAL] }),
    'holder.other-issuer',
  ],
  [
    'a self-asserted credential without subject',
    () =>
      signedPresentation({
        holder: HOLDER.did,
        verifiableCredential: [{ ...own, credentialSubject: {} }],
      }),
    'subject.empty',
  ],
  [
    'a credential signed by another',
    async () =>
      signedPresentation({ verifiableCredential: [await signedCredential({}, STRANGER)] }),
    'issuer.not-signer',
  ],
  [
    '16 an envelope of another type',
    () =>
      signedPresentation({
        verifiableCredential: [{ ...envelopedCredential(), type: 'VerifiableCredential' }],
      }),
    'context.first-refused',
  ],
  [
    'a credential in an envelope signed by another',
    () => signedPresentation({ verifiableCredential: [envelopedCredential({}, STRANGER)] }),
    'issuer.not-signer',
  ],
  [
    '4.13.2 an envelope without context',
    () => ({ ...envelopedPresentation(), '@context': [] }),
    'envelope.malformed',
  ],
  [
    '4.13.2 an envelope that is no data URL',
    () => ({ ...envelopedPresentation(), id: 'a.b.c' }),
    'envelope.malformed',
  ],
  [
    '4.13.2 another type',
    () => ({ ...envelopedPresentation(), type: ['VerifiablePresentation'] }),
    'context.first-refused',
  ],
  [
    '8 an unsecured credential in an envelope',
    () => envelopedPresentation({ holder: HOLDER.did, verifiableCredential: [own] }),
    'presentation.credential-unsecured',
  ],
  [
    '7 a credential with a proof in an envelope',
    async () => envelopedPresentation({ verifiableCredential: [await signedCredential()] }),
    'presentation.credential-unsecured',
  ],
  [
    'a holder who has not signed the envelope',
    () => envelopedPresentation({ holder: STRANGER.did }),
    'holder.not-signer',
  ],
  [
    'a proof within an envelope',
    async () => envelopedPresentation({ proof: (await signedPresentation()).proof }),
    'proof.already-there',
  ],
])('refuses %s', async (_, make, code) => {
  const verdict = await verify(await make());
  expect(verdict).toMatchObject({ verified: false, problems: [{ code }] });
  expect(verdict).not.toHaveProperty('document');
});

it('says which credential is wrong', async () => {
  const good = await signedCredential();
  const bad = await signedCredential({ validFrom: '2033-01-01T00:00:00Z' });
  const verdict = await verify(await signedPresentation({ verifiableCredential: [good, bad] }));
  expect(verdict.problems).toEqual([
    { code: 'validity.not-yet', detail: 'verifiableCredential 1' },
  ]);
});

it.each<[Partial<ForeignQuestion>, string | undefined]>([
  [{ challenge: 'other' }, 'proof.other-challenge'],
  [{ challenge: 'c', domain: 'other.example' }, 'proof.other-domain'],
  [{ purpose: 'assertionMethod' }, 'proof.other-purpose'],
  [{ challenge: 'c', domain: 'd.example' }, undefined],
  [{}, undefined],
])('Data Integrity 4.4: asked as %j', async (question, code) => {
  const proof = { challenge: 'c', domain: 'd.example' };
  const verdict = await verify(await signedPresentation({}, HOLDER, proof), question);
  expect(verdict.problems[0]?.code).toBe(code);
});

it.each<[string, () => unknown]>([
  ['with nothing in it', () => signedPresentation()],
  ['4.13 with an id', () => signedPresentation({ id: 'urn:uuid:a' })],
  ['4.13 with an empty list', () => signedPresentation({ verifiableCredential: [] })],
  [
    '4.13 with several credentials',
    async () =>
      signedPresentation({
        verifiableCredential: [await signedCredential(), envelopedCredential()],
      }),
  ],
  ['4.13 with a holder by URL', () => signedPresentation({ holder: HOLDER.did })],
  ['4.13 with a holder as object', () => signedPresentation({ holder: { id: HOLDER.did } })],
  [
    '4.13.3 with what the holder says of themselves',
    () => signedPresentation({ holder: HOLDER.did, verifiableCredential: [own] }),
  ],
  ['in an envelope', () => envelopedPresentation({ holder: HOLDER.did, iss: HOLDER.did })],
  [
    'in an envelope with credentials in envelopes (JOSE 7)',
    () =>
      envelopedPresentation({
        verifiableCredential: [envelopedCredential(), envelopedCredential({ id: 'urn:a' })],
      }),
  ],
])('4.13 takes a presentation %s', async (_, make) => {
  const verdict = await verify(await make());
  expect(verdict).toMatchObject({ verified: true, problems: [] });
  expect(verdict.document).toBeDefined();
});
