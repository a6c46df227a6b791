import { gunzipSync, inflateSync } from 'node:zlib';

/** What is looked for, by what to call it. */
export type Needles = Readonly<Record<string, Buffer | string>>;

/** As deep as text in base64 in JSON in hex in a dump, and one more. */
const DEPTH = 4;
const HEX_RUN = /[0-9a-fA-F]{16,}/g;
const BASE64_RUN = /[A-Za-z0-9+/_-]{16,}={0,2}/g;

/**
 * Which of these occur anywhere in the bytes: as they are, in either case of hex, in base64 and
 * base64url at any of the three offsets, in JSON or URL escapes, in UTF-16, compressed, and any of
 * that inside any other, as a dump writes a bytea column whose JSON holds base64.
 */
export function tracesIn(haystack: Buffer, needles: Needles): readonly string[] {
  const wanted = Object.entries(needles).flatMap(([name, value]) =>
    formsOf(Buffer.from(value)).map((form) => [name, form] as const),
  );
  const found = new Set<string>();
  for (const bytes of layersOf(haystack))
    for (const [name, form] of wanted)
      if (!found.has(name) && bytes.includes(form)) found.add(name);
  return [...found].sort();
}

/** The bytes, and whatever can be decoded of them: hex, base64, base64url, compressed, in any nesting. */
export function* layersOf(
  bytes: Buffer,
  depth: number = DEPTH,
  seen = new Set<string>(),
): Generator<Buffer> {
  yield bytes;
  if (depth === 0) return;
  for (const inner of decodedParts(bytes)) {
    if (inner.length < 6) continue;
    const key = inner.length < 4096 ? inner.toString('latin1') : undefined;
    if (key !== undefined) {
      if (seen.has(key)) continue;
      seen.add(key);
    }
    yield* layersOf(inner, depth - 1, seen);
  }
}

function formsOf(bytes: Buffer): readonly Buffer[] {
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text).equals(bytes);
  const texts = isText
    ? [
        JSON.stringify(text).slice(1, -1),
        JSON.stringify(JSON.stringify(text)).slice(3, -3),
        encodeURIComponent(text),
        escaped(text),
      ]
    : [];
  const encoded = [
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset)),
  ];
  const forms = [bytes, ...[...texts, ...encoded].map((form) => Buffer.from(form))];
  return isText ? [...forms, Buffer.from(text, 'utf16le')] : forms;
}

const escaped = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The characters of base64 that depend on these bytes alone, when `offset` others stand before them. */
function base64At(bytes: Buffer, offset: number): readonly string[] {
  const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
  const text = padded.toString('base64').replace(/=+$/, '');
  const first = Math.ceil((offset * 8) / 6);
  const end = Math.floor((padded.length * 8) / 6);
  const own = text.slice(first, end);
  return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
}

function* decodedParts(bytes: Buffer): Generator<Buffer> {
  const text = bytes.toString('latin1');
  for (const [run] of text.matchAll(HEX_RUN))
    for (const shift of [0, 1]) yield Buffer.from(run.slice(shift), 'hex');
  for (const [run] of text.matchAll(BASE64_RUN))
    for (const shift of [0, 1, 2, 3]) yield Buffer.from(run.slice(shift), 'base64');
  for (const unpack of [gunzipSync, inflateSync]) {
    const plain = attempt(() => unpack(bytes));
    if (plain) yield plain;
  }
}

/** Most bytes are not compressed at all: that is no fault. */
function attempt(unpack: () => Buffer): Buffer | undefined {
  try {
    return unpack();
  } catch {
    return undefined;
  }
}
