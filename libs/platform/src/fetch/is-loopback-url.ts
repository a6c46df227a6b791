import { isIP } from 'node:net';
import { isLoopbackAddress } from './refused-address.js';

/** Whether an address names this machine: `localhost`, or an IP address of loopback. */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const host = new URL(text).hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || (isIP(host) > 0 && isLoopbackAddress(host));
}
