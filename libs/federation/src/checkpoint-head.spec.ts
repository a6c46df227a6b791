import { checkpointHead } from '#federation/checkpoint-head.js';

it.each([
  ['', 'an empty note'],
  ['hub.example/ledger\n7\n', 'no root'],
  ['\n7\nroot\n', 'no origin'],
  ['hub.example/ledger\n07\nroot\n', 'a leading zero'],
  ['hub.example/ledger\n-1\nroot\n', 'a negative size'],
  ['hub.example/ledger\n1e3\nroot\n', 'an exponent'],
  ['hub.example/ledger\n9007199254740992\nroot\n', '2^53'],
])('does not read %j: %s', (note) => {
  expect(checkpointHead(note)).toBeUndefined();
});

it('reads origin and size', () => {
  expect(checkpointHead('hub.example/ledger\n9007199254740991\nroot\n\n— x y\n')).toEqual({
    origin: 'hub.example/ledger',
    size: 9007199254740991,
  });
});
