const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The value of JSON bytes (RFC 8259), undefined when they are not UTF-8 or not JSON. Doubled member
 * names survive: callers compare with the canonical form, which has none.
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined; // the platform knows "not JSON" only as an exception
  }
}
