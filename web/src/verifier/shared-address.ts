/** Where a page puts the link that it wants checked: a fragment is not sent to any server. */
const PREFIX = '#share=';

/**
 * The link in the fragment of the page's address, once: it holds a secret, so the address that stays
 * in the history is without it.
 */
export function takeSharedAddress(): string | undefined {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(PREFIX)) return undefined;
  history.replaceState(null, '', pathname + search);
  try {
    return decodeURIComponent(hash.slice(PREFIX.length));
  } catch {
    return undefined;
  }
}
