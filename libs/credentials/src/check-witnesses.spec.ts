import { noteSigner } from '#ledger/note-signer.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';

import {
  COSIGNED_AT,
  ed25519,
  listedHub,
  tlogProof,
  trustList,
  verificationCase,
  type ProofChanges,
} from '../../../test/support/credentials.js';
import { checkLedger } from './check-ledger.js';
import { checkWitnesses } from './check-witnesses.js';

const stranger = noteSigner('stranger.example/witness', 4, ed25519(50));

async function judge(
  changes: ProofChanges = {},
  policy = listedHub().policy,
  edit = (proof: string) => proof,
) {
  const list = trustList({ hubs: [listedHub({ policy })] });
  const verification = await verificationCase(undefined, list);
  const proof = edit(tlogProof(verification.credential.digest, changes));
  return checkWitnesses(verification, checkLedger(verification, proof).leaf);
}

const two = `${listedHub().policy.replace('quorum registry\n', '')}witness other ${formatVerifierKey(stranger.verifier)}\ngroup q all registry other\nquorum q\n`;

it.each([
  ['no cosignature', () => judge({ witness: null }), 'failed warning witnesses.too-few'],
  [
    'a stranger’s cosignature',
    () => judge({ witness: stranger }),
    'failed warning witnesses.too-few',
  ],
  ['one of two that are needed', () => judge({}, two), 'failed warning witnesses.too-few'],
  ['a forged cosignature', () => judge({}, undefined, forge), 'failed fatal witnesses.forged'],
  [
    'a policy that cannot be read',
    () => judge({}, 'quorum x'),
    'could-not-check warning witnesses.policy-unreadable',
  ],
  [
    'no witness required',
    () => judge({ witness: null }, 'quorum none\n'),
    'passed warning witnesses.none-required',
  ],
])('%s proves no time', async (_, run, expected) => {
  const { check, provenAt } = await run();
  expect([check.state, check.severity, check.code].join(' ')).toBe(expected);
  expect(provenAt).toBeUndefined();
});

it('has nothing to look at without a proven leaf', async () => {
  expect(checkWitnesses(await verificationCase(), undefined)).toEqual({
    check: expect.objectContaining({
      state: 'could-not-check',
      code: 'witnesses.no-proof',
    }) as unknown,
  });
});

it('passes with the quorum, and gives the time of the first witness', async () => {
  const { check, provenAt } = await judge();
  expect(check.state).toBe('passed');
  expect(provenAt).toEqual(COSIGNED_AT);
});

/** The same line with its signature changed in the last byte. */
function forge(proof: string): string {
  const [, name = '', base64 = ''] = /— (\S+witness) (\S+)\n$/.exec(proof) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return proof.replace(`${name} ${base64}`, `${name} ${bytes.toString('base64')}`);
}
