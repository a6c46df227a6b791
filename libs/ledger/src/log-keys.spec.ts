import { generateKeyPairSync } from 'node:crypto';
import { signCheckpoint } from './checkpoint.js';
import { emptyRoot } from './hash.js';
import { keysAt, openRotatedCheckpoint } from './log-keys.js';
import { noteSigner } from './note-signer.js';
import { codeOf } from './testing/code-of.js';

const origin = 'hub.example/ledger';
const newSigner = (name = origin) => noteSigner(name, 1, generateKeyPairSync('ed25519').privateKey);

function setup() {
  const [old, next] = [newSigner(), newSigner()];
  const keys = [
    { key: old.verifier, fromSize: 0, toSize: 20 },
    { key: next.verifier, fromSize: 11 },
  ];
  const at = (size: number) => ({ origin, size, root: emptyRoot() });
  return { old, next, keys, at };
}

it('knows which keys sign at a size', () => {
  const { old, next, keys } = setup();
  expect(keysAt(keys, 10)).toEqual([old.verifier]);
  expect(keysAt(keys, 11)).toEqual([old.verifier, next.verifier]);
  expect(keysAt(keys, 20)).toEqual([old.verifier, next.verifier]);
  expect(keysAt(keys, 21)).toEqual([next.verifier]);
});

it('opens what one key or both signed inside their sizes, the lines of the log in order', () => {
  const { old, next, keys, at } = setup();
  const both = openRotatedCheckpoint(signCheckpoint(at(15), old, next), keys);
  expect(both.signers).toEqual([old.verifier, next.verifier]);
  expect(both.note.signatures.map(({ keyId }) => keyId)).toEqual([
    old.verifier.keyId,
    next.verifier.keyId,
  ]);
  expect(openRotatedCheckpoint(signCheckpoint(at(10), old, next), keys).signers).toEqual([
    old.verifier,
  ]);
  expect(openRotatedCheckpoint(signCheckpoint(at(21), next), keys).checkpoint.size).toBe(21);
});

it('refuses what only a key outside its sizes signed', () => {
  const { old, next, keys, at } = setup();
  const open = (note: string) => codeOf(() => openRotatedCheckpoint(note, keys));
  expect(open(signCheckpoint(at(21), old))).toBe('note.not-signed');
  expect(open(signCheckpoint(at(10), next))).toBe('note.not-signed');
  expect(open(signCheckpoint(at(15), newSigner()))).toBe('note.not-signed');
});

it('refuses a bad signature of a key inside its sizes and another origin', () => {
  const { old, next, keys, at } = setup();
  const genuine = signCheckpoint(at(15), old).split('\n').at(-2) ?? '';
  const forged = `${signCheckpoint(at(16), next)}${genuine}\n`;
  expect(codeOf(() => openRotatedCheckpoint(forged, keys))).toBe('note.bad-signature');
  const other = newSigner('other.example/ledger');
  const note = signCheckpoint({ ...at(15), origin: 'other.example/ledger' }, other);
  const lent = [{ key: other.verifier, fromSize: 0 }];
  expect(openRotatedCheckpoint(note, lent).checkpoint.origin).toBe('other.example/ledger');
  expect(codeOf(() => openRotatedCheckpoint(note, keys))).toBe('note.not-signed');
});
