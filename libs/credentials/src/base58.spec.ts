import { decodeBase58, encodeBase58 } from './base58.js';

it.each([
  ['0', 1],
  ['2O', 1],
  ['zz', 1],
  ['', 1],
  ['11', 1],
  ['1'.repeat(10_000), 64],
])('refuses %j for %i byte(s)', (text, length) => {
  expect(() => decodeBase58(text, length)).toThrow('multibase.malformed');
});

// draft-msporny-base58 5
it.each([
  ['Hello World!', '2NEpo7TZRRrLZSi2U'],
  [
    'The quick brown fox jumps over the lazy dog.',
    'USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z',
  ],
])('writes and reads %j', (text, base58) => {
  const bytes = Buffer.from(text, 'latin1');
  expect(encodeBase58(bytes)).toBe(base58);
  expect(decodeBase58(base58, bytes.length)).toEqual(bytes);
});

it('keeps leading zero bytes', () => {
  expect(encodeBase58(Buffer.from('0000287fb4cd', 'hex'))).toBe('11233QC4');
  expect(decodeBase58('11233QC4', 6).toString('hex')).toBe('0000287fb4cd');
});
