import type { VerificationInput } from '#credentials/read-input.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { VerificationRequest } from '#domain/generated/schemas.js';

/**
 * What a request brings. Refuses `verification.one-input` when it is not exactly one of credential,
 * file and url, and `verification.file-malformed` base64 that is not canonical.
 */
export function inputOf(request: VerificationRequest): VerificationInput {
  const { credential, file, url, proof, holder } = request;
  const given = [credential, file, url].filter((part) => part !== undefined);
  const more = { ...(proof !== undefined && { proof }), ...(holder !== undefined && { holder }) };
  if (given.length === 1 && credential !== undefined)
    return { credential: textOf(credential), ...more };
  if (given.length === 1 && file !== undefined) return { file: bytesOf(file), ...more };
  if (given.length === 1 && url !== undefined) return { url, ...more };
  throw new DomainError('verification.one-input', {
    expected: 'exactly one of credential, file and url',
    got: String(given.length),
  });
}

/** The body has been parsed already; signatures are over values, so the spelling does not matter. */
function textOf(credential: NonNullable<VerificationRequest['credential']>): string {
  return typeof credential === 'string' ? credential : JSON.stringify(credential);
}

function bytesOf(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64)
    throw new DomainError('verification.file-malformed', {
      expected: 'canonical base64',
      got: 'other text',
    });
  return bytes;
}
