import { acceptsGzip } from './send-file.js';

it.each([
  ['gzip', true],
  ['br, GZIP;q=0.5', true],
  ['identity, gzip ; q=0.001', true],
  ['', false],
  ['br', false],
  ['gzip;q=0', false],
  ['gzip; q=0.000, br', false],
  ['x-gzipped', false],
])('with Accept-Encoding "%s" gzip is wanted: %s', (header, wanted) => {
  expect(acceptsGzip(header)).toBe(wanted);
});
