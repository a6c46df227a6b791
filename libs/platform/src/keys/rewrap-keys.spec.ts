import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKey, openKeyFile } from './key-file.js';
import { rewrapKeys } from './rewrap-keys.js';
import { compromiseKey, retireKey, rotateKey } from './rotate-key.js';
import { orderClosing } from './closing-order.js';

const roles = { ledger: 'Ed25519', token: 'P-256' } as const;
const [first, second] = [randomBytes(32), randomBytes(32)];
const by = (secret: Uint8Array) => ({ wrapping: { party: 'hub', secret } }) as const;

function setup() {
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-rewrap-'));
  const file = join(dir, 'keys.json');
  const clear = { ledger: newKey('Ed25519'), token: newKey('P-256') };
  writeFileSync(file, JSON.stringify(clear), { mode: 0o600 });
  return {
    file,
    clear,
    text: () => readFileSync(file, 'utf8'),
    remove: () => {
      rmSync(dir, { recursive: true });
    },
  };
}

it('leaves the file as it was when the present secret is wrong, missing, or a key is altered', () => {
  const { file, text, remove } = setup();
  try {
    rewrapKeys(file, first);
    const before = text();
    expect(() => rewrapKeys(file, second)).toThrow('keys.secret-missing');
    expect(() => rewrapKeys(file, first, second)).toThrow('keys.secret-wrong');
    expect(text()).toBe(before);
    const entries = JSON.parse(before) as { token: { wrapped: { tag: string } } };
    entries.token.wrapped.tag = 'A'.repeat(22);
    const altered = JSON.stringify(entries);
    writeFileSync(file, altered);
    expect(() => rewrapKeys(file, second, first)).toThrow('keys.altered: the key token ');
    expect(text()).toBe(altered);
  } finally {
    remove();
  }
});

it('wraps what stood in the clear, then changes the secret; the keys stay the same', () => {
  const { file, clear, text, remove } = setup();
  try {
    const { newest } = openKeyFile(file, roles);
    // What a crash left behind is not in the way.
    writeFileSync(`${file}.new`, '{"half', { mode: 0o644 });
    expect(rewrapKeys(file, first)).toBe(2);
    expect(existsSync(`${file}.new`)).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const { d = '' } of Object.values(clear)) expect(text()).not.toContain(d);
    expect(openKeyFile(file, roles, by(first)).newest.token.equals(newest.token)).toBe(true);
    rewrapKeys(file, second, first);
    expect(() => openKeyFile(file, roles, by(first))).toThrow('keys.secret-wrong');
    expect(openKeyFile(file, roles, by(second)).newest.ledger.equals(newest.ledger)).toBe(true);
  } finally {
    remove();
  }
});

it('rotates, retires, gives up and closes in a wrapped file; nothing is ever in the clear', () => {
  const { file, text, remove } = setup();
  try {
    rewrapKeys(file, first);
    const before = text();
    expect(() => rotateKey(file, 'ledger', 'Ed25519')).toThrow('keys.secret-missing');
    const wrong = by(second).wrapping;
    expect(() => rotateKey(file, 'ledger', 'Ed25519', wrong)).toThrow('keys.secret-wrong');
    expect(text()).toBe(before);
    const { wrapping } = by(first);
    for (const name of ['ledger-2', 'ledger-3'])
      expect(rotateKey(file, 'ledger', 'Ed25519', wrapping)).toBe(name);
    expect(retireKey(file, 'ledger', 'Ed25519')).toBe('ledger');
    expect(compromiseKey(file, 'ledger', 'Ed25519', 2)).toBe('ledger-2');
    orderClosing(file, 'ended');
    expect(text()).not.toContain('"d"');
    const ring = openKeyFile(file, roles, by(first));
    expect(ring.closing).toBe('ended');
    expect(
      ring.generations.ledger.map((key) => [key.privateKey !== undefined, key.isCompromised]),
    ).toEqual([
      [false, false],
      [false, true],
      [true, false],
    ]);
  } finally {
    remove();
  }
});

it('gives up a retired key too, but not the newest, not twice, and none that is not there', () => {
  const { file, remove } = setup();
  try {
    const giveUp = (generation: number) => () =>
      compromiseKey(file, 'ledger', 'Ed25519', generation);
    expect(giveUp(1)).toThrow('rotate first');
    rotateKey(file, 'ledger', 'Ed25519');
    expect(giveUp(2)).toThrow('rotate first');
    expect(giveUp(3)).toThrow('has no key ledger-3');
    retireKey(file, 'ledger', 'Ed25519');
    expect(giveUp(1)()).toBe('ledger');
    expect(giveUp(1)).toThrow('marked already');
    expect(openKeyFile(file, roles).generations.ledger[0]).toMatchObject({ isCompromised: true });
  } finally {
    remove();
  }
});
