import { makeNonce, readNonce } from './wallet-nonce.js';

const key = Buffer.alloc(32, 1);
const id = Buffer.alloc(16, 2);
const END = new Date('2026-11-28T13:10:00Z');
const before = new Date(END.getTime() - 1);
const nonce = makeNonce(key, id, END);

it('refuses every altered character', () => {
  for (let at = 0; at < nonce.length; at += 1) {
    const altered = `${nonce.slice(0, at)}${nonce[at] === 'A' ? 'B' : 'A'}${nonce.slice(at + 1)}`;
    expect([at, readNonce(key, altered, before)]).toEqual([at, undefined]);
  }
});

it.each([
  ['nothing', ''],
  ['a shorter one', nonce.slice(0, -1)],
  ['a longer one', `${nonce}A`],
  ['padding', `${nonce}=`],
  ['one of another key', makeNonce(Buffer.alloc(32, 3), id, END)],
])('refuses %s', (_what, text) => {
  expect(readNonce(key, text, before)).toBeUndefined();
});

it('is over at its end and not before', () => {
  expect(readNonce(key, nonce, END)).toBeUndefined();
  expect(readNonce(key, nonce, before)).toEqual({ id, expiresAt: END });
});
