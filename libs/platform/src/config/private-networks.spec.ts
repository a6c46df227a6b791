import { readPrivateNetworks } from './private-networks.js';

it.each([
  '0.0.0.0/0',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '10.0.0.0/7',
  '172.15.0.0/16',
  '192.168.0.0/33',
  '10.0.0.0',
  '8.8.8.0/24',
  '::1/128',
  'fe80::/10',
  '::/0',
  '::ffff:10.0.0.0/104',
  'private',
])('refuses %s', (subnet) => {
  expect(() => readPrivateNetworks('REGISTRY_PRIVATE_NETWORKS', subnet)).toThrow(
    `REGISTRY_PRIVATE_NETWORKS: ${subnet} is no subnet of a private network`,
  );
});
it('opens exactly the subnets that are named', () => {
  const list = readPrivateNetworks('REGISTRY_PRIVATE_NETWORKS', '172.30.77.0/24, fd00:7::/64');
  expect(list?.check('172.30.77.9', 'ipv4')).toBe(true);
  expect(list?.check('172.30.78.9', 'ipv4')).toBe(false);
  expect(list?.check('fd00:7::9', 'ipv6')).toBe(true);
  expect(list?.check('fd00:8::9', 'ipv6')).toBe(false);
});
it('opens nothing when nothing is named', () => {
  expect(readPrivateNetworks('REGISTRY_PRIVATE_NETWORKS', undefined)).toBeUndefined();
  expect(readPrivateNetworks('REGISTRY_PRIVATE_NETWORKS', ' ,')).toBeUndefined();
});
