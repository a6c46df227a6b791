import { CREDENTIALS_V1, CREDENTIALS_V2, loadContext } from '../contexts.js';
import { CREDENTIAL } from '../../../../test/support/vcdm.js';
import { checkMeaning } from './check-meaning.js';
import { EXAMPLES_V2, withExamples } from './examples-context.js';

const check = (change: object, kind: 'credential' | 'presentation' = 'credential') =>
  checkMeaning({ ...CREDENTIAL, ...change }, kind, withExamples(loadContext));
const inline = (...contexts: readonly object[]) => [CREDENTIALS_V2, ...contexts];

it.each<[string, object, string]>([
  ['5.2 an undefined member', { nickname: 'x' }, 'document.not-canonical'],
  [
    '5.2 an undefined member of a subject',
    { credentialSubject: { nickname: 'x' } },
    'document.not-canonical',
  ],
  [
    '4.5 an undefined type',
    { type: ['VerifiableCredential', 'ExampleTestCredential'] },
    'document.not-canonical',
  ],
  [
    '4.5 a type mapped to no URL',
    { '@context': inline({ T: 'https ://not-a-url#T' }), type: ['VerifiableCredential', 'T'] },
    '',
  ],
  [
    '4.3 a context that nobody knows',
    { '@context': inline('https://example.com/v1' as never) },
    'context.unknown',
  ],
  [
    '5.2 a redefined term',
    { '@context': inline({ VerifiableCredential: 'urn:other' }) },
    'document.not-canonical',
  ],
  [
    '5.2 a redefined member',
    { '@context': inline({ name: 'urn:other' }) },
    'document.not-canonical',
  ],
  [
    '5.2 a protected term of another context redefined',
    {
      '@context': inline({ '@protected': true, E: 'urn:a' }, { E: 'urn:b' }),
      type: ['VerifiableCredential', 'E'],
    },
    'document.not-canonical',
  ],
  [
    'an issuer by its full name besides',
    { 'https://www.w3.org/2018/credentials#issuer': { '@id': 'did:example:other' } },
    'document.alias',
  ],
  [
    'an issuer under an alias besides',
    {
      '@context': inline({
        by: { '@id': 'https://www.w3.org/2018/credentials#issuer', '@type': '@id' },
      }),
      by: 'did:example:other',
    },
    'document.alias',
  ],
  [
    'an issuer by a prefix besides',
    {
      '@context': inline({ c: 'https://www.w3.org/2018/credentials#' }),
      'c:issuer': { '@id': 'did:example:other' },
    },
    'document.alias',
  ],
  [
    'a subject under an alias',
    {
      '@context': inline({ about: 'https://www.w3.org/2018/credentials#credentialSubject' }),
      about: { id: 'urn:x' },
    },
    'document.alias',
  ],
  ['a status that is null inside a list', { credentialStatus: [null] }, ''],
  ['the keyword instead of the member', { type: undefined, '@type': ['VerifiableCredential'] }, ''],
  ['a relative id', { credentialSubject: { id: 'subject' } }, 'document.not-canonical'],
])('refuses %s', async (_, change, code) => {
  await expect(check(change)).rejects.toMatchObject({
    name: 'CredentialFormatError',
    ...(code !== '' && { code }),
  });
});

it('refuses the type of a credential on a presentation', async () => {
  await expect(check({}, 'presentation')).rejects.toMatchObject({ code: 'type.other' });
});

it.each<[string, object]>([
  [
    'an inline context',
    { '@context': inline({ E: 'https://example.org/#E' }), type: ['VerifiableCredential', 'E'] },
  ],
  [
    'a context within a context',
    {
      '@context': inline({ '@context': { E: 'https://example.org/#E' } }),
      type: ['VerifiableCredential', 'E'],
    },
  ],
  ['a type by its URL', { type: ['https://example.org/#E', 'VerifiableCredential'] }],
  [
    'the examples of the specifications',
    {
      '@context': inline(EXAMPLES_V2 as never),
      type: ['VerifiableCredential', 'AlumniCredential'],
      credentialSubject: { alumniOf: 'x' },
    },
  ],
  [
    'names in several languages',
    {
      name: [
        { '@value': 'Dog', '@language': 'en' },
        { '@value': 'Chien', '@language': 'fr' },
      ],
    },
  ],
  ['a text with a direction', { name: { '@value': 'a', '@language': 'ar', '@direction': 'rtl' } }],
  ['several subjects', { credentialSubject: [{ id: 'urn:a' }, { id: 'urn:b' }] }],
  [
    'the first version',
    { '@context': [CREDENTIALS_V1], issuanceDate: '2023-01-01T00:00:00Z', validFrom: undefined },
  ],
])('takes %s', async (_, change) => {
  await expect(check(change)).resolves.toBeUndefined();
});
