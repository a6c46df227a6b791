import { isKeyName } from './key-name.js';

it.each([
  ...['', ' ', 'a b', 'a+b', 'a\tb', 'a\n', 'a\u00a0b', 'a\u2003b', 'a\u0085b', 'a\u3000'],
  ...['a\0', 'a\x7f', 'a\ud800'],
])('%j is no key name', (name) => expect(isKeyName(name)).toBe(false));

it.each(['hub.example/ledger', 'localhost:3000/ledger', 'größe.example/Ω', '😂', '—'])(
  '%j is a key name',
  (name) => expect(isKeyName(name)).toBe(true),
);
