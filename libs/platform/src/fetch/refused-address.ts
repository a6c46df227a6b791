import { BlockList, isIPv6 } from 'node:net';

/** Addresses that are not of the public internet (RFC 6890 and its registries). */
const REFUSED: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

/** One list for each family: a single one would take an IPv4 address for the IPv6 form of it. */
const listOf = (subnets: typeof REFUSED, family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const [network, prefix] of subnets)
    if (familyOf(network) === family) list.addSubnet(network, prefix, family);
  return list;
};
const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');
const both = (subnets: typeof REFUSED) => ({
  ipv4: listOf(subnets, 'ipv4'),
  ipv6: listOf(subnets, 'ipv6'),
});
const refused = both(REFUSED);
const loopback = both([
  ['127.0.0.0', 8],
  ['::1', 128],
]);

/** Whether an IP address is of this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  const family = familyOf(address);
  return loopback[family].check(address, family);
}

/**
 * Whether nothing may be fetched from an IP address: private, link-local, reserved, multicast, and
 * IPv6 forms that carry an IPv4 address. Loopback only when `allowLoopback`.
 */
export function isRefusedAddress(address: string, allowLoopback: boolean): boolean {
  if (allowLoopback && isLoopbackAddress(address)) return false;
  const family = familyOf(address);
  return refused[family].check(address, family);
}
