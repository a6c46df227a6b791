import { createHash, type Hash } from 'node:crypto';

import { escapeLiteral } from './escape-literal.js';
import type { JsonObject } from './json-object.js';
import { type Line, orderLines, type OrderedLines, textOf } from './ordered-lines.js';
import {
  fillPattern,
  matchPattern,
  type Pattern,
  patternOf,
  type SlotKind,
  type TemplateProfile,
} from './template-pattern.js';

/** The canonical form of all documents that equal one pattern. */
export interface CanonicalTemplate {
  readonly pattern: Pattern;
  readonly kinds: readonly SlotKind[];
  readonly lines: OrderedLines;
  /** SHA-256 over so many of the first fixed blocks, ready to go on. */
  readonly begun: Map<number, Hash>;
  /** Every IRI of the fixed text: an IRI of a slot that equals one would merge two nodes. */
  readonly iris: ReadonlySet<string>;
  /** What a single slot was last filled with: the options of one second's proofs are the same. */
  last?: { readonly value: string; readonly filled: Filled };
}

/** Why a document has no template, or a filling none. Counted, never shown to a person. */
export type TemplateMiss =
  | 'blank-node'
  | 'unstable'
  | 'differs'
  | 'slot-form'
  | 'slot-order'
  | 'iri-repeated'
  | 'line-repeated';

type Canonicalise = (document: JsonObject) => Promise<string>;
type Random = (bytes: number) => Buffer;

/** Fillings that are compared with the library before a template is used. */
const TRIALS = 8;

/**
 * Compiles the template of a document: canonicalises it twice with different marks in its slots, and
 * compares 8 random fillings with the library byte for byte. `random` gives fresh bytes.
 * Gives a miss when the document has a blank node (its labels depend on everything), when the two
 * skeletons differ or a slot does not show as often as it should, or when a filling differs.
 */
export async function compileTemplate(
  document: JsonObject,
  profile: TemplateProfile,
  canonicalise: Canonicalise,
  random: Random,
): Promise<CanonicalTemplate | TemplateMiss> {
  const { pattern, kinds } = patternOf(document, profile);
  const canonical = (values: readonly string[]) =>
    canonicalise(fillPattern(pattern, values) as JsonObject);
  const [marks, others] = [0, 1].map(() => kinds.map((kind) => markOf(kind, random)));
  if (!marks || !others) throw new Error('two sets of marks');
  const text = await canonical(marks);
  if (!labelsAreConstant(text, profile.blankNodes(document))) return 'blank-node';
  const lines = linesOf(text, marks);
  const again = linesOf(await canonical(others), others);
  if (skeleton(lines) !== skeleton(again) || !showsAll(lines, kinds)) return 'unstable';
  const ordered = orderLines(
    lines.map(({ texts, slots }) => ({ texts: texts.map(bytesOf), slots })),
  );
  if (ordered === undefined) return 'unstable';
  const template: CanonicalTemplate = {
    pattern,
    kinds,
    lines: ordered,
    begun: new Map(),
    iris: new Set(lines.flatMap(({ texts }) => irisOf(texts))),
  };
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const values = kinds.map((kind) => trialOf(kind, random));
    const filled = fillTemplate(template, values);
    const expected = createHash('sha256')
      .update(await canonical(values))
      .digest();
    if (!('digest' in filled) || !expected.equals(filled.digest)) return 'differs';
  }
  return template;
}

/** The values of the slots when the document equals the template's pattern in all the rest. */
export const matchTemplate = (
  { pattern, kinds }: CanonicalTemplate,
  document: JsonObject,
): readonly string[] | undefined =>
  matchPattern(pattern, document, new Array<string>(kinds.length).fill(''));

