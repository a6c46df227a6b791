import { createPublicKey } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKey, openKeyFile } from './key-file.js';
import { openSecretFile, parseSecret } from './open-secret.js';
import { retireKey, rotateKey } from './rotate-key.js';

const roles = { ledger: 'Ed25519', token: 'P-256' } as const;

function setup() {
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-keys-'));
  return {
    file: join(dir, 'keys', 'hub.json'),
    remove: () => {
      rmSync(dir, { recursive: true });
    },
  };
}

it('refuses what is missing unless it may make it, and then gives the same keys again', () => {
  const { file, remove } = setup();
  try {
    expect(() => openKeyFile(file, roles)).toThrow('does not exist');
    const made = openKeyFile(file, roles, { create: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openKeyFile(file, roles).newest.ledger.equals(made.newest.ledger)).toBe(true);
    expect(() => openKeyFile(file, { ...roles, witness: 'Ed25519' })).toThrow(
      'lacks a key for witness',
    );
  } finally {
    remove();
  }
});

it('refuses a file others can read, a key of the wrong kind, and one key for two roles', () => {
  const { file, remove } = setup();
  try {
    openKeyFile(file, roles, { create: true });
    expect(() => openKeyFile(file, { ledger: 'P-256' })).toThrow('must be an P-256 key');
    chmodSync(file, 0o640);
    expect(() => openKeyFile(file, roles)).toThrow('can be read by others');
    chmodSync(file, 0o600);
    const keys = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...keys, witness: keys.ledger }));
    expect(() => openKeyFile(file, { ...roles, witness: 'Ed25519' })).toThrow(
      'one key for two roles',
    );
  } finally {
    remove();
  }
});

it('rotates: the next key beside the old one; retires: the old private half is gone for ever', () => {
  const { file, remove } = setup();
  try {
    const first = openKeyFile(file, roles, { create: true }).newest.ledger;
    expect(() => retireKey(file, 'ledger', 'Ed25519')).toThrow('rotate first');
    expect(rotateKey(file, 'ledger', 'Ed25519')).toBe('ledger-2');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const both = openKeyFile(file, roles);
    expect(both.generations.ledger.map(({ generation }) => generation)).toEqual([1, 2]);
    expect(both.generations.ledger[0]?.privateKey?.equals(first)).toBe(true);
    expect(both.newest.ledger.equals(first)).toBe(false);
    expect(retireKey(file, 'ledger', 'Ed25519')).toBe('ledger');
    expect(readFileSync(file, 'utf8')).not.toContain(first.export({ format: 'jwk' }).d);
    const after = openKeyFile(file, roles);
    expect(after.generations.ledger.map(({ privateKey }) => privateKey !== undefined)).toEqual([
      false,
      true,
    ]);
    expect(after.generations.ledger[0]?.publicKey.equals(createPublicKey(first))).toBe(true);
    expect(() => retireKey(file, 'ledger', 'Ed25519')).toThrow('rotate first');
    expect(rotateKey(file, 'ledger', 'Ed25519')).toBe('ledger-3');
  } finally {
    remove();
  }
});

it('refuses a number left out, and a key of any generation in a second role', () => {
  const { file, remove } = setup();
  try {
    openKeyFile(file, roles, { create: true });
    rotateKey(file, 'ledger', 'Ed25519');
    const keys = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;
    const write = (changed: unknown) => {
      writeFileSync(file, JSON.stringify(changed));
    };
    write({ ...keys, 'ledger-4': newKey('Ed25519') });
    expect(() => openKeyFile(file, roles)).toThrow('not numbered one after the other');
    const retired = { ...keys.ledger };
    delete retired.d;
    write({ ...keys, ledger: retired, witness: keys.ledger });
    expect(() => openKeyFile(file, { ...roles, witness: 'Ed25519' })).toThrow(
      'one key for two roles',
    );
  } finally {
    remove();
  }
});

it('refuses a secret that is short, and makes one that stays the same', () => {
  const { file, remove } = setup();
  try {
    expect(() => parseSecret('HUB_SECRET', 'short')).toThrow('HUB_SECRET must be 32 bytes');
    const secret = openSecretFile(file);
    expect(secret).toHaveLength(32);
    expect(openSecretFile(file)).toEqual(secret);
  } finally {
    remove();
  }
});

it.each([
  '{"ledger": {"d": "c2VjcmV0c2VjcmV0"',
  '[]',
  '"x"',
  '{"ledger": 1}',
  '{"l":{"wrapped":1}}',
])('refuses %s as a key file and quotes nothing of it', (text) => {
  const { file, remove } = setup();
  try {
    openKeyFile(file, roles, { create: true });
    writeFileSync(file, text);
    expect(() => openKeyFile(file, roles)).toThrow(
      `keys.malformed: ${file} is no JSON object of keys by name`,
    );
  } finally {
    remove();
  }
});

it('adds the first key of a role that is new, to a hub alone', () => {
  const { file, remove } = setup();
  try {
    openKeyFile(file, roles, { create: true });
    expect(rotateKey(file, 'more', 'P-256')).toBe('more');
    openKeyFile(file, { ...roles, 'trust-list': 'P-256' }, { create: true });
    expect(() => rotateKey(file, 'other', 'P-256')).toThrow('lacks a key for other');
  } finally {
    remove();
  }
});
