import { CredentialFormatError } from './credential-format-error.js';
import {
  malformedPdf,
  type PdfDictionary,
  type PdfSteps,
  type PdfValue,
  PdfValues,
} from './pdf-values.js';

/** A stream: what it says of itself, and its bytes as they stand in the file. */
export interface PdfStream {
  readonly dictionary: PdfDictionary;
  readonly data: Buffer;
}

/** Changes that were appended to a file, each with a table of its own; a dozen is much. */
const MAX_TABLES = 32;
/** Objects of a file, and values that are looked at; a page of ours has some dozens. */
const MAX_OBJECTS = 100_000;
const MAX_VALUES = 100_000;
/** Bytes of a line of a table (ISO 32000-2, 7.5.4). */
const LINE = 20;
/** Where the end of the file says where its table is. */
const TAIL = 1024;

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary =>
  value instanceof Map;

/**
 * The objects of a PDF by its tables, the newest first (ISO 32000-2, 7.5.4 to 7.5.6), each read when
 * it is asked for. Nothing is inflated and nothing repaired: tables and objects in compressed streams
 * are refused with `pdf.compressed`, encryption and all else that is wrong with `pdf.malformed`.
 * What a file can cost is bounded by three times its length.
 */
export class PdfFile {
  /** The dictionary from which all others are reached. */
  readonly trailer: PdfDictionary;
  private readonly places = new Map<number, { readonly at: number; readonly generation: number }>();
  private readonly steps: PdfSteps;

  constructor(private readonly bytes: Buffer) {
    this.steps = { left: 3 * bytes.length, values: MAX_VALUES };
    const tail = bytes.toString('latin1', Math.max(0, bytes.length - TAIL));
    const start = /startxref[\r\n ]+([0-9]{1,10})[\r\n ]+%%EOF[\r\n ]*$/.exec(tail)?.[1];
    if (start === undefined) throw malformedPdf('an end that says where the table is');
    const trailers = this.readTables(Number(start));
    const [newest] = trailers;
    if (!newest) throw malformedPdf('a table');
    if (trailers.some((trailer) => trailer.has('Encrypt')))
      throw malformedPdf('a file that is not encrypted');
    this.trailer = newest;
  }

  /** What a value stands for: itself, or the object it refers to; null for one that is not there. */
  resolve(value: PdfValue | undefined): PdfValue | PdfStream {
    if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
    if (!('object' in value)) return value;
    const place = this.places.get(value.object);
    if (place?.generation !== value.generation || place.at === 0) return null;
    const values = new PdfValues(this.bytes, place.at, this.steps);
    if (values.integer() !== value.object || values.integer() !== value.generation)
      throw malformedPdf('the object that the table names');
    values.expect('obj');
    const found = values.value();
    // A chain of references is nothing that a writer makes.
    if (found !== null && typeof found === 'object' && 'object' in found)
      throw malformedPdf('an object, not a reference');
    const end = values.word();
    if (end === 'endobj') return found;
    if (end !== 'stream' || !isDictionary(found)) throw malformedPdf('endobj');
    return this.stream(found, values);
  }

  private stream(dictionary: PdfDictionary, values: PdfValues): PdfStream {
    values.skipLineEnd();
    const length = this.resolve(dictionary.get('Length'));
    const { at } = values;
    if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0)
      throw malformedPdf('the length of a stream');
    if (at + length > this.bytes.length) throw malformedPdf('a stream that ends in the file');
    const rest = new PdfValues(this.bytes, at + length, this.steps);
    rest.expect('endstream');
    rest.expect('endobj');
    return { dictionary, data: this.bytes.subarray(at, at + length) };
  }

  private readTables(start: number): readonly PdfDictionary[] {
    const trailers: PdfDictionary[] = [];
    const seen = new Set<number>();
    for (let at: PdfValue | undefined = start; at !== undefined;) {
      if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < 0 || seen.has(at))
        throw malformedPdf('the place of a table');
      if (seen.add(at).size > MAX_TABLES) throw malformedPdf('fewer tables');
      const trailer = this.readTable(at);
      trailers.push(trailer);
      // Objects that only such a table names would be missing here, and nowhere else.
      if (trailer.has('XRefStm')) throw compressed();
      at = trailer.get('Prev');
    }
    return trailers;
  }

  private readTable(start: number): PdfDictionary {
    const values = new PdfValues(this.bytes, start, this.steps);
    const first = values.word();
    if (/^[0-9]+$/.test(first)) throw compressed();
    if (first !== 'xref') throw malformedPdf('xref');
    for (let word = values.word(); word !== 'trailer'; word = values.word()) {
      if (!/^[0-9]{1,10}$/.test(word)) throw malformedPdf('trailer');
      this.readSection(Number(word), values);
    }
    const trailer = values.value();
    if (!isDictionary(trailer)) throw malformedPdf('a dictionary after trailer');
    return trailer;
  }

  private readSection(first: number, values: PdfValues): void {
    const count = values.integer();
    if (this.bytes[values.at] === 32) values.at += 1;
    values.skipLineEnd();
    this.steps.left -= count * LINE;
    if (values.at + count * LINE > this.bytes.length || this.steps.left < 0)
      throw malformedPdf('a table that ends in the file');
    if (this.places.size + count > MAX_OBJECTS) throw malformedPdf('fewer objects');
    for (let number = first; number < first + count; number += 1, values.at += LINE) {
      const line = this.bytes.toString('latin1', values.at, values.at + LINE);
      const [, at, generation, use] = /^(\d{10}) (\d{5}) ([fn])(?: \r| \n|\r\n)$/.exec(line) ?? [];
      if (at === undefined) throw malformedPdf('a line of a table');
      // The newest table was read first.
      if (!this.places.has(number))
        this.places.set(number, {
          at: use === 'n' ? Number(at) : 0,
          generation: Number(generation),
        });
    }
  }
}

const compressed = () =>
  new CredentialFormatError(
    'pdf.compressed',
    'expected tables and objects that are not compressed',
  );
