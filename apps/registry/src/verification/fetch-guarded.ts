import { lookup } from 'node:dns';
import { type IncomingMessage, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopbackAddress, isRefusedAddress } from './refused-address.js';

/** Three seconds and one mebibyte, all in all (docs/design/credentials.md 9). */
const TIMEOUT_MS = 3000;
const MAX_BYTES = 1_048_576;

/** What came of asking an address that somebody else chose. */
export type GuardedAnswer =
  | { readonly state: 'found'; readonly text: string }
  | { readonly state: 'missing' }
  | { readonly state: 'unreachable'; readonly why: string };

/** A reason not to ask, or not to believe, that a person may read. */
class Refused extends Error {}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Fetches text from an address found in a credential: https, no redirects, no private addresses,
 * limited in time and size. The address that was checked is the one connected to, so a name that
 * resolves differently the second time gains nothing. With `allowLoopback`, http to this machine.
 * Never rejects.
 */
export async function fetchGuarded(url: string, allowLoopback: boolean): Promise<GuardedAnswer> {
  try {
    const response = await open(checkedUrl(url, allowLoopback), allowLoopback);
    const { statusCode = 0 } = response;
    if (statusCode === 404 || statusCode === 410) {
      response.destroy();
      return { state: 'missing' };
    }
    if (statusCode !== 200) {
      response.destroy();
      return { state: 'unreachable', why: `answered ${String(statusCode)}` };
    }
    return { state: 'found', text: utf8.decode(await read(response)) };
  } catch (error) {
    // Whatever another party's server does is its affair: it was not reached.
    return { state: 'unreachable', why: error instanceof Refused ? error.message : 'no answer' };
  }
}

function checkedUrl(text: string, allowLoopback: boolean): URL {
  if (!URL.canParse(text)) throw new Refused('not an address');
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLocal = host === 'localhost' || (isIP(host) > 0 && isLoopbackAddress(host));
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowLoopback && isLocal))
    throw new Refused('not an https address');
  if (url.username !== '' || url.password !== '') throw new Refused('an address with a password');
  // A literal address is connected to without a lookup.
  if (isIP(host) > 0 && isRefusedAddress(host, allowLoopback)) throw notPublic();
  return url;
}

function open(url: URL, allowLoopback: boolean): Promise<IncomingMessage> {
  const options: RequestOptions = {
    agent: false,
    headers: { accept: 'application/vc, application/json', 'accept-encoding': 'identity' },
    lookup: checkedLookup(allowLoopback),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end();
  });
}

/** A name is refused as a whole when one of its addresses is. */
function checkedLookup(allowLoopback: boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      if (addresses.some(({ address }) => isRefusedAddress(address, allowLoopback)))
        return done(notPublic(), []);
      const [first] = addresses;
      if (options.all === true || !first) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };
}

async function read(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_BYTES) throw new Refused('an answer over 1 MiB');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function notPublic(): Refused {
  return new Refused('an address that is not public');
}
