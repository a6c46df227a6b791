import { CREDENTIALS_V2 } from '../contexts.js';
import { checkContextMember, refuseOpenVocabulary } from './context-member.js';

const check = (context: unknown) => () => {
  checkContextMember({ '@context': context }, CREDENTIALS_V2);
};

it('4.3 @context MUST be present', () => {
  expect(() => {
    checkContextMember({}, CREDENTIALS_V2);
  }).toThrow('context.missing');
});

it.each([
  null,
  [],
  {},
  CREDENTIALS_V2,
  ['https://www.w3.org/ns/credentials/examples/v2', CREDENTIALS_V2],
  [`${CREDENTIALS_V2}#`],
  [[CREDENTIALS_V2]],
])('4.3 the first item MUST be the base context: %j', (context) => {
  expect(check(context)).toThrow('context.first-refused');
});

it.each([[123192875], [null], [true], [['https://example.org']], ['https ://not-a-url/v1']])(
  '4.3 subsequent items MUST be URLs or objects: %j',
  (item) => {
    expect(check([CREDENTIALS_V2, item])).toThrow('context.item-refused');
  },
);

it.each([[[]], [['https://example.org/v1']], [[{ a: 'https://example.org/#a' }]]])(
  '4.3 takes the base context and %j',
  (items) => {
    expect(check([CREDENTIALS_V2, ...items])).not.toThrow();
  },
);

it.each([
  { '@context': [{ '@vocab': 'https://example.org/#' }] },
  { '@context': [{ '@context': { '@vocab': '' } }] },
  { '@context': { '@base': 'https://example.org/' } },
  { credentialSubject: { '@context': { '@vocab': 'urn:x:' } } },
  { '@context': [{ term: { '@id': 'urn:x', '@context': { '@vocab': 'urn:x:' } } }] },
])('5.2 refuses a vocabulary that is open to every term: %j', (document) => {
  expect(() => {
    refuseOpenVocabulary(document);
  }).toThrow('context.vocabulary-open');
});

it('5.2 takes a vocabulary that is closed', () => {
  expect(() => {
    refuseOpenVocabulary({ '@context': [{ '@vocab': null, a: 'urn:a' }], a: ['@vocab'] });
  }).not.toThrow();
});
