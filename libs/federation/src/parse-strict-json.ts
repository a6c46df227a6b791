/** A JSON value; objects are maps, so that no member can be mistaken for an inherited one. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
/** Members in the order they were written. */
export type JsonObject = ReadonlyMap<string, Json>;

/** Segments nest four deep; a hostile one must not exhaust the stack. */
const MAX_DEPTH = 16;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/**
 * Parses one JSON text (RFC 8259) from bytes. Beyond JSON.parse it refuses invalid UTF-8, a byte
 * order mark, a member named twice in one object, unpaired surrogates, and nesting over 16. Throws
 * SyntaxError.
 */
export function parseStrictJson(bytes: Uint8Array): Json {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SyntaxError('not UTF-8');
  }
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  value(depth: number): Json {
    if (depth > MAX_DEPTH) throw new SyntaxError('nested too deep');
    this.skip();
    const first = this.text.charAt(this.at);
    if (first === '{') return this.object(depth);
    if (first === '[') return this.array(depth);
    if (first === '"') return this.string();
    if (first === 't') return this.word('true', true);
    if (first === 'f') return this.word('false', false);
    if (first === 'n') return this.word('null', null);
    return Number(this.match(NUMBER, 'a value'));
  }

  end(): void {
    this.skip();
    if (this.at !== this.text.length) throw new SyntaxError(`text after the value at ${this.at}`);
  }

  private object(depth: number): JsonObject {
    const members = new Map<string, Json>();
    this.at++;
    if (this.take('}')) return members;
    do {
      this.skip();
      const name = this.string();
      if (members.has(name)) throw new SyntaxError(`a member named twice before ${this.at}`);
      this.expect(':');
      members.set(name, this.value(depth + 1));
    } while (this.take(','));
    this.expect('}');
    return members;
  }

  private array(depth: number): readonly Json[] {
    const items: Json[] = [];
    this.at++;
    if (this.take(']')) return items;
    do items.push(this.value(depth + 1));
    while (this.take(','));
    this.expect(']');
    return items;
  }

  private string(): string {
    const value = JSON.parse(this.match(STRING, 'a string')) as string;
    if (/\p{Surrogate}/u.test(value)) throw new SyntaxError('an unpaired surrogate');
    return value;
  }

  private word<T extends Json>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw new SyntaxError(`no value at ${this.at}`);
    this.at += word.length;
    return value;
  }

  private take(mark: string): boolean {
    this.skip();
    if (this.text[this.at] !== mark) return false;
    this.at++;
    return true;
  }

  private expect(mark: string): void {
    if (!this.take(mark)) throw new SyntaxError(`expected ${mark} at ${this.at}`);
  }

  private skip(): void {
    this.match(SPACE, 'space');
  }

  private match(pattern: RegExp, what: string): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw new SyntaxError(`expected ${what} at ${this.at}`);
    this.at += found.length;
    return found;
  }
}
