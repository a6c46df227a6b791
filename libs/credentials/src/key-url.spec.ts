import { keyUrlOf, kidOfKeyUrl } from './key-url.js';

it.each([
  ['did:web:hub.example#rsa-1', 'https://hub.example/keys/rsa-1'],
  ['did:web:localhost%3A3000#rsa-12', 'http://localhost:3000/keys/rsa-12'],
])('%s lies at %s', (kid, url) => {
  expect(keyUrlOf(kid)).toBe(url);
  expect(kidOfKeyUrl(url)).toBe(kid);
});

it.each([
  'did:web:hub.example',
  'did:web:hub.example#',
  'did:web:hub.example#a/b',
  'did:web:hub.example#a#b',
  'did:web:hub.example:path#rsa-1',
  'did:key:z6Mk#z6Mk',
  'did:web:hub.example#..',
])('refuses to say where %s lies', (kid) => {
  expect(() => keyUrlOf(kid)).toThrow('did.malformed');
});

it.each([
  'https://hub.example/keys/',
  'https://hub.example/keys/..',
  'https://hub.example/keys/a%2Fb',
  'https://hub.example/keys/a?b',
  'https://hub.example/keys/a#b',
  'https://hub.example/other/rsa-1',
  'https://HUB.example/keys/rsa-1',
  'https://hub.example:443/keys/rsa-1',
  'https://user@hub.example/keys/rsa-1',
  'http://hub.example/keys/rsa-1',
  'https://localhost/keys/rsa-1',
  'https://[::1]/keys/rsa-1',
  'javascript:alert(1)',
  'did:web:hub.example#rsa-1',
  '',
])('knows no key at %s', (url) => expect(kidOfKeyUrl(url)).toBeUndefined());
