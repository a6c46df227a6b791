import { listMediaType } from './list-media-type.js';

it.each([
  [undefined, 'application/vc'],
  ['', 'application/vc'],
  ['*/*', 'application/vc'],
  ['application/vc', 'application/vc'],
  ['application/json, application/vc;q=0.5', 'application/vc'],
  ['application/json', 'application/json'],
  ['application/json, text/plain, */*', 'application/json'],
  ['application/vc+jwt', 'application/json'],
])('labels a list for a reader that takes %j as %s', (accept, type) => {
  expect(listMediaType(accept)).toBe(type);
});
