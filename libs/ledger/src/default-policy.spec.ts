import { defaultPolicy } from './default-policy.js';
import { parsePolicy, quorumMet } from './policy.js';
import { testSigner } from './testing/test-log.js';

const at = (name: string, seed: number) => ({
  key: testSigner(`${name}.example/witness`, 4, seed).verifier,
  url: `https://${name}.example`,
});
const registry = at('registry', 1);
const hubs = ['a', 'b', 'c', 'd'].map((name, i) => at(name, i + 2));

it.each([0, 1, 2])('asks the registry alone beside %i other hubs', (count) => {
  const policy = parsePolicy(defaultPolicy(registry, hubs.slice(0, count)));
  expect(policy.witnesses).toEqual([{ name: 'registry', ...registry }]);
  expect(quorumMet(policy, [registry.key])).toBe(true);
  expect(quorumMet(policy, [])).toBe(false);
});

it.each([3, 4])('asks the registry and two of %i other hubs', (count) => {
  const policy = parsePolicy(defaultPolicy(registry, hubs.slice(0, count)));
  const keys = hubs.slice(0, count).map(({ key }) => key);
  expect(quorumMet(policy, [registry.key, ...keys.slice(0, 2)])).toBe(true);
  expect(quorumMet(policy, [registry.key, ...keys.slice(-2)])).toBe(true);
  expect(quorumMet(policy, [registry.key, ...keys.slice(0, 1)])).toBe(false);
  expect(quorumMet(policy, keys)).toBe(false);
});
