import { CREDENTIAL } from '../../../../test/support/vcdm.js';
import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../contexts.js';
import { checkCredential } from './check-credential.js';

const OLD = {
  ...CREDENTIAL,
  '@context': [CREDENTIALS_V1],
  validFrom: undefined,
  issuanceDate: '2023-02-27T05:03:28Z',
};
const EXTRA = { '@value': 'a', '@language': 'en', url: 'did:example:issuer' };
const ENTRY = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: 'https://list.example/status/1',
};

it.each([null, undefined, 'a credential', 7, true, [], [CREDENTIAL]])(
  '1.3 MUST produce errors for what is no credential: %j',
  (value) => {
    expect(() => checkCredential(value)).toThrow('credential.not-an-object');
  },
);

it.each<[string, object, string]>([
  [
    '1.3 nothing but a type',
    { '@context': undefined, type: ['NonconformingDocument'] },
    'context.missing',
  ],
  ['4.3 @context MUST be present', { '@context': undefined }, 'context.missing'],
  [
    '4.3 the base context MUST be first',
    { '@context': ['https://www.w3.org/ns/credentials/examples/v2'] },
    'context.first-refused',
  ],
  ['4.3 @context MUST be an ordered set', { '@context': CREDENTIALS_V2 }, 'context.first-refused'],
  [
    '4.3 items MUST be URLs or objects',
    { '@context': [CREDENTIALS_V2, 7] },
    'context.item-refused',
  ],
  [
    '4.3 items MUST be URLs',
    { '@context': [CREDENTIALS_V2, 'https ://not-a-url/v1'] },
    'context.item-refused',
  ],
  [
    '5.2 no open vocabulary',
    { '@context': [CREDENTIALS_V2, { '@vocab': 'urn:x:' }] },
    'context.vocabulary-open',
  ],
  ['4.4 id MUST be a URL', { id: 'not-a-url' }, 'id.not-a-url'],
  ['4.4 id MUST NOT be null', { id: null }, 'id.not-a-url'],
  ['4.4 id MUST be a single URL', { id: ['urn:a', 'urn:b'] }, 'id.not-a-url'],
  [
    '4.4 id of a subject MUST be a single URL',
    { credentialSubject: { id: ['urn:a', 'urn:b'] } },
    'id.not-a-url',
  ],
  ['4.4 id of a subject MUST be a URL', { credentialSubject: { id: 'x' } }, 'id.not-a-url'],
  ['4.5 type MUST be present', { type: undefined }, 'type.missing'],
  ['4.5 type MUST be terms or URLs', { type: ['VerifiableCredential', 7] }, 'type.malformed'],
  ['4.5 type MUST have a value', { type: [] }, 'type.malformed'],
  [
    '4.5 VerifiableCredential MUST be among the types',
    { type: ['ExampleCredential'] },
    'type.other',
  ],
  ['4.6 name MUST be a string or a language value', { name: EXTRA }, 'name.malformed'],
  ['4.6 name MUST be a string or a language value', { name: 7 }, 'name.malformed'],
  [
    '4.6 description MUST be a string or a language value',
    { description: EXTRA },
    'description.malformed',
  ],
  ['4.6 name of the issuer too', { issuer: { id: 'urn:a', name: EXTRA } }, 'name.malformed'],
  [
    '4.6 description of the issuer too',
    { issuer: { id: 'urn:a', description: EXTRA } },
    'description.malformed',
  ],
  ['4.7 issuer MUST be present', { issuer: undefined }, 'issuer.malformed'],
  ['4.7 issuer MUST be a URL', { issuer: 'not-a-url' }, 'issuer.malformed'],
  ['4.7 issuer MUST NOT be null', { issuer: null }, 'issuer.malformed'],
  ['4.7 issuer MUST be one', { issuer: ['urn:a', 'urn:b'] }, 'issuer.malformed'],
  ['4.7 the id of the issuer MUST be there', { issuer: { name: 'x' } }, 'issuer.malformed'],
  ['4.7 the id of the issuer MUST NOT be null', { issuer: { id: null } }, 'issuer.malformed'],
  ['4.7 the id of the issuer MUST be a URL', { issuer: { id: 'not-a-url' } }, 'issuer.malformed'],
  ['4.8 credentialSubject MUST be present', { credentialSubject: undefined }, 'subject.malformed'],
  [
    '4.8 a subject MUST be an object',
    { credentialSubject: 'did:example:subject' },
    'subject.malformed',
  ],
  ['4.8 a subject MUST have claims', { credentialSubject: {} }, 'subject.empty'],
  ['4.8 there MUST be a subject', { credentialSubject: [] }, 'subject.empty'],
  [
    '4.8 every subject MUST have claims',
    { credentialSubject: [{ id: 'urn:a' }, {}] },
    'subject.empty',
  ],
  ['4.9 validFrom MUST be a dateTimeStamp', { validFrom: '2023-02-27' }, 'validity.malformed'],
  ['4.9 validFrom MUST be a string', { validFrom: null }, 'validity.malformed'],
  [
    '4.9 validUntil MUST be a dateTimeStamp',
    { validUntil: '2033-02-27T05:03:28' },
    'validity.malformed',
  ],
  [
    '4.9 validUntil MUST NOT be before validFrom',
    { validUntil: '2023-02-27T05:03:27Z' },
    'validity.reversed',
  ],
  ['4.9 in whatever zone', { validUntil: '2023-02-27T06:03:27+01:00' }, 'validity.reversed'],
  [
    '4.10 credentialStatus MUST say its type',
    { credentialStatus: { id: 'urn:a' } },
    'status.malformed',
  ],
  ['4.10 the type MUST be a term or URL', { credentialStatus: { type: 2 } }, 'status.malformed'],
  ['4.10 id MUST be a URL', { credentialStatus: { type: 'A', id: 'x' } }, 'status.malformed'],
  [
    '4.10 id MUST be a single URL',
    { credentialStatus: { type: 'A', id: ['urn:a', 'urn:b'] } },
    'status.malformed',
  ],
  [
    '4.11 credentialSchema MUST say its type',
    { credentialSchema: { id: 'urn:a' } },
    'schema.malformed',
  ],
  [
    '4.11 credentialSchema MUST have an id',
    { credentialSchema: { type: 'A' } },
    'schema.malformed',
  ],
  ['4.11 the id MUST be a URL', { credentialSchema: { type: 'A', id: 7 } }, 'schema.malformed'],
  ['4.11 one or more', { credentialSchema: [] }, 'schema.malformed'],
  [
    '5.3 relatedResource MUST be objects',
    { relatedResource: ['urn:a'] },
    'related-resource.malformed',
  ],
  [
    '5.3 a digest MUST be there',
    { relatedResource: [{ id: 'urn:a' }] },
    'related-resource.digest-missing',
  ],
  [
    '5.4 refreshService MUST say its type',
    { refreshService: { id: 'urn:a' } },
    'refresh-service.malformed',
  ],
  ['5.5 termsOfUse MUST say its type', { termsOfUse: { id: 'urn:a' } }, 'terms-of-use.malformed'],
  ['5.6 evidence MUST say its type', { evidence: [{ type: 'A' }, {}] }, 'evidence.malformed'],
  ['5.6 evidence is objects', { evidence: 'seen' }, 'evidence.malformed'],
  [
    '5.10 confidenceMethod MUST say its type',
    { confidenceMethod: {} },
    'confidence-method.malformed',
  ],
  ['5.10 renderMethod MUST say its type', { renderMethod: {} }, 'render-method.malformed'],
  [
    'Bitstring 3 MUST raise an error for a malformed entry',
    { credentialStatus: { ...ENTRY, statusListIndex: true } },
    'status-entry.malformed',
  ],
])('%s: %j', (_, change, code) => {
  expect(() => checkCredential({ ...CREDENTIAL, ...change })).toThrow(code);
});

