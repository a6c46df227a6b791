import { type Chance, chance } from './chance.js';

/** Bytes that were changed in one place, and how. */
export interface Mutation {
  readonly what: string;
  readonly bytes: Buffer;
}

/** Kinds of byte that a reader treats each in its own way. */
const CLASSES = {
  structural: /[{}[\]:,"\\~.=|;#/+]/,
  digit: /[0-9]/,
  letter: /[A-Za-z_-]/,
  space: /[ \t\r\n]/,
  control: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/,
  lead: /[\u00c0-\u00ff]/,
  continuation: /[\u0080-\u00bf]/,
} as const;

/** What is put in: of each class one that is right somewhere, and what is right nowhere. */
const PARTS: Readonly<Record<string, Buffer>> = {
  'a bracket': Buffer.from('{'),
  'a closing bracket': Buffer.from(']'),
  'a quote': Buffer.from('"'),
  'a backslash': Buffer.from('\\'),
  'a comma': Buffer.from(','),
  'a dot': Buffer.from('.'),
  'a tilde': Buffer.from('~'),
  padding: Buffer.from('='),
  'a digit': Buffer.from('7'),
  'a letter': Buffer.from('Q'),
  'a plus': Buffer.from('+'),
  'a space': Buffer.from(' '),
  'a line end': Buffer.from('\n'),
  'a carriage return': Buffer.from('\r'),
  'a tab': Buffer.from('\t'),
  NUL: Buffer.from([0]),
  'a control character': Buffer.from([0x1b]),
  DEL: Buffer.from([0x7f]),
  'a lead byte': Buffer.from([0xc3]),
  'a continuation byte': Buffer.from([0x80]),
  'no byte of UTF-8': Buffer.from([0xff]),
  'an overlong form': Buffer.from([0xc0, 0xaf]),
  'half a pair of surrogates': Buffer.from([0xed, 0xa0, 0x80]),
  'a byte order mark': Buffer.from([0xef, 0xbb, 0xbf]),
  'a letter of two bytes': Buffer.from('ł'),
  'a combining mark': Buffer.from('\u0301'),
  'a mark of direction': Buffer.from('\u202e'),
  'an escaped surrogate': Buffer.from('\\ud800'),
  'a member': Buffer.from('"__proto__":{"x":1},'),
};

type Change = (bytes: Buffer, at: number, next: Chance) => readonly [string, Buffer];

const cut = (bytes: Buffer, from: number, to: number, ...between: readonly Buffer[]): Buffer =>
  Buffer.concat([bytes.subarray(0, from), ...between, bytes.subarray(to)]);

function part(next: Chance): readonly [string, Buffer] {
  const all = Object.entries(PARTS);
  const found = all[next(all.length)];
  if (!found) throw new Error('there are parts');
  return found;
}

const CHANGES: readonly Change[] = [
  (bytes, at, next) => {
    const bit = next(8);
    const turned = Buffer.from([(bytes[at] ?? 0) ^ (1 << bit)]);
    return [`bit ${String(bit)} turned`, cut(bytes, at, at + 1, turned)];
  },
  (bytes, at, next) => {
    const [what, put] = part(next);
    return [`replaced by ${what}`, cut(bytes, at, at + 1, put)];
  },
  (bytes, at, next) => {
    const [what, put] = part(next);
    return [`${what} before it`, cut(bytes, at, at, put)];
  },
  (bytes, at) => ['taken out', cut(bytes, at, at + 1)],
  (bytes, at) => ['twice', cut(bytes, at, at, bytes.subarray(at, at + 1))],
  (bytes, at, next) => {
    const end = Math.min(bytes.length, at + 2 + next(60));
    return [`repeated to ${String(end)}`, cut(bytes, at, at, bytes.subarray(at, end))];
  },
  (bytes, at, next) => {
    const end = Math.min(bytes.length, at + 2 + next(60));
    return [`taken out to ${String(end)}`, cut(bytes, at, end)];
  },
  (bytes, at) => ['the end', bytes.subarray(0, at)],
  (bytes, at) => ['the beginning', bytes.subarray(at)],
  (bytes, at) => {
    const pair = Buffer.from([bytes[at + 1] ?? 0, bytes[at] ?? 0]);
    return ['changed places with the next', cut(bytes, at, at + 2, pair)];
  },
];

/**
 * So many mutations of some bytes, each different from them: every class of byte that occurs in turn,
 * with every kind of change. The same seed gives the same ones.
 */
export function* mutationsOf(bytes: Buffer, count: number, seed: number): Generator<Mutation> {
  const next = chance(seed);
  const places = placesByClass(bytes);
  for (let i = 0; i < count;) {
    const [name, at] = placeIn(places, i, next);
    const change = CHANGES[Math.floor(i / places.length) % CHANGES.length];
    if (!change) throw new Error('there are changes');
    const [what, mutated] = change(bytes, at, next);
    i += 1;
    if (mutated.equals(bytes)) continue;
    yield { what: `seed ${String(seed)}: ${name} at ${String(at)} ${what}`, bytes: mutated };
  }
}

type Places = readonly (readonly [string, readonly number[]])[];

function placesByClass(bytes: Buffer): Places {
  const text = bytes.toString('latin1');
  const found: [string, number[]][] = Object.entries(CLASSES).map(([name, pattern]) => [
    name,
    [...text].flatMap((character, at) => (pattern.test(character) ? [at] : [])),
  ]);
  return found.filter(([, places]) => places.length > 0);
}

function placeIn(places: Places, turn: number, next: Chance): readonly [string, number] {
  const [name, at] = places[turn % places.length] ?? ['', []];
  return [name, at[next(at.length)] ?? 0];
}
