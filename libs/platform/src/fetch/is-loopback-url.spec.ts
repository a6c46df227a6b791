import { isLoopbackUrl } from './is-loopback-url.js';

it.each([
  ['http://localhost:3001', true],
  ['http://127.0.0.1/', true],
  ['https://[::1]:3001/x', true],
  ['https://registry.example', false],
  ['https://localhost.example', false],
  ['http://10.0.0.1', false],
  ['localhost', false],
])('%s: %s', (url, expected) => {
  expect(isLoopbackUrl(url)).toBe(expected);
});
