import { BlockList, isIP } from 'node:net';

const families = [
  {
    family: 'ipv4',
    bits: 32,
    private: [
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
    ],
  },
  { family: 'ipv6', bits: 128, private: [['fc00::', 7]] },
] as const;

/**
 * Private networks in which addresses found in credentials may lie, from a list of subnets with
 * commas; undefined for none. Refuses what is not within RFC 1918 or RFC 4193: this machine itself and
 * link-local addresses, where clouds keep their metadata, stay closed.
 */
export function readPrivateNetworks(name: string, text: string | undefined): BlockList | undefined {
  const subnets = (text ?? '').split(',').flatMap((part) => part.trim() || []);
  if (subnets.length === 0) return undefined;
  const list = new BlockList();
  for (const subnet of subnets) addPrivate(list, name, subnet);
  return list;
}

function addPrivate(list: BlockList, name: string, subnet: string): void {
  const [, network = '', length = ''] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(subnet) ?? [];
  const found = families.find(({ family }) => family === `ipv${String(isIP(network))}`);
  const prefix = Number(length);
  const isInside = found?.private.some(([outer, least]) => {
    const known = new BlockList();
    known.addSubnet(outer, least, found.family);
    return prefix >= least && prefix <= found.bits && known.check(network, found.family);
  });
  if (!found || isInside !== true)
    throw new Error(`${name}: ${subnet} is no subnet of a private network (10.0.0.0/8, …)`);
  list.addSubnet(network, prefix, found.family);
}
