import { mirrorUrl, readMirrors } from './mirror-url.js';

const origin = 'hub.example/ledger';

it.each(['hub.example', 'ftp://hub.example', 'https://copy.example/ledger', 'https://a, b'])(
  'refuses %s as mirror',
  (text) => {
    expect(() => readMirrors('HUB_MIRRORS', text, origin)).toThrow('HUB_MIRRORS must hold');
  },
);

it('takes parties by their address and copies by their prefix', () => {
  expect(readMirrors('HUB_MIRRORS', undefined, origin)).toEqual([]);
  expect(
    readMirrors('HUB_MIRRORS', 'https://peer.example, https://copy.example/ledger/', origin),
  ).toEqual([mirrorUrl('https://peer.example/', origin), 'https://copy.example/ledger/']);
});

it('names a copy by the SHA-256 of its origin', () => {
  expect(mirrorUrl('https://peer.example', origin)).toMatch(
    /^https:\/\/peer\.example\/mirror\/[0-9a-f]{64}\/$/,
  );
});
