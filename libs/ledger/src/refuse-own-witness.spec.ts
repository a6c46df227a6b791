import { parsePolicy } from './policy.js';
import { refuseOwnWitness } from './refuse-own-witness.js';
import { codeOf } from './testing/code-of.js';
import { testSigner } from './testing/test-log.js';
import { formatVerifierKey, type VerifierKey, verifierKeyOf } from './verifier-key.js';

const log = testSigner('hub.example/ledger', 1, 1).verifier;
const own = testSigner('hub.example/witness', 4, 2).verifier;
const other = testSigner('registry.example/witness', 4, 3).verifier;
const policyWith = (key: VerifierKey) =>
  parsePolicy(
    `witness r ${formatVerifierKey(other)}\nwitness w ${formatVerifierKey(key)}\nquorum r\n`,
  );

it.each([
  ['the own witness', own],
  ['the own witness under another name', verifierKeyOf('x.example', 4, own.publicKey)],
  [
    'another key under the name of the own witness',
    verifierKeyOf(own.name, 4, Buffer.alloc(32, 3)),
  ],
  ['the log key as a witness', verifierKeyOf('y.example', 4, log.publicKey)],
  ['the name of the log', verifierKeyOf(log.name, 4, Buffer.alloc(32, 3))],
])('I10 refuses %s, though the quorum does not need it', (_name, key) => {
  expect(codeOf(() => refuseOwnWitness(policyWith(key), [log, own]))).toBe('policy.malformed');
});

it('lets others watch', () => {
  expect(() =>
    refuseOwnWitness(policyWith(testSigner('z', 4, 9).verifier), [log, own]),
  ).not.toThrow();
});
