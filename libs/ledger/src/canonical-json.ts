import canonicalize from 'canonicalize';
import { LedgerFormatError } from './ledger-format-error.js';

/** Deeper nesting is refused; cycles end here as well. */
const MAX_DEPTH = 64;

/** From here on ECMAScript writes an exponent (RFC 8785 3.2.2.3), so nobody reads an exact integer. */
const EXPONENT_FROM = 1e21;

/**
 * The canonical UTF-8 bytes of a JSON value (RFC 8785). Refuses, as 'json.malformed', everything
 * that has no faithful JSON form: undefined, functions, symbols, bigint, NaN, Infinity, objects
 * with a class (Date, Map, Buffer), lone surrogates (3.2.2.2), nesting beyond 64, and integers
 * whose digits would claim more precision than a double has (2^53 to 10^21).
 */
export function canonicalJson(value: unknown): Buffer {
  check(value, 0);
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a checked JSON value has a canonical form');
  return Buffer.from(text);
}

function check(value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) refuse('nesting goes beyond 64 levels');
  if (typeof value === 'string') return checkText(value);
  if (typeof value === 'number') return checkNumber(value);
  if (typeof value === 'boolean' || value === null) return;
  if (typeof value !== 'object') refuse(`a ${typeof value} has no JSON form`);
  if (Array.isArray(value)) {
    // by index: forEach would step over holes, which have no JSON form either
    for (let i = 0; i < value.length; i++) check(value[i], depth + 1);
    return;
  }
  if (!isPlain(value)) refuse('only plain objects have a JSON form');
  for (const [name, member] of Object.entries(value)) {
    checkText(name);
    check(member, depth + 1);
  }
}

function checkText(text: string): void {
  if (/\p{Surrogate}/u.test(text)) refuse('text holds a lone surrogate');
}

function checkNumber(number: number): void {
  if (!Number.isFinite(number)) refuse('a number must be finite');
  const unsafe = Number.isInteger(number) && !Number.isSafeInteger(number);
  if (unsafe && Math.abs(number) < EXPONENT_FROM) refuse('an integer must stay below 2^53');
}

/** Literal or parsed, from whichever JavaScript realm: its prototype, if any, is a root. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return plain && Object.getOwnPropertySymbols(value).length === 0;
}

function refuse(message: string): never {
  throw new LedgerFormatError('json.malformed', message);
}
