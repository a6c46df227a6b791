import { codeOf, hashOf, txHashOf } from './wallet-secrets.js';

it('gives a code from which nobody gets back to the address of the offer', () => {
  expect(codeOf('token')).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(codeOf('token')).toBe(codeOf('token'));
  expect(codeOf('token')).not.toBe(hashOf('token').toString('base64url'));
});

it('digests a transaction code only together with its code', () => {
  expect(txHashOf('a', '123456')).not.toEqual(txHashOf('b', '123456'));
  expect(txHashOf('a', '123456')).not.toEqual(txHashOf('a', '123457'));
  expect(txHashOf('a', '123456')).not.toEqual(hashOf('123456'));
});
