import { hashPassword, isPassword } from './password.js';

it('knows a password again, also when typed with combining accents, and no other', async () => {
  const phc = await hashPassword('caffè corretto 7'.normalize('NFC'));
  expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword(phc, 'caffè corretto 7'.normalize('NFD'))).toBe(true);
  expect(await isPassword(phc, 'caffe corretto 7')).toBe(false);
  expect(await hashPassword('caffè corretto 7')).not.toBe(phc);
});
