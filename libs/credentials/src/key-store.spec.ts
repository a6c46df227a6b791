import { createPublicKey } from 'node:crypto';

import {
  competenceRecord,
  ecKey,
  edKey,
  HUB,
  NOW,
  rsaKey,
} from '../../../test/support/credentials.js';
import { memoryKeyStore } from '../../../test/support/memory-key-store.js';
import { isSignedBy } from './is-signed-by.js';
import { issueDataIntegrity } from './issue-data-integrity.js';
import { issueSdJwtVc } from './issue-sd-jwt-vc.js';
import { issueTokenStatusList } from './issue-token-status-list.js';
import { issueVcJwt } from './issue-vc-jwt.js';
import { signerFor } from './key-store.js';
import { renderOpenBadge } from './render-open-badge.js';
import { signJws } from './sign-jws.js';
import type { SigningKey } from './signing-key.js';
import { emptyStates } from './status-states.js';
import { verifyDataIntegrity } from './verify-data-integrity.js';
import { decodeJws } from './verify-jws.js';

const active = 'active' as const;
const store = memoryKeyStore([edKey, ecKey, rsaKey].map((key) => ({ ...key, state: active })));
const badge = renderOpenBadge(competenceRecord());
const isOf = (jws: string, { privateKey }: SigningKey) =>
  isSignedBy(jws, decodeJws(jws), createPublicKey(privateKey));

it('refuses to sign with an algorithm for which no key is active', () => {
  for (const state of ['next', 'retired', 'compromised'] as const)
    expect(() => signerFor(memoryKeyStore([{ ...edKey, state }]), 'EdDSA')).toThrow(
      'key.not-active',
    );
});

it('gives the newest key that is active, under its own name for good', async () => {
  const old = { ...ecKey, kid: `${HUB}#p256-0` };
  const changing = memoryKeyStore([
    { ...old, state: active },
    { ...ecKey, state: 'next' },
  ]);
  const before = signerFor(changing, 'ES256');
  expect(before.kid).toBe(old.kid);
  changing.activate(ecKey.kid);
  expect(signerFor(changing, 'ES256').kid).toBe(ecKey.kid);
  expect(decodeJws(await signJws({}, { typ: 'x' }, before)).header.kid).toBe(old.kid);
});

it('is all that the signers of a hub need', async () => {
  const ed = signerFor(store, 'EdDSA');
  const secured = await issueDataIntegrity(badge, ed, NOW);
  expect(secured).toEqual(await issueDataIntegrity(badge, edKey, NOW));
  const keyOf = () => createPublicKey(edKey.privateKey);
  expect(await verifyDataIntegrity(secured, keyOf)).toMatchObject({ verified: true });

  const p256 = signerFor(store, 'ES256');
  const list = { url: 'https://hub.example/l', issuer: 'https://hub.example', now: NOW, ttl: 1 };
  const sdJwt = await issueSdJwtVc({ claims: { vct: 'x' }, disclosable: {} }, p256, () =>
    Buffer.alloc(16, 1),
  );
  for (const jws of [
    await issueVcJwt(badge, p256),
    await issueTokenStatusList({ ...list, statuses: emptyStates() }, p256),
    sdJwt.split('~')[0] ?? '',
  ])
    expect([jws.slice(0, 8), isOf(jws, ecKey)]).toEqual([jws.slice(0, 8), true]);
  expect(isOf(await signJws({}, { typ: 'x' }, signerFor(store, 'RS256'), 'RS256'), rsaKey)).toBe(
    true,
  );
});
