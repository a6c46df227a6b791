import { parsePolicy } from './policy.js';
import { sayQuorum } from './say-quorum.js';
import { testSigner } from './testing/test-log.js';
import { formatVerifierKey } from './verifier-key.js';

const witnesses = ['registry', 'hubA', 'hubB', 'hubC']
  .map(
    (name, i) =>
      `witness ${name} ${formatVerifierKey(testSigner(`${name}.example`, 4, i + 1).verifier)}\n`,
  )
  .join('');

it.each([
  ['quorum none', 'no other party watches this ledger yet'],
  ['quorum registry', 'must be cosigned by registry.example'],
  ['group g any hubA\nquorum g', 'must be cosigned by hubA.example'],
  [
    'group peers 2 hubA hubB hubC\ngroup q all registry peers\nquorum q',
    'must be cosigned by all of (registry.example, 2 of (hubA.example, hubB.example, hubC.example))',
  ],
])('says %j as: %s', (rule, words) => {
  expect(sayQuorum(parsePolicy(`${witnesses}${rule}\n`))).toBe(words);
});
