import { inputOf } from './input-of.js';

it.each([
  [{}],
  [{ proof: 'p' }],
  [{ credential: 'a', url: 'https://x.example' }],
  [{ file: 'YQ==', url: 'https://x.example' }],
  [{ credential: {}, file: 'YQ==', url: 'https://x.example' }],
])('refuses %j: not exactly one', (request) => {
  expect(() => inputOf(request)).toThrow('verification.one-input');
});

it.each(['YQ', 'YR==', 'a b=', 'YQ==\n', '%%%%'])('refuses %j as base64', (file) => {
  expect(() => inputOf({ file })).toThrow('verification.file-malformed');
});

it('takes one of three, with what came beside it', () => {
  const holder = { audience: 'a', nonce: 'n' };
  const more = { proof: 'p', holder };
  expect(inputOf({ credential: 'x', ...more })).toEqual({ credential: 'x', ...more });
  expect(inputOf({ credential: { a: 1 } })).toEqual({ credential: '{"a":1}' });
  expect(inputOf({ file: 'YQ==', ...more })).toEqual({ file: Buffer.from('a'), ...more });
  expect(inputOf({ url: 'https://x.example' })).toEqual({ url: 'https://x.example' });
});
