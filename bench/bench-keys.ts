import { createPublicKey, generateKeyPairSync } from 'node:crypto';

/** Issuer of every credential of the figures. */
export const DID = 'did:web:hub.example';
/** Moment of issuing and of verifying. */
export const NOW = new Date('2026-11-23T10:00:00Z');

/** A new key of each kind that a hub signs credentials with. */
export function benchKeys() {
  const edPrivate = generateKeyPairSync('ed25519').privateKey;
  const ecPrivate = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  return {
    ed: { kid: `${DID}#ed-1`, alg: 'EdDSA', privateKey: edPrivate },
    ec: { kid: `${DID}#p256-1`, alg: 'ES256', privateKey: ecPrivate },
    edPublic: createPublicKey(edPrivate),
    ecPublic: createPublicKey(ecPrivate),
  } as const;
}

export type BenchKeys = ReturnType<typeof benchKeys>;
