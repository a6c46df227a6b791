import { lookup } from 'node:dns';
import { type IncomingMessage, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type BlockList, isIP, type LookupFunction } from 'node:net';
import { isLoopbackAddress, isRefusedAddress } from './refused-address.js';

/** Three seconds and one mebibyte, all in all (docs/design/credentials.md 9). */
const TIMEOUT_MS = 3000;
const MEBIBYTE = 1_048_576;

/** How far an address may be trusted. */
export interface FetchLimits {
  /** http to this machine, for a registry that is on it. */
  readonly allowLoopback: boolean;
  /** Private networks that are open all the same. */
  readonly networks?: BlockList | undefined;
  /** A person named the address: it may be private, and http. */
  readonly named?: boolean;
  /** One mebibyte when absent. */
  readonly maxBytes?: number;
}

/** What came of asking an address that somebody else chose. */
export type GuardedAnswer<T = string> =
  | { readonly state: 'found'; readonly value: T }
  | { readonly state: 'missing' }
  | { readonly state: 'unreachable'; readonly why: string };

/** Every form in which credentials, lists and keys are given out, before whatever else. */
const ACCEPT =
  'application/vc, application/json, application/statuslist+jwt, application/jose, */*;q=0.1';

/** A reason not to ask, or not to believe, that a person may read. */
class Refused extends Error {}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Fetches text from an address found in a credential: https, no redirects, no private addresses,
 * limited in time and size. The address that was checked is the one connected to, so a name that
 * resolves differently the second time gains nothing. With `allowLoopback`, http to this machine.
 * Never rejects.
 */
export function fetchGuarded(
  url: string,
  allowLoopback: boolean,
  networks?: BlockList,
): Promise<GuardedAnswer> {
  return fetchTextGuarded(url, { allowLoopback, networks });
}

/** The same with other limits. */
export async function fetchTextGuarded(url: string, limits: FetchLimits): Promise<GuardedAnswer> {
  const answer = await fetchBytesGuarded(url, limits);
  if (answer.state !== 'found') return answer;
  try {
    return { state: 'found', value: utf8.decode(answer.value) };
  } catch {
    return { state: 'unreachable', why: 'an answer that is not UTF-8' };
  }
}

/** The same for what need not be text. */
export async function fetchBytesGuarded(
  url: string,
  limits: FetchLimits,
): Promise<GuardedAnswer<Buffer>> {
  try {
    const response = await open(checkedUrl(url, limits), limits);
    const { statusCode = 0 } = response;
    if (statusCode === 404 || statusCode === 410) {
      response.destroy();
      return { state: 'missing' };
    }
    if (statusCode !== 200) {
      response.destroy();
      return { state: 'unreachable', why: `answered ${String(statusCode)}` };
    }
    return { state: 'found', value: await read(response, limits.maxBytes ?? MEBIBYTE) };
  } catch (error) {
    // Whatever another party's server does is its affair: it was not reached.
    return { state: 'unreachable', why: error instanceof Refused ? error.message : 'no answer' };
  }
}

function checkedUrl(text: string, limits: FetchLimits): URL {
  const { allowLoopback, named = false } = limits;
  if (!URL.canParse(text)) throw new Refused('not an address');
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLocal = host === 'localhost' || (isIP(host) > 0 && isLoopbackAddress(host));
  const mayBeHttp = named || (allowLoopback && isLocal);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && mayBeHttp))
    throw new Refused('not an https address');
  if (url.username !== '' || url.password !== '') throw new Refused('an address with a password');
  // A literal address is connected to without a lookup.
  if (!named && isIP(host) > 0 && isRefused(host, limits)) throw notPublic();
  return url;
}

/** Whether an address may not be connected to under these limits. */
function isRefused(address: string, { allowLoopback, networks }: FetchLimits): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return isRefusedAddress(address, allowLoopback) && networks?.check(address, family) !== true;
}

function open(url: URL, limits: FetchLimits): Promise<IncomingMessage> {
  const options: RequestOptions = {
    agent: false,
    headers: { accept: ACCEPT, 'accept-encoding': 'identity' },
    ...(!limits.named && { lookup: checkedLookup(limits) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end();
  });
}

/** A name is refused as a whole when one of its addresses is. */
function checkedLookup(limits: FetchLimits): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      if (addresses.some(({ address }) => isRefused(address, limits))) return done(notPublic(), []);
      const [first] = addresses;
      if (options.all === true || !first) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };
}

async function read(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > maxBytes) throw new Refused(`an answer over ${String(maxBytes / MEBIBYTE)} MiB`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function notPublic(): Refused {
  return new Refused('an address that is not public');
}
