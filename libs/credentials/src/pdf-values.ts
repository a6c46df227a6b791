import { CredentialFormatError } from './credential-format-error.js';

/** A value of a PDF (ISO 32000-2, 7.3) as far as attachments need it. Texts and names are latin1. */
export type PdfValue =
  | null
  | boolean
  | number
  | { readonly name: string }
  | { readonly text: string }
  | { readonly object: number; readonly generation: number }
  | readonly PdfValue[]
  | PdfDictionary;

/** Members of a dictionary by name; a name stands once. */
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** Values within values; our own files need 4. */
const MAX_DEPTH = 16;
/** Characters of a text, more than any name of a file has. */
const MAX_TEXT = 32_767;
/** Characters of a number, a name or a keyword (ISO 32000-1, annex C: 127 bytes of a name). */
const MAX_WORD = 127;
const SPACES = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set(Buffer.from('()<>[]{}/%', 'latin1'));
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '(': '(',
  ')': ')',
  '\\': '\\',
};

/** `pdf.malformed` with what was expected. */
export const malformedPdf = (what: string): CredentialFormatError =>
  new CredentialFormatError('pdf.malformed', `expected ${what}`);

/** What one file may cost, so that one that points at itself or is full of nothing is no endless work. */
export interface PdfSteps {
  /** Bytes to look at. */
  left: number;
  /** Values to hold. */
  values: number;
}

/**
 * Reads values of a PDF from one place on. Each byte looked at costs a step, also when it is looked
 * at again; without steps left, and for anything that is no value, it refuses `pdf.malformed`.
 */
export class PdfValues {
  constructor(
    private readonly bytes: Buffer,
    public at: number,
    private readonly steps: PdfSteps,
  ) {}

  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw malformedPdf(`at most ${String(MAX_DEPTH)} values within values`);
    if ((this.steps.values -= 1) < 0) throw malformedPdf('fewer values');
    this.skipSpace();
    const first = this.peek();
    if (first === '/') return { name: this.name() };
    if (first === '(') return { text: this.literal() };
    if (first === '[') return this.array(depth);
    if (first === '<')
      return this.bytes[this.at + 1] === 0x3c ? this.dictionary(depth) : { text: this.hex() };
    const word = this.word();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    return this.numberOrReference(word);
  }

  /** The next word: a number or a keyword. */
  word(): string {
    this.skipSpace();
    const start = this.at;
    while (this.at < this.bytes.length && this.isRegular()) this.step();
    if (this.at === start || this.at - start > MAX_WORD) throw malformedPdf('a word');
    return this.bytes.toString('latin1', start, this.at);
  }

  /** A whole number of at most ten digits. */
  integer(): number {
    const word = this.word();
    if (!/^[0-9]{1,10}$/.test(word)) throw malformedPdf('a whole number');
    return Number(word);
  }

  expect(expected: string): void {
    if (this.word() !== expected) throw malformedPdf(expected);
  }

  /** Past one end of line: LF, or CR LF (ISO 32000-2, 7.3.8.1). */
  skipLineEnd(): void {
    if (this.bytes[this.at] === 13) this.step();
    if (this.bytes[this.at] !== 10) throw malformedPdf('an end of line');
    this.step();
  }

  private array(depth: number): readonly PdfValue[] {
    const values: PdfValue[] = [];
    this.step();
    for (this.skipSpace(); this.peek() !== ']'; this.skipSpace())
      values.push(this.value(depth + 1));
    this.step();
    return values;
  }

  private dictionary(depth: number): PdfDictionary {
    const members = new Map<string, PdfValue>();
    this.step(2);
    for (this.skipSpace(); this.peek() !== '>'; this.skipSpace()) {
      if (this.peek() !== '/') throw malformedPdf('a name');
      const name = this.name();
      // One reader would take the first, another the last.
      if (members.has(name)) throw malformedPdf(`one ${JSON.stringify(name)} in a dictionary`);
      members.set(name, this.value(depth + 1));
    }
    this.step();
    if (this.peek() !== '>') throw malformedPdf('>>');
    this.step();
    return members;
  }

  private name(): string {
    this.step();
    const start = this.at;
    while (this.at < this.bytes.length && this.isRegular()) this.step();
    if (this.at - start > MAX_WORD) throw malformedPdf('a shorter name');
    return this.bytes
      .toString('latin1', start, this.at)
      .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }

  /** A text in parentheses, which may hold balanced ones (7.3.4.2). */
  private literal(): string {
    let text = '';
    for (let open = 0; ;) {
      const character = this.peek();
      this.step();
      if (character === '\\') {
        text += this.escaped();
        continue;
      }
      if (character === '(' && (open += 1) === 1) continue;
      if (character === ')' && (open -= 1) === 0) return text;
      if (text.length === MAX_TEXT) throw malformedPdf('a shorter text');
      text += character;
    }
  }

  private escaped(): string {
    const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3))?.[0];
    if (octal !== undefined) {
      this.step(octal.length);
      return String.fromCharCode(parseInt(octal, 8) & 0xff);
    }
    const character = this.peek();
    this.step();
    // A line that goes on is no character.
    if (character === '\r' && this.bytes[this.at] === 10) this.step();
    if (character === '\r' || character === '\n') return '';
    return Object.hasOwn(ESCAPES, character) ? (ESCAPES[character] ?? '') : character;
  }

  private hex(): string {
    this.step();
    const end = this.bytes.indexOf(0x3e, this.at);
    if (end === -1) throw malformedPdf('>');
    const digits = this.bytes.toString('latin1', this.at, end).replace(/[\0\t\n\f\r ]/g, '');
    if (!/^[0-9A-Fa-f]*$/.test(digits)) throw malformedPdf('digits of a text');
    this.step(end + 1 - this.at);
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
  }

  private numberOrReference(word: string): PdfValue {
    if (!/^[+-]?(?:[0-9]{1,20}\.?[0-9]{0,20}|\.[0-9]{1,20})$/.test(word))
      throw malformedPdf('a value');
    if (!/^[0-9]{1,10}$/.test(word)) return Number(word);
    const after = this.at;
    this.skipSpace();
    const generation = this.digits();
    this.skipSpace();
    if (generation !== undefined && this.bytes[this.at] === 0x52) {
      this.step();
      if (this.at === this.bytes.length || !this.isRegular())
        return { object: Number(word), generation };
    }
    this.at = after;
    return Number(word);
  }

  private digits(): number | undefined {
    const found = /^[0-9]{1,5}/.exec(this.bytes.toString('latin1', this.at, this.at + 5))?.[0];
    if (found === undefined) return undefined;
    this.step(found.length);
    return Number(found);
  }

  /** Past white space and comments. */
  private skipSpace(): void {
    for (; this.at < this.bytes.length; this.step()) {
      const byte = this.bytes[this.at] ?? 0;
      if (byte === 0x25) while (this.at < this.bytes.length && !this.isLineEnd()) this.step();
      else if (!SPACES.has(byte)) return;
    }
  }

  private isLineEnd(): boolean {
    return this.bytes[this.at] === 10 || this.bytes[this.at] === 13;
  }

  private isRegular(): boolean {
    const byte = this.bytes[this.at] ?? 0;
    return !SPACES.has(byte) && !DELIMITERS.has(byte);
  }

  private peek(): string {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw malformedPdf('more of the file');
    return String.fromCharCode(byte);
  }

  private step(count = 1): void {
    this.at += count;
    this.steps.left -= count;
    if (this.steps.left < 0) throw malformedPdf('a file that is read once');
  }
}
