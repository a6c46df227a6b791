// Key files as libs/platform/src/keys reads them, without the built program: test/deploy starts both
// apps on what this writes.
import {
  createCipheriv,
  createHash,
  createHmac,
  generateKeyPairSync,
  randomBytes,
} from 'node:crypto';

const KINDS = {
  Ed25519: { alg: 'EdDSA', make: () => generateKeyPairSync('ed25519') },
  'P-256': { alg: 'ES256', make: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }) },
  'RSA-3072': { alg: 'RS256', make: () => generateKeyPairSync('rsa', { modulusLength: 3072 }) },
};

/** No key serves two roles. */
const ROLES = {
  hub: {
    ledger: 'Ed25519',
    witness: 'Ed25519',
    'credential-ed25519': 'Ed25519',
    'credential-p256': 'P-256',
    'credential-rsa': 'RSA-3072',
  },
  registry: { ledger: 'Ed25519', witness: 'Ed25519', 'trust-list': 'P-256' },
};

/** A secret of 32 bytes, as the settings take it. */
export const newSecret = () => randomBytes(32).toString('base64url');

/**
 * The key file of a new party with every private key wrapped, and what others must know of it: the
 * verifier keys of its ledger and of its witness under the names that follow from its public address.
 */
export function newParty(party, publicUrl, wrappingKey) {
  const { host } = new URL(publicUrl);
  const secret = Buffer.from(wrappingKey, 'base64url');
  const entries = {};
  for (const [role, kind] of Object.entries(ROLES[party])) {
    const { alg, make } = KINDS[kind];
    const jwk = make().privateKey.export({ format: 'jwk' });
    entries[role] = wrapped(jwk, [role, alg, 'sig', party].join('|'), secret);
  }
  return {
    keyFile: `${JSON.stringify(entries, null, 2)}\n`,
    verifierKey: verifierKey(`${host}/ledger`, 1, entries.ledger),
    witnessKey: verifierKey(`${host}/witness`, 4, entries.witness),
  };
}

/** AES-256-GCM, bound to role, algorithm, use and party (docs/design/credentials.md 5). */
function wrapped(jwk, associated, secret) {
  const { kty, crv, x, y, n, e } = jwk;
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, iv, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(associated));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(jwk), 'utf8'), cipher.final()]);
  const kek = createHmac('sha256', secret).update('guildmark/key-encryption-key/v1').digest();
  return {
    ...JSON.parse(JSON.stringify({ kty, crv, x, y, n, e })),
    wrapped: {
      kek: kek.subarray(0, 8).toString('base64url'),
      iv: iv.toString('base64url'),
      ciphertext: ciphertext.toString('base64url'),
      tag: cipher.getAuthTag().toString('base64url'),
    },
  };
}

/** The text form of c2sp.org/signed-note: name+hash+base64(type || public key). */
function verifierKey(name, type, { x }) {
  const material = Buffer.concat([Buffer.of(type), Buffer.from(x, 'base64url')]);
  const id = createHash('sha256').update(`${name}\n`).update(material).digest('hex').slice(0, 8);
  return `${name}+${id}+${material.toString('base64')}`;
}
