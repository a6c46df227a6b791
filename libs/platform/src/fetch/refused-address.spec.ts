import { isRefusedAddress } from './refused-address.js';

it.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '198.19.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  'fd00::1',
  'fe80::1',
  'ff02::1',
])('refuses %s', (address) => {
  expect(isRefusedAddress(address, false)).toBe(true);
});
it.each(['8.8.8.8', '100.63.255.255', '172.32.0.1', '193.0.0.1', '2a00:1450:4001:80b::200e'])(
  'allows %s',
  (address) => {
    expect(isRefusedAddress(address, false)).toBe(false);
  },
);
it('allows loopback to a registry on loopback, and nothing else', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1'].map((ip) => isRefusedAddress(ip, true))).toEqual([
    false,
    false,
    false,
  ]);
  expect(['10.0.0.1', '::ffff:127.0.0.1'].map((ip) => isRefusedAddress(ip, true))).toEqual([
    true,
    true,
  ]);
});
