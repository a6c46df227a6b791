import { parsePolicy } from '#ledger/policy.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { newSigner } from '../ledger/testing/ledger-under-test.js';
import { quorumTime } from './quorum-time.js';

const [a, b, c] = ['a', 'b', 'c'].map((name) => newSigner(`${name}.example`, 4).verifier);
if (!a || !b || !c) throw new Error('three keys');
const lines = [a, b, c].map((key, i) => `witness ${'abc'[i] ?? ''} ${formatVerifierKey(key)}\n`);
const policy = (quorum: string) => parsePolicy(`${lines.join('')}${quorum}\n`);
const times = [
  { key: a, time: 300 },
  { key: b, time: 100 },
  { key: c, time: 200 },
];

it('is the time of the one that completes the quorum, the newest first', () => {
  expect(quorumTime(policy('group g 2 a b c\nquorum g'), times)).toBe(200);
  expect(quorumTime(policy('group g all a b c\nquorum g'), times)).toBe(100);
  expect(quorumTime(policy('quorum b'), times)).toBe(100);
});

it('is none where nobody has to vouch, whoever does, and where too few do', () => {
  expect(quorumTime(policy('quorum none'), times)).toBeUndefined();
  expect(quorumTime(policy('quorum b'), times.slice(0, 1))).toBeUndefined();
  expect(quorumTime(policy('quorum b'), [])).toBeUndefined();
});
