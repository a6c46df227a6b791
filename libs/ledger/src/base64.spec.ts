import { decodeBase64, decodeBase64Url } from './base64.js';

describe('base64', () => {
  it.each(['QQ', 'QQ=', 'QR==', 'QQ==\n', ' QQ==', 'Q-==', '_w==', 'QQ==QQ==', '====', 'Q'])(
    'refuses %j',
    (text) => expect(decodeBase64(text)).toBeUndefined(),
  );
  it.each(['QQ==', 'QR', '+w', '/w', 'QQ\n', 'Q'])('refuses %j as base64url', (text) =>
    expect(decodeBase64Url(text)).toBeUndefined(),
  );
  it('reads its own alphabets', () => {
    expect(decodeBase64('+/8=')).toEqual(Buffer.of(0xfb, 0xff));
    expect(decodeBase64Url('-_8')).toEqual(Buffer.of(0xfb, 0xff));
    expect(decodeBase64('')).toEqual(Buffer.alloc(0));
  });
});
