import { parsePolicy } from './policy.js';
import { policyStatement } from './policy-statement.js';
import { codeOf } from './testing/code-of.js';
import { testSigner } from './testing/test-log.js';
import { formatVerifierKey } from './verifier-key.js';

const a = formatVerifierKey(testSigner('a.example', 4, 1).verifier);
const b = formatVerifierKey(testSigner('b.example', 4, 2).verifier);
const log = formatVerifierKey(testSigner('hub.example/ledger', 1, 3).verifier);

it('leaves out comments, logs and addresses, and keeps who must cosign', () => {
  const text = `# ours\n\nlog ${log} https://hub.example/\n\twitness a  ${a} https://a.example/\nwitness b ${b}\ngroup g any a\tb\nquorum g`;
  const statement = policyStatement(text);
  expect(statement).toBe(`witness a ${a}\nwitness b ${b}\ngroup g any a b\nquorum g\n`);
  expect(policyStatement(statement)).toBe(statement);
  expect(parsePolicy(statement).witnesses).toHaveLength(2);
});

it('is the same when a witness moves, and another when the quorum changes', () => {
  const at = (url: string, quorum: string) =>
    policyStatement(`witness a ${a} ${url}\nquorum ${quorum}\n`);
  expect(at('http://one', 'a')).toBe(at('http://two', 'a'));
  expect(at('http://one', 'a')).not.toBe(at('http://one', 'none'));
});

it('refuses what is no policy', () => {
  expect(codeOf(() => policyStatement('quorum nobody'))).toBe('policy.malformed');
});
