import { DomainError } from '../core/domain-error.js';
import { checkDimensions } from './check-dimensions.js';
import { joinBytes } from './join-bytes.js';
import { readOrientation } from './read-orientation.js';

/** A piece of a JPEG file (ITU-T T.81, B.1.1): a marker with what belongs to it. */
interface Segment {
  readonly code: number;
  /** Marker, length and content; for a scan also the coded picture that follows. */
  readonly whole: Uint8Array;
  /** Content of the marker segment without marker and length. */
  readonly content: Uint8Array;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const FRAMES = [0xc0, 0xc1, 0xc2];
/** Huffman and quantisation tables, restart interval: without them nothing can be shown. */
const TABLES = [0xc4, 0xdb, 0xdd];
const COMMENT = 0xfe;
const JFIF_LENGTH = 14;

/**
 * A JPEG file without anything that does not belong to the picture: Exif, XMP and IPTC with the
 * place, comments, thumbnails, unknown application data and all that follows the end, where phones
 * put films and second pictures. What stays is the coded picture byte for byte, the colour profile
 * and which way up it is.
 *
 * Refuses `evidence.picture-malformed` for bytes that are no whole baseline or progressive JPEG
 * (ITU-T T.81, annex B), and what checkDimensions refuses. Nothing is decoded.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let jfif: Uint8Array | undefined;
  let turned: number | undefined;
  let frames = 0;
  let scans = 0;
  for (const { code, whole, content } of segmentsOf(bytes)) {
    if (FRAMES.includes(code)) {
      frames += 1;
      checkFrame(content);
      kept.push(whole);
    } else if (code === SOS) {
      if (frames !== 1) refuse('one frame before the first scan', `${String(frames)} frames`);
      scans += 1;
      kept.push(whole);
    } else if (TABLES.includes(code) || isColour(code, content)) kept.push(whole);
    else if (code === 0xe0 && begins(content, 'JFIF\0')) jfif ??= withoutThumbnail(content);
    else if (code === 0xe1 && begins(content, 'Exif\0\0'))
      turned ??= readOrientation(content.subarray(6));
    else if ((code < 0xe0 || code > 0xef) && code !== COMMENT)
      refuse('markers of a baseline or progressive JPEG', `marker ${code.toString(16)}`);
  }
  if (frames !== 1 || scans === 0)
    refuse('one frame and its scans', `${String(frames)} frames, ${String(scans)} scans`);
  return joinBytes([
    Uint8Array.of(0xff, SOI),
    ...(jfif ? [jfif] : []),
    ...(turned !== undefined && turned !== 1 ? [orientationOnly(turned)] : []),
    ...kept,
    Uint8Array.of(0xff, EOI),
  ]);
}

/** Every segment up to the end of the picture; whatever follows it is not looked at. */
function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) refuse('the start of a JPEG', 'other bytes');
  let at = 2;
  for (;;) {
    const start = at;
    if (bytes[at] !== 0xff) refuse('a marker', `other bytes at ${String(at)}`);
    // A marker may be preceded by any number of fill bytes (B.1.1.2).
    while (bytes[at] === 0xff) at += 1;
    const code = bytes[at];
    if (code === undefined) return refuse('the end of the picture', 'the end of the file');
    at += 1;
    if (code === EOI) return;
    if (code < 0xc0 || (code >= 0xd0 && code <= SOI))
      refuse('a marker with a length', `marker ${code.toString(16)}`);
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (length < 2 || at + length > bytes.length)
      refuse('a marker segment inside the file', `${String(length)} bytes at ${String(at)}`);
    const content = bytes.subarray(at + 2, at + length);
    at += length;
    if (code === SOS) at = endOfScan(bytes, at);
    yield { code, whole: bytes.subarray(start, at), content };
  }
}

/** Where the next marker is. In coded data FF is followed by 00 or by a restart marker (B.1.1.5). */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return refuse('the end of the picture', 'the end of the file');
}

function checkFrame(content: Uint8Array): void {
  if (content.length < 6) refuse('a frame with a size', `${String(content.length)} bytes`);
  const sixteen = (at: number) => ((content[at] ?? 0) << 8) | (content[at + 1] ?? 0);
  checkDimensions(sixteen(3), sixteen(1));
}

/** The profile of colours and Adobe's word on how they are coded: without them it looks different. */
const isColour = (code: number, content: Uint8Array): boolean =>
  (code === 0xe2 && begins(content, 'ICC_PROFILE\0')) ||
  (code === 0xee && begins(content, 'Adobe'));

/** The JFIF header (ITU-T T.871, 10.1) with a thumbnail of no size. */
function withoutThumbnail(content: Uint8Array): Uint8Array {
  if (content.length < JFIF_LENGTH) refuse('a whole JFIF header', 'a part of one');
  const header = Uint8Array.of(0xff, 0xe0, 0, JFIF_LENGTH + 2, ...content.subarray(0, JFIF_LENGTH));
  header.fill(0, JFIF_LENGTH + 2);
  return header;
}

/** The least Exif that says which way up the picture is: one directory with one entry. */
const orientationOnly = (value: number): Uint8Array =>
  Uint8Array.of(
    ...[0xff, 0xe1, 0, 34],
    ...[0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0],
    ...[0, 0, 0, 0],
  );

const begins = (bytes: Uint8Array, text: string): boolean =>
  bytes.length >= text.length && [...text].every((c, i) => bytes[i] === c.charCodeAt(0));

function refuse(expected: string, got: string): never {
  throw new DomainError('evidence.picture-malformed', { expected, got });
}