it.each<[string, object, string]>([
  ['issuanceDate MUST be there', { issuanceDate: undefined }, 'validity.malformed'],
  ['issuanceDate MUST be a dateTime', { issuanceDate: 'yesterday' }, 'validity.malformed'],
  ['expirationDate MUST be a dateTime', { expirationDate: 7 }, 'validity.malformed'],
  ['credentialStatus MUST have an id', { credentialStatus: { type: 'A' } }, 'status.malformed'],
  [
    'the base context MUST be first',
    { '@context': ['urn:a', CREDENTIALS_V1] },
    'context.first-refused',
  ],
  ['issuer MUST be a URL', { issuer: 'x' }, 'issuer.malformed'],
])('VCDM 1.1 %s: %j', (_, change, code) => {
  expect(() => checkCredential({ ...OLD, ...change })).toThrow(code);
});

it.each<[string, object]>([
  ['the least there is', { validFrom: undefined }],
  [
    '4.3 several contexts',
    { '@context': [CREDENTIALS_V2, 'https://example.org/v1', { A: 'urn:a' }] },
  ],
  ['4.4 an id', { id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33' }],
  ['4.5 types in any order', { type: ['https://example.org/#E', 'VerifiableCredential'] }],
  ['4.5 one type without a list', { type: 'VerifiableCredential' }],
  ['4.6 texts', { name: 'a', description: [{ '@value': 'b', '@language': 'it' }] }],
  [
    '4.7 an issuer as object',
    {
      issuer: {
        id: 'did:example:issuer',
        name: { '@value': 'a', '@language': 'en', '@direction': 'ltr' },
      },
    },
  ],
  ['4.8 several subjects', { credentialSubject: [{ id: 'urn:a' }, { id: 'urn:b' }] }],
  ['4.8 a subject without id', { credentialSubject: { alumniOf: 'x' } }],
  ['4.9 milliseconds and a zone', { validFrom: '2023-02-25T19:10:39.123-06:00' }],
  ['4.9 an end at once', { validUntil: '2023-02-27T05:03:28Z' }],
  ['4.10 a status without id', { credentialStatus: { type: 'A' } }],
  ['4.10 several', { credentialStatus: [ENTRY, { ...ENTRY, statusPurpose: 'suspension' }] }],
  [
    '4.11 several schemas',
    {
      credentialSchema: [
        { type: 'A', id: 'urn:a' },
        { type: 'A', id: 'urn:b' },
      ],
    },
  ],
  ['5.4 several refresh services', { refreshService: [{ type: 'A', id: 'urn:a' }, { type: 'A' }] }],
  ['5.5 several terms', { termsOfUse: [{ type: 'A' }, { type: 'A', id: 'urn:a' }] }],
  ['5.6 several items of evidence', { evidence: [{ type: 'A' }, { type: 'A' }] }],
])('takes %s', (_, change) => {
  expect(checkCredential({ ...CREDENTIAL, ...change })).toMatchObject({ model: '2.0' });
});

it('reads VCDM 1.1', () => {
  expect(checkCredential({ ...OLD, expirationDate: '2033-01-01T00:00:00Z' })).toMatchObject({
    model: '1.1',
    issuer: CREDENTIAL.issuer,
    validFrom: Date.parse(OLD.issuanceDate),
    validUntil: Date.parse('2033-01-01T00:00:00Z'),
  });
});
