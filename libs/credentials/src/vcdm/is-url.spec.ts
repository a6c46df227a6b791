import { isUrl } from './is-url.js';

it.each([
  null,
  undefined,
  7,
  {},
  '',
  'not-a-url',
  '/relative',
  '//host/path',
  'https ://not-a-url/contexts/example/v1',
  'https://example.org/with space',
  ' https://example.org',
  'https://example.org/\n',
  'https://example.org/<a>',
  'did:',
  '_:b0',
  ['https://example.org'],
])('4.4 refuses %j as an identifier', (value) => {
  expect(isUrl(value)).toBe(false);
});

it.each([
  'https://example.org/credentials/1?q=1#a',
  'did:example:subject',
  'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  'data:application/vc+jwt,a.b.c',
])('4.4 takes %s', (value) => {
  expect(isUrl(value)).toBe(true);
});
