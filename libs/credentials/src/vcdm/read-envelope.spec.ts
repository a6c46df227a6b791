import { CREDENTIALS_V2 } from '../contexts.js';
import { isEnvelope, readEnvelope } from './read-envelope.js';

const ENVELOPE = {
  '@context': CREDENTIALS_V2,
  id: 'data:application/vc+jwt,a.b.c',
  type: 'EnvelopedVerifiableCredential',
};

it.each<[string, object]>([
  ['@context MUST be present', { '@context': undefined }],
  ['@context MUST define the terms', { '@context': [] }],
  [
    '@context MUST define the terms',
    { '@context': 'https://www.w3.org/ns/credentials/examples/v2' },
  ],
  ['id MUST be a data URL', { id: 'a.b.c' }],
  ['id MUST be a data URL', { id: undefined }],
  ['id MUST be a data URL', { id: ['data:application/vc+jwt,a.b.c'] }],
  ['id MUST be a data URL', { id: 'data:application/vc+jwt;base64,YS5iLmM=' }],
  ['id MUST be a data URL', { id: 'data:application/vc+jwt,a b' }],
  ['type MUST be EnvelopedVerifiableCredential', { type: undefined }],
  ['type MUST be EnvelopedVerifiableCredential', { type: 'VerifiableCredential' }],
  ['type MUST be EnvelopedVerifiableCredential', { type: ['EnvelopedVerifiableCredential', 'X'] }],
  ['nothing stands beside what is secured', { issuer: 'did:example:somebody' }],
])('4.13.1 %s: %j', (_, change) => {
  expect(() => readEnvelope({ ...ENVELOPE, ...change }, 'credential')).toThrow(
    'envelope.malformed',
  );
});

it.each([
  'application/jwt',
  'application/vc+cose',
  'application/vp+jwt',
  'text/plain',
  'constructor',
])('4.13.1 refuses the media type %s for a credential', (type) => {
  const other = { ...ENVELOPE, id: `data:${type},a.b.c` };
  expect(() => readEnvelope(other, 'credential')).toThrow(/^envelope\.(unsupported|malformed)/);
});

it('4.13.2 refuses a presentation in the envelope of a credential', () => {
  expect(() => readEnvelope(ENVELOPE, 'presentation')).toThrow('envelope.malformed');
});

it('reads what an envelope holds', () => {
  expect(readEnvelope(ENVELOPE, 'credential')).toEqual({
    form: 'jwt',
    mediaType: 'application/vc+jwt',
    content: 'a.b.c',
  });
  const selective = { ...ENVELOPE, id: 'data:application/vc+sd-jwt,a.b.c~d~' };
  expect(readEnvelope(selective, 'credential')).toMatchObject({
    form: 'sd-jwt',
    content: 'a.b.c~d~',
  });
  const presentation = {
    '@context': [CREDENTIALS_V2],
    id: 'data:application/vp+jwt,a.b.c',
    type: ['EnvelopedVerifiablePresentation'],
  };
  expect(readEnvelope(presentation, 'presentation')).toMatchObject({ form: 'jwt' });
});

it('knows an envelope by its type', () => {
  expect(isEnvelope(ENVELOPE, 'credential')).toBe(true);
  expect(isEnvelope(ENVELOPE, 'presentation')).toBe(false);
  expect(isEnvelope('EnvelopedVerifiableCredential', 'credential')).toBe(false);
});
