import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../contexts.js';
import { checkPresentation } from './check-presentation.js';

const PRESENTATION = { '@context': [CREDENTIALS_V2], type: ['VerifiablePresentation'] };

it.each<[string, object, string]>([
  ['4.3 @context MUST be present', { '@context': undefined }, 'context.missing'],
  [
    '4.3 the base context MUST be first',
    { '@context': ['urn:a', CREDENTIALS_V2] },
    'context.first-refused',
  ],
  [
    '4.3 items MUST be URLs or objects',
    { '@context': [CREDENTIALS_V2, 123192875] },
    'context.item-refused',
  ],
  [
    '5.2 no open vocabulary',
    { '@context': [CREDENTIALS_V2, { '@vocab': 'urn:x' }] },
    'context.vocabulary-open',
  ],
  ['4.5 type MUST be present', { type: undefined }, 'type.missing'],
  ['4.5 type MUST be terms or URLs', { type: 7 }, 'type.malformed'],
  ['4.13 one type MUST be VerifiablePresentation', { type: ['Other'] }, 'type.other'],
  ['4.13 id MUST be a URL', { id: 'x' }, 'id.not-a-url'],
  ['4.13 id MUST be a single URL', { id: ['urn:a', 'urn:b'] }, 'id.not-a-url'],
  ['4.13 holder MUST be a URL or an object with id', { holder: 'x' }, 'holder.malformed'],
  ['4.13 holder MUST be a URL or an object with id', { holder: {} }, 'holder.malformed'],
  ['4.13 holder MUST be a URL or an object with id', { holder: null }, 'holder.malformed'],
  [
    '4.13 credentials MUST NOT be strings',
    { verifiableCredential: ['https://x.example'] },
    'presentation.credential-malformed',
  ],
  [
    '4.13 credentials MUST NOT be numbers',
    { verifiableCredential: [7] },
    'presentation.credential-malformed',
  ],
  [
    '4.13 credentials MUST NOT be lists',
    { verifiableCredential: [[]] },
    'presentation.credential-malformed',
  ],
  ['5.5 termsOfUse MUST say its type', { termsOfUse: {} }, 'terms-of-use.malformed'],
  [
    '12 not too many',
    { verifiableCredential: Array.from({ length: 17 }, () => ({})) },
    'presentation.too-many',
  ],
])('%s: %j', (_, change, code) => {
  expect(() => checkPresentation({ ...PRESENTATION, ...change })).toThrow(code);
});

it.each([null, 'x', 7, []])('4.13 refuses %j', (value) => {
  expect(() => checkPresentation(value)).toThrow('presentation.not-an-object');
});

it.each<[string, object, object]>([
  ['nothing in it', {}, { credentials: [] }],
  ['an empty list of credentials', { verifiableCredential: [] }, { credentials: [] }],
  [
    'one credential without a list',
    { verifiableCredential: { a: 1 } },
    { credentials: [{ a: 1 }] },
  ],
  ['a holder by URL', { holder: 'did:example:a' }, { holder: 'did:example:a' }],
  ['a holder as object', { holder: { id: 'did:example:a' } }, { holder: 'did:example:a' }],
  ['another type besides', { type: ['VerifiablePresentation', 'Other'] }, {}],
  ['the first version', { '@context': [CREDENTIALS_V1] }, {}],
])('4.13 takes %s', (_, change, read) => {
  expect(checkPresentation({ ...PRESENTATION, ...change })).toMatchObject(read);
});
