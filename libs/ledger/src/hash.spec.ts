import { createHash } from 'node:crypto';
import { emptyRoot, leafHash, nodeHash } from './hash.js';
import { codeOf } from './testing/code-of.js';

const plain = (...parts: Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest('hex');

describe('tree hashes', () => {
  it.each([0, 31, 33])('refuse a child of %i bytes', (length) => {
    expect(codeOf(() => nodeHash(Buffer.alloc(length), Buffer.alloc(32)))).toBe('hash.malformed');
    expect(codeOf(() => nodeHash(Buffer.alloc(32), Buffer.alloc(length)))).toBe('hash.malformed');
  });

  it('give the known root of no leaves', () => {
    expect(emptyRoot().toString('base64')).toBe('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
  });

  it.each([0, 1, 34, 16_384, 65_534, 65_535, 65_536, 70_000])('hash a leaf of %i bytes', (n) => {
    const entry = Buffer.alloc(n, 0xa5);
    expect(leafHash(entry).toString('hex')).toBe(plain(Uint8Array.of(0), entry));
  });

  it('do not remember a longer entry', () => {
    leafHash(Buffer.alloc(100, 1));
    expect(leafHash(Buffer.alloc(2)).toString('hex')).toBe(plain(Buffer.alloc(3)));
  });

  it('keep left and right apart and results independent', () => {
    const [a, b] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const first = nodeHash(a, b);
    const second = nodeHash(b, a);
    expect(first.toString('hex')).toBe(plain(Uint8Array.of(1), a, b));
    expect(second.toString('hex')).toBe(plain(Uint8Array.of(1), b, a));
  });
});
