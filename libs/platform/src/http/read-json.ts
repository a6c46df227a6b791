import { DomainError } from '#domain/core/domain-error.js';
import { findRepeatedMember } from './find-repeated-member.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Deeper than any body of ours; keeps recursion bounded. */
const MAX_DEPTH = 64;

/**
 * JSON text from outside as a value. Refuses what is not strict UTF-8 or not JSON, members named
 * `__proto__` or named twice, nesting beyond 64, and strings that a database or a signature cannot
 * carry (U+0000, lone surrogates).
 */
export function readJson(bytes: Buffer): unknown {
  let text: string;
  let value: unknown;
  try {
    text = utf8.decode(bytes);
    value = JSON.parse(text);
  } catch (error) {
    throw new DomainError('body.malformed', {
      expected: 'JSON in UTF-8',
      got: error instanceof SyntaxError ? 'text that is not JSON' : 'bytes that are not UTF-8',
    });
  }
  refuseUnsafe(value, '', 0);
  if (findRepeatedMember(text) !== undefined)
    throw new DomainError('body.malformed', {
      expected: 'every member of an object once',
      got: 'a member twice',
    });
  return value;
}

function refuseUnsafe(value: unknown, path: string, depth: number): void {
  if (depth > MAX_DEPTH)
    throw new DomainError('body.malformed', {
      expected: `at most ${String(MAX_DEPTH)} levels`,
      got: 'more',
    });
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
    throw new DomainError('body.malformed', {
      expected: 'text without U+0000 and lone surrogates',
      got: `such a character at ${path || '/'}`,
    });
  if (value === null || typeof value !== 'object') return;
  for (const [key, member] of Object.entries(value)) {
    if (key === '__proto__' || key.includes('\0') || !key.isWellFormed())
      throw new DomainError('body.malformed', {
        expected: 'safe member names',
        got: `another one at ${path || '/'}`,
      });
    refuseUnsafe(member, `${path}/${key}`, depth + 1);
  }
}
