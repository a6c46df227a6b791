import { CredentialFormatError } from './credential-format-error.js';

/** How much a JSON text may ask of us. `members` counts object members and array items. */
export interface JsonLimits {
  readonly depth: number;
  readonly members: number;
}

/** For texts of strangers (docs/design/credentials.md 12). */
const STRANGER: JsonLimits = { depth: 32, members: 10_000 };

/**
 * The value of a JSON text (RFC 8259), read so that every reader sees the same thing (RFC 7493).
 * Refuses with `json.malformed`, `json.duplicate-member`, `json.too-deep`, `json.too-many-members`,
 * `json.unsafe-number` (an integer of 2^53 or more) and `json.lone-surrogate`.
 * A member named `__proto__` becomes an ordinary own member.
 */
export function parseStrictJson(text: string, limits: JsonLimits = STRANGER): unknown {
  const plain = parsePlainJson(text, limits);
  return plain === undefined ? new StrictJsonReader(text, limits).document() : plain;
}

/**
 * The value of a text that is exactly what JSON.stringify writes, undefined for all others: a member
 * that stands twice, another spelling of a text or a number do not survive being read and written.
 * Most texts that programs write are of this kind, and the engine reads them much faster.
 */
function parsePlainJson(text: string, limits: JsonLimits): unknown {
  // JSON.stringify writes a lone surrogate as an escape too.
  if (text.includes('\\ud')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // the strict reader says what is wrong
  }
  // Measured first: writing a text of nothing but brackets would exhaust the stack.
  return measured(value, limits, 0) <= limits.members && JSON.stringify(value) === text
    ? value
    : undefined;
}

/** Members and items within a value; infinite when it is too deep or has a number that is not safe. */
function measured(value: unknown, limits: JsonLimits, depth: number): number {
  if (depth > limits.depth) return Infinity;
  if (typeof value === 'number')
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? Infinity : 0;
  if (typeof value !== 'object' || value === null) return 0;
  const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let count = items.length;
  for (const item of items) count += measured(item, limits, depth + 1);
  return count;
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

class StrictJsonReader {
  private at = 0;
  private members = 0;

  constructor(
    private readonly text: string,
    private readonly limits: JsonLimits,
  ) {}

  document(): unknown {
    const value = this.value(0);
    this.take(SPACE);
    if (this.at !== this.text.length) throw this.malformed();
    return value;
  }

  private value(depth: number): unknown {
    if (depth > this.limits.depth) throw new CredentialFormatError('json.too-deep');
    this.take(SPACE);
    const first = this.text[this.at];
    if (first === '{') return this.object(depth);
    if (first === '[') return this.array(depth);
    if (first === '"') return this.string();
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }

  private object(depth: number): object {
    const object = {};
    this.at += 1;
    if (this.takes('}')) return object;
    do {
      this.count();
      this.take(SPACE);
      const name = this.string();
      if (Object.hasOwn(object, name)) {
        throw new CredentialFormatError('json.duplicate-member', JSON.stringify(name));
      }
      if (!this.takes(':')) throw this.malformed();
      // Defined, not assigned: assigning to __proto__ would change what the object inherits.
      Object.defineProperty(object, name, {
        value: this.value(depth + 1),
        configurable: true,
        enumerable: true,
        writable: true,
      });
    } while (this.takes(','));
    if (!this.takes('}')) throw this.malformed();
    return object;
  }

  private array(depth: number): unknown[] {
    const items: unknown[] = [];
    this.at += 1;
    if (this.takes(']')) return items;
    do {
      this.count();
      items.push(this.value(depth + 1));
    } while (this.takes(','));
    if (!this.takes(']')) throw this.malformed();
    return items;
  }

  private string(): string {
    const value = JSON.parse(this.take(STRING)) as string;
    if (/[\ud800-\udfff]/u.test(value)) throw new CredentialFormatError('json.lone-surrogate');
    return value;
  }

  private number(): number {
    const value = Number(this.take(NUMBER));
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
      throw new CredentialFormatError('json.unsafe-number');
    }
    return value;
  }

  private takes(character: string): boolean {
    this.take(SPACE);
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw this.malformed();
    this.at += found.length;
    return found;
  }

  private count(): void {
    this.members += 1;
    if (this.members > this.limits.members)
      throw new CredentialFormatError('json.too-many-members');
  }

  private malformed(): CredentialFormatError {
    return new CredentialFormatError('json.malformed', `at character ${this.at + 1}`);
  }
}
