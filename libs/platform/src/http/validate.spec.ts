import { validate } from './validate.js';

it.each([
  [
    'a missing member',
    { email: 'a@b.example' },
    { path: '/password', expected: 'this member', got: 'nothing' },
  ],
  [
    'an unknown member',
    { email: 'a@b.example', password: 'x', admin: true },
    { path: '/admin', expected: 'no such member' },
  ],
  ['a wrong type', { email: 7, password: 'x' }, { path: '/email', expected: 'string', got: '7' }],
])('names the place, what was expected and what came: %s', (_name, value, issue) => {
  expect(validate('http/new-session', value)).toEqual([expect.objectContaining(issue)]);
});

it('never repeats a password', () => {
  const [issue] = validate('http/new-password', { token: 't', password: 'hunter2' });
  expect(issue).toMatchObject({ path: '/password', got: 'a text of 7 characters' });
});

it('names every fault', () => {
  expect(validate('http/new-session', {})).toHaveLength(2);
});

it('takes what fits', () => {
  expect(validate('http/new-session', { email: 'a@b.example', password: 'x' })).toEqual([]);
});
