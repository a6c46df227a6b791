import { scopeCovers } from './scope-covers.js';

const version = 'https://hub.example/standards/stitching/v1.0';

it.each([
  ['nothing', [], 1, false],
  [
    'another standard',
    [{ standard: 'https://hub.example/standards/sewing', maxLevel: 5 }],
    1,
    false,
  ],
  [
    'a path that only begins alike',
    [{ standard: 'https://hub.example/stand', maxLevel: 5 }],
    1,
    false,
  ],
  ['a lower level', [{ standard: 'https://hub.example/standards', maxLevel: 2 }], 3, false],
  ['the version itself', [{ standard: version, maxLevel: 3 }], 3, true],
  ['the path above', [{ standard: 'https://hub.example/standards', maxLevel: 3 }], 3, true],
  [
    'the path above with a slash',
    [{ standard: 'https://hub.example/standards/', maxLevel: 3 }],
    1,
    true,
  ],
])('a scope of %s', (_name, scope, level, covered) => {
  expect(scopeCovers(scope, version, level)).toBe(covered);
});
