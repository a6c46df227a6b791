import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { RSA_JWK } from '../../../../test/support/rsa-key.js';
import { orderClosing } from './closing-order.js';
import { newKey } from './key-file.js';
import { listKeys } from './list-keys.js';
import { rewrapKeys } from './rewrap-keys.js';
import { compromiseKey, retireKey, rotateKey } from './rotate-key.js';

it('shows role, number, state and thumbprint of every key, and nothing secret', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-list-'));
  try {
    const file = join(dir, 'keys.json');
    const clear = {
      ledger: newKey('Ed25519'),
      'credential-p256': newKey('P-256'),
      'credential-rsa': RSA_JWK,
    };
    writeFileSync(file, JSON.stringify(clear), { mode: 0o600 });
    const secret = randomBytes(32);
    expect(listKeys(file).map(({ privateKey }) => privateKey)).toEqual(
      Array(3).fill('in-the-clear'),
    );
    rewrapKeys(file, secret);
    rotateKey(file, 'credential-p256', 'P-256', { party: 'hub', secret });
    rotateKey(file, 'credential-p256', 'P-256', { party: 'hub', secret });
    retireKey(file, 'credential-p256', 'P-256');
    compromiseKey(file, 'credential-p256', 'P-256', 2);
    orderClosing(file, 'ended');
    const listed = listKeys(file);
    expect(
      listed.map(({ role, generation, kind, state, privateKey }) =>
        [role, generation, kind, state, privateKey].join(' '),
      ),
    ).toEqual([
      'ledger 1 Ed25519 in-use wrapped',
      'credential-p256 1 P-256 retired gone',
      'credential-rsa 1 RSA-3072 in-use wrapped',
      'credential-p256 2 P-256 compromised gone',
      'credential-p256 3 P-256 in-use wrapped',
    ]);
    for (const [index, jwk] of Object.values(clear).entries())
      expect(listed[index]?.thumbprint).toBe(await calculateJwkThumbprint(jwk));
    const text = JSON.stringify(listed);
    for (const { d = '' } of Object.values(clear)) expect(text).not.toContain(d);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
