import { digestMultibaseOf } from './digest-multibase.js';

it('is u, then 0x12 0x20 and the 32 bytes', () => {
  const text = digestMultibaseOf(Buffer.alloc(32, 0xab).toString('base64url'));
  expect(Buffer.from(text.slice(1), 'base64url').toString('hex')).toBe(`1220${'ab'.repeat(32)}`);
  expect(text).toMatch(/^uEi/);
});
