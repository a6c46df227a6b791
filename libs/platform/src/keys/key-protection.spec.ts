import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKey, openKeyFile } from './key-file.js';
import { readKeyProtection } from './key-protection.js';

const KEY = 'A'.repeat(43);
const alone = (environment: 'production' | 'development') =>
  ({ environment, ownFile: undefined }) as const;

it('refuses production without a secret, and does not wrap behind the back of an operator', () => {
  expect(() => readKeyProtection('hub', {}, alone('production'))).toThrow(
    'keys.secret-missing: HUB_KEY_FILE or HUB_KEY is required in production',
  );
  expect(readKeyProtection('hub', { HUB_KEY: KEY }, alone('production')).plain).toBe('refuse');
  expect(readKeyProtection('hub', {}, alone('development'))).toEqual({ plain: 'read' });
});

it('takes the settings of its own party alone', () => {
  const env = { REGISTRY_KEY: KEY };
  expect(() => readKeyProtection('hub', env, alone('production'))).toThrow('keys.secret-missing');
  expect(readKeyProtection('registry', env, alone('production')).wrapping).toEqual({
    party: 'registry',
    secret: Buffer.alloc(32),
  });
});

it('does not tell the secret when it refuses it', () => {
  const HUB_KEY = 'not-base64url-of-32-bytes-but-a-secret';
  expect(() => readKeyProtection('hub', { HUB_KEY }, alone('production'))).toThrow(
    /^HUB_KEY must be 32 bytes in base64url \(43 characters\)$/,
  );
});

it('makes a secret in the data directory, and wraps what an older start left in the clear', () => {
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-protection-'));
  try {
    const [file, ownFile] = [join(dir, 'keys.json'), join(dir, 'secret')];
    const clear = { ledger: newKey('Ed25519') };
    writeFileSync(file, JSON.stringify(clear), { mode: 0o600 });
    const open = () =>
      openKeyFile(
        file,
        { ledger: 'Ed25519', witness: 'Ed25519' },
        {
          create: true,
          ...readKeyProtection('hub', {}, { environment: 'production', ownFile }),
        },
      ).newest;
    const { ledger, witness } = open();
    expect(ledger.export({ format: 'jwk' })).toEqual(clear.ledger);
    expect(statSync(ownFile).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain('"d"');
    expect(open().witness.equals(witness)).toBe(true);
    // Wrapped once: later starts leave the file alone.
    expect(readFileSync(file, 'utf8')).toBe(text);
    rmSync(ownFile);
    expect(open).toThrow('keys.secret-wrong');
  } finally {
    rmSync(dir, { recursive: true });
  }
});
