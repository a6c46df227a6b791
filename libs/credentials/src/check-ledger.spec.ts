import { noteSigner } from '#ledger/note-signer.js';

import {
  ed25519,
  listedHub,
  logSigner,
  ORIGIN,
  SALT,
  tlogProof,
  trustList,
  verificationCase,
} from '../../../test/support/credentials.js';
import { formatProofExtra } from '#ledger/person-leaf.js';
import { checkLedger } from './check-ledger.js';
import type { VerificationCase } from './verification-case.js';

const OTHER = 'Z'.repeat(42) + 'A';

async function setup() {
  const verification = await verificationCase();
  return { verification, proof: tlogProof(verification.credential.digest) };
}

function found(verification: VerificationCase, proof?: string): string {
  const { check, leaf } = checkLedger(verification, proof);
  expect(leaf !== undefined).toBe(check.state === 'passed');
  return [check.state, check.severity, check.code].join(' ');
}

it('says that a credential without proof is unproven', async () => {
  const { verification } = await setup();
  expect(found(verification)).toBe('failed warning ledger.unproven');
});

it('refuses the proof of another credential, and one without opening', async () => {
  const { verification, proof } = await setup();
  const code = 'failed fatal ledger.other-credential';
  expect(found(verification, tlogProof(OTHER))).toBe(code);
  expect(found(verification, proof.replace(/^extra .*\n/m, ''))).toBe(code);
});

it('refuses the proof of another event for the same credential', async () => {
  const { verification, proof } = await setup();
  const event = { type: 'status.changed' as const, digests: [verification.credential.digest] };
  const extra = `extra ${formatProofExtra(event, SALT)}`;
  expect(found(verification, proof.replace(/^extra .*$/m, extra))).toBe(
    'failed fatal ledger.other-credential',
  );
});

it('refuses an opening that was made up: the leaf is not in the tree', async () => {
  const { verification } = await setup();
  const { digest } = verification.credential;
  const made = formatProofExtra({ type: 'credential.issued', digests: [digest, OTHER] }, SALT);
  const proof = tlogProof(digest).replace(/^extra .*$/m, `extra ${made}`);
  expect(found(verification, proof)).toBe('failed fatal ledger.contradicted');
});

it('refuses the proof of another ledger', async () => {
  const { verification } = await setup();
  const origin = 'other.example/ledger';
  const log = noteSigner(origin, 1, ed25519(2));
  const proof = tlogProof(verification.credential.digest, { origin, log });
  expect(found(verification, proof)).toBe('failed fatal ledger.other-ledger');
});

it('refuses a checkpoint in the name of the ledger that its key did not sign', async () => {
  const { verification } = await setup();
  const log = noteSigner(ORIGIN, 1, ed25519(33));
  const proof = tlogProof(verification.credential.digest, { log });
  expect(found(verification, proof)).toBe('failed fatal ledger.contradicted');
});

it.each([
  ['another index', (proof: string) => proof.replace('index 1', 'index 2')],
  ['a hash missing', (proof: string) => proof.replace(/(index 1\n)[^\n]+\n/, '$1')],
  ['another size', (proof: string) => proof.replace(`${ORIGIN}\n3\n`, `${ORIGIN}\n4\n`)],
])('refuses %s', async (_, change) => {
  const { verification, proof } = await setup();
  expect(change(proof)).not.toBe(proof);
  expect(found(verification, change(proof))).toBe('failed fatal ledger.contradicted');
});

it.each(['', 'x', 'c2sp.org/tlog-proof@v1\nindex 1\n\n'])(
  'refuses %j as no proof',
  async (proof) => {
    const { verification } = await setup();
    expect(found(verification, proof)).toBe('failed fatal ledger.malformed');
  },
);

it('refuses every single-character change of a proof, cosignature aside', async () => {
  const { verification, proof } = await setup();
  const end = proof.lastIndexOf('\n—');
  const taken = [];
  for (let at = 0; at < end; at += 1) {
    const changed = proof.slice(0, at) + (proof[at] === 'A' ? 'B' : 'A') + proof.slice(at + 1);
    if (checkLedger(verification, changed).check.state === 'passed')
      taken.push(proof.slice(at - 9, at + 9));
  }
  expect(end).toBeGreaterThan(400);
  expect(taken).toEqual([]);
});

it.each([
  ['an unlisted issuer', trustList({ hubs: [] }), 'could-not-check warning ledger.unknown-log'],
  [
    'a ledger key that cannot be read',
    trustList({ hubs: [listedHub({ logKeys: [{ verifierKey: 'x', fromSize: '0' }] })] }),
    'could-not-check warning ledger.key-unreadable',
  ],
])('cannot check the proof of %s', async (_, list, expected) => {
  const verification = await verificationCase(undefined, list);
  expect(found(verification, tlogProof(verification.credential.digest))).toBe(expected);
});

it('accepts the proof with the line ends that mail and clipboards make', async () => {
  const { verification, proof } = await setup();
  expect(found(verification, proof.replaceAll('\n', '\r\n'))).toBe('passed none ');
  expect(found(verification, proof.trimEnd())).toBe('passed none ');
});

it('accepts the proof and gives the index of the leaf', async () => {
  const { verification, proof } = await setup();
  expect(checkLedger(verification, proof)).toMatchObject({
    check: { state: 'passed' },
    leaf: { index: 1 },
  });
  expect(logSigner.verifier.name).toBe(ORIGIN);
});

it('accepts a leaf that commits to two renderings at once', async () => {
  const { verification } = await setup();
  const { digest } = verification.credential;
  expect(found(verification, tlogProof(digest, { digests: [digest, OTHER] }))).toBe('passed none ');
});
