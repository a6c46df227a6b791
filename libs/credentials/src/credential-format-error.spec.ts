import { CredentialFormatError } from './credential-format-error.js';

it('carries its code apart from what it says', () => {
  expect(new CredentialFormatError('a.b')).toMatchObject({ code: 'a.b', message: 'a.b' });
  expect(new CredentialFormatError('a.b', 'c')).toMatchObject({ code: 'a.b', message: 'a.b: c' });
});
