import { digestOfDataIntegrity, digestOfJwt, digestOfSdJwt } from './rendering-digest.js';

it('digests the very text of a JWT', () => {
  expect(digestOfJwt('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  expect(digestOfJwt('abc\n')).not.toBe(digestOfJwt('abc'));
});

it('digests the canonical JSON of a document, whatever the order of its members', () => {
  expect(digestOfDataIntegrity({ b: [2, 1], a: 'ł' })).toBe(digestOfJwt('{"a":"ł","b":[2,1]}'));
  expect(digestOfDataIntegrity({ b: [1, 2], a: 'ł' })).not.toBe(
    digestOfDataIntegrity({ b: [2, 1], a: 'ł' }),
  );
});

it('digests an SD-JWT without what the holder may leave out', () => {
  for (const text of ['abc', 'abc~', 'abc~WyJz~', 'abc~WyJz~WyJ0~kb.kb.kb'])
    expect(digestOfSdJwt(text)).toBe(digestOfJwt('abc'));
});
