import type { JsonObject } from './json-object.js';
import { claimsOf } from './jwt-claims.js';
import { fillPattern, type Pattern, patternOf, type TemplateProfile } from './template-pattern.js';

/**
 * The payloads of all `vc+jwt` that equal one in everything but its slots: fixed text, slot, fixed
 * text, … and the registered claims at the end. Texts are UTF-8 with a character for each byte.
 */
interface JwtForm {
  readonly texts: readonly string[];
  readonly slots: readonly number[];
  /** `,"iss":…}` for the values of the slots; undefined when there are no such claims. */
  readonly claims: (values: readonly string[]) => string | undefined;
}

/** What needs no escape in JSON stands for itself; everything else is the strict reader's business. */
const SPECIAL = /[\u0000-\u001f\\]/;
const BEYOND_ASCII = /[\u0080-\u00ff]/;

/**
 * Payloads that were read strictly and proved right, as forms: of the next one that fits, every byte
 * is then known to be what the strict reader would take, and it need not be read to be verified
 * (docs/design/credentials.md 11). Keeps `limit` forms; the one unused for longest goes first.
 */
export class JwtForms {
  private forms: readonly JwtForm[] = [];

  constructor(
    private readonly profile: TemplateProfile,
    private readonly limit: number,
  ) {}

  /** Whether decodeVcJwt would take this payload. False says nothing. */
  fits(payload: Buffer): boolean {
    const text = payload.toString('latin1');
    const form = this.forms.find((one) => matches(one, text));
    if (form === undefined) return false;
    if (form !== this.forms[0]) this.put(form);
    return true;
  }

  /** Makes the form of a payload that decodeVcJwt took, unless it is spelled in another way than ours. */
  learn(payload: Buffer, document: JsonObject): void {
    const form = formOf(document, this.profile);
    if (matches(form, payload.toString('latin1')) && !this.fits(payload)) this.put(form);
  }

  private put(form: JwtForm): void {
    this.forms = [form, ...this.forms.filter((one) => one !== form)].slice(0, this.limit);
  }
}

function matches({ texts, slots, claims }: JwtForm, text: string): boolean {
  const values: string[] = [];
  let at = 0;
  for (let i = 0; i < texts.length; i += 1) {
    const fixed = texts[i] ?? '';
    // Comparing slices takes a fraction of the time of startsWith.
    if (text.slice(at, at + fixed.length) !== fixed) return false;
    at += fixed.length;
    const slot = slots[i];
    if (slot === undefined) break;
    const end = text.indexOf('"', at);
    const value = text.slice(at, end);
    if (end === -1 || SPECIAL.test(value) || !isUtf8(value)) return false;
    values[slot] = value;
    at = end;
  }
  const rest = claims(values);
  return rest !== undefined && text.slice(at) === rest;
}

const isUtf8 = (value: string): boolean =>
  !BEYOND_ASCII.test(value) ||
  Buffer.from(Buffer.from(value, 'latin1').toString()).toString('latin1') === value;

function formOf(document: JsonObject, profile: TemplateProfile): JwtForm {
  const { pattern, kinds } = patternOf(document, profile);
  const texts = [''];
  const slots: number[] = [];
  const write = (text: string) => {
    texts.push((texts.pop() ?? '') + bytesOf(text));
  };
  writePattern(pattern, write, (slot) => {
    slots.push(slot);
    texts.push('');
  });
  // The claims follow as further members of the same object.
  texts.push((texts.pop() ?? '').slice(0, -1));
  const marks = kinds.map((_, slot) => `slot ${String(slot)}`);
  return { texts, slots, claims: claimsText(fillPattern(pattern, marks) as JsonObject, marks) };
}

function writePattern(
  pattern: Pattern,
  write: (text: string) => void,
  hole: (slot: number) => void,
): void {
  switch (pattern.kind) {
    case 'fixed':
      write(JSON.stringify(pattern.value));
      return;
    case 'slot':
      write('"');
      hole(pattern.slot);
      write('"');
      return;
    case 'list':
      pattern.items.forEach((item, i) => {
        write(i === 0 ? '[' : ',');
        writePattern(item, write, hole);
      });
      write(pattern.items.length === 0 ? '[]' : ']');
      return;
    case 'object':
      pattern.members.forEach((member, i) => {
        write(`${i === 0 ? '{' : ','}${JSON.stringify(pattern.names[i])}:`);
        writePattern(member, write, hole);
      });
      write(pattern.members.length === 0 ? '{}' : '}');
      return;
  }
}

/** The claims as claimsOf gives them, written as what stands in the slots implies. */
function claimsText(marked: JsonObject, marks: readonly string[]): JwtForm['claims'] {
  const { validFrom, validUntil, ...others } = marked;
  const members = Object.entries({ ...claimsOf(others), nbf: validFrom, exp: validUntil });
  const claims = members.flatMap(([name, member]) => {
    if (typeof member !== 'string') return [];
    const isTime = name === 'nbf' || name === 'exp';
    return [{ name, slot: marks.indexOf(member), isTime, fixed: bytesOf(member) }];
  });
  return (values) => {
    let text = '';
    for (const { name, slot, isTime, fixed } of claims) {
      const value = slot === -1 ? fixed : (values[slot] ?? '');
      const seconds = isTime ? Date.parse(value) / 1000 : 0;
      if (value === '' || !Number.isInteger(seconds)) return undefined;
      text += `,"${name}":${isTime ? String(seconds) : `"${value}"`}`;
    }
    return `${text}}`;
  };
}

/** One character for each byte of the UTF-8. */
const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');
