import { decodeBase64url } from './base64url.js';

// Wycheproof json_web_signature 360-375: spaces, padding, stray bits, foreign characters.
it.each(['QQ==', 'QR', 'Q Q', ' QQ', 'QQ\n', 'Q', 'Q+', 'Q/', 'Q?'])('refuses %j', (text) => {
  expect(() => decodeBase64url(text)).toThrow('encoding.not-canonical');
});

it.each([
  ['', ''],
  ['QQ', '41'],
  ['-_8', 'fbff'],
])('decodes %j', (text, hex) => expect(decodeBase64url(text).toString('hex')).toBe(hex));
