import { fetchText } from '#platform/ledger/fetch-text.js';

const HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The text at an address on this machine, without redirects, limited in time and size; undefined for
 * every other address and when nothing comes. The address was chosen by whoever made the credential:
 * the adapter is for tests beside each other on one machine, so no other machine is ever asked.
 */
export async function fetchLoopback(url: string): Promise<string | undefined> {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, username, password } = new URL(url);
  const isLocal = ['http:', 'https:'].includes(protocol) && HOSTS.includes(hostname);
  if (!isLocal || username !== '' || password !== '') return undefined;
  const answer = await fetchText(url, { headers: { accept: 'application/vc, application/json' } });
  return answer?.status === 200 ? answer.text : undefined;
}
