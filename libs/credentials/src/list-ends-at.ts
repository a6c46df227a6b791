import { CredentialFormatError } from './credential-format-error.js';
import { member, textMember } from './json-object.js';
import { parseStrictJson } from './strict-json.js';
import { decodeJws, payloadObject } from './verify-jws.js';

/**
 * Until when a status list may be kept that was taken at `asOf`: its `ttl`, in milliseconds in a
 * status list credential and in seconds in a token, or its own end, whichever comes first. Undefined
 * when it does not say, or cannot be read. Nothing of it is verified.
 */
export function listEndsAt(text: string, asOf: Date): Date | undefined {
  const ends = endsOf(text)
    .map((end) => ('after' in end ? asOf.getTime() + end.after : end.at))
    .filter((time) => Number.isFinite(time) && Math.abs(time) <= 8.64e15);
  return ends.length === 0 ? undefined : new Date(Math.min(...ends));
}

type End = { readonly after: number } | { readonly at: number };

function endsOf(text: string): readonly End[] {
  try {
    if (!text.trimStart().startsWith('{')) return tokenEnds(text.trim());
    const list = parseStrictJson(text);
    const ttl = member(member(list, 'credentialSubject'), 'ttl');
    const until = textMember(list, 'validUntil');
    return [
      ...(typeof ttl === 'number' ? [{ after: ttl }] : []),
      ...(until === undefined ? [] : [{ at: Date.parse(until) }]),
    ];
  } catch (error) {
    if (error instanceof CredentialFormatError) return [];
    throw error;
  }
}

function tokenEnds(token: string): readonly End[] {
  const { ttl, exp } = payloadObject(decodeJws(token));
  return [
    ...(typeof ttl === 'number' ? [{ after: ttl * 1000 }] : []),
    ...(typeof exp === 'number' ? [{ at: exp * 1000 }] : []),
  ];
}
