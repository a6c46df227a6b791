import { conceptId } from './concept-id.js';

it('maps each byte to one of 32 characters, without i, l, o and u', () => {
  expect(conceptId(Uint8Array.from({ length: 32 }, (_, i) => i))).toBe('0123456789');
  expect(conceptId(Uint8Array.from({ length: 10 }, (_, i) => 246 + i))).toBe('pqrstvwxyz');
});
it('refuses too little chance', () => {
  expect(() => conceptId(new Uint8Array(9))).toThrow('ten random bytes');
});
