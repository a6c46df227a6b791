import { open, seal } from './sealed-bytes.js';

const key = Buffer.alloc(32, 1);
const nonce = Buffer.alloc(12, 2);
const sealed = seal(key, Buffer.from('two pairs of moccasins'), nonce, 'row-1');

it.each<[string, () => unknown]>([
  ['another key', () => open(Buffer.alloc(32, 9), sealed, 'row-1')],
  ['another row', () => open(key, sealed, 'row-2')],
  ['a cut end', () => open(key, sealed.subarray(0, -1), 'row-1')],
  ['a single changed bit', () => open(key, flip(sealed, 14), 'row-1')],
])('refuses %s', (_name, read) => {
  expect(read).toThrow();
});

it('gives the bytes back, and does not show them', () => {
  expect(sealed.includes('moccasins')).toBe(false);
  expect(open(key, sealed, 'row-1').toString()).toBe('two pairs of moccasins');
});

function flip(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
  return changed;
}