/** An absolute IRI of the schemes that we name nodes with; no context gives these a meaning. */
const IRI = /^(?:urn:uuid:|https?:\/\/)[A-Za-z0-9:/._#%-]+$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
/** From here on the order of UTF-16 units is not that of code points (RDFC-1.0 sorts code points). */
const LATE = /[\ud800-\uffff]/;

const BEYOND_ASCII = /[^\u0000-\u007f]/;

/** SHA-256 of canonical N-Quads, or why they cannot be made from the template. */
export type Filled = { readonly digest: Buffer } | { readonly miss: TemplateMiss };

/**
 * SHA-256 of the canonical form with these values in the slots; a miss when a guard does not hold.
 * The fixed blocks that sort before every block with a slot were hashed once and for all.
 */
export function fillTemplate(template: CanonicalTemplate, values: readonly string[]): Filled {
  const [only = ''] = values;
  if (values.length !== 1) return fill(template, values);
  if (template.last?.value !== only)
    template.last = { value: only, filled: fill(template, values) };
  return template.last.filled;
}

function fill(template: CanonicalTemplate, values: readonly string[]): Filled {
  const { kinds, iris, lines } = template;
  const ready = new Array<string>(kinds.length);
  const seen: string[] = [];
  for (let i = 0; i < kinds.length; i += 1) {
    const value = values[i] ?? '';
    ready[i] = value;
    if (kinds[i] === 'text') {
      if (LATE.test(value)) return { miss: 'slot-order' };
      ready[i] = bytesOf(escapeLiteral(value));
    } else if (kinds[i] === 'instant') {
      if (!INSTANT.test(value)) return { miss: 'slot-form' };
    } else {
      if (!IRI.test(value)) return { miss: 'slot-form' };
      if (seen.includes(value) || iris.has(value)) return { miss: 'iri-repeated' };
      seen.push(value);
    }
  }
  const { before, text } = textOf(lines, ready);
  if (text === undefined) return { miss: 'line-repeated' };
  return { digest: begunWith(template, before).copy().update(text, 'latin1').digest() };
}

/**
 * One character for each byte of the UTF-8: one letter beyond Latin-1 would otherwise double the whole
 * text and cost more than its hash. Bytes sort as code points do.
 */
const bytesOf = (text: string): string =>
  BEYOND_ASCII.test(text) ? Buffer.from(text).toString('latin1') : text;

function begunWith({ lines, begun }: CanonicalTemplate, count: number): Hash {
  const known = begun.get(count);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (let i = 0; i < count; i += 1) hash.update(lines.fixed[i]?.text ?? '', 'latin1');
  begun.set(count, hash);
  return hash;
}

function markOf(kind: SlotKind, random: Random): string {
  const hex = random(16).toString('hex');
  if (kind === 'text') return `mark${hex}`;
  if (kind === 'iri') return `urn:uuid:${hex}`;
  return instantOf(random);
}

/** An instant far ahead, so that no document of ours has it by chance. */
function instantOf(random: Random): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = random(5);
  const year = 3000 + (random(2).readUInt16BE() % 7000);
  return (
    `${String(year)}-${two(1 + (month % 12))}-${two(1 + (day % 28))}` +
    `T${two(hour % 24)}:${two(minute % 60)}:${two(second % 60)}Z`
  );
}

const ALPHABET = 'aZ0 "\\\n\r\t\b\f\u0001\u007f<>@^_:.,\u00ae\u0142\u0151\u03a9\u0416\u4e2d\ud7ff';

function trialOf(kind: SlotKind, random: Random): string {
  if (kind === 'instant') return instantOf(random);
  if (kind === 'iri') return `urn:uuid:${random(8).toString('hex')}#x-${random(2).toString('hex')}`;
  return [...random(24)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

function linesOf(text: string, marks: readonly string[]): readonly Line[] {
  const slotOf = new Map(marks.map((mark, slot) => [mark, slot]));
  const anyMark = new RegExp(`(${marks.join('|')})`);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const parts = marks.length === 0 ? [line] : line.split(anyMark);
      return {
        texts: parts.filter((_, i) => i % 2 === 0),
        slots: parts.filter((_, i) => i % 2 === 1).map((mark) => slotOf.get(mark) ?? 0),
      };
    });
}

/** One blank node always has the first label; the labels of several depend on everything. */
function labelsAreConstant(text: string, allowed: 0 | 1): boolean {
  const labels = new Set(
    [...text.matchAll(/(?:^|\s)_:(\w+)(?=\s)/gm)].map(([, label]) => label ?? ''),
  );
  return labels.size <= allowed && [...labels].every((label) => label === 'c14n0');
}

const skeleton = (lines: readonly Line[]): string =>
  JSON.stringify(lines.map((line) => JSON.stringify(line)).sort());

/** A text or an instant is one literal; an IRI is at least the subject of one line. */
function showsAll(lines: readonly Line[], kinds: readonly SlotKind[]): boolean {
  const counts = kinds.map(
    (_, slot) => lines.flatMap(({ slots }) => slots).filter((one) => one === slot).length,
  );
  return kinds.every((kind, i) => (kind === 'iri' ? (counts[i] ?? 0) >= 1 : counts[i] === 1));
}

const irisOf = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => [...text.matchAll(/<([^<>"\s]*)>/g)].map(([, iri]) => iri ?? ''));
