import { DomainError } from '../core/domain-error.js';

/** Unpacks one zlib stream; undefined when it is none or gives more than so many bytes. */
export type Inflate = (bytes: Uint8Array, atMost: number) => Uint8Array | undefined;

/** Names that stand for something that runs, opens or sends (ISO 32000-2, 12.6.4, 7.11.4, 13). */
const ACTIVE = new Set([
  ...['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'SubmitForm'],
  ...['ImportData', 'GoToE', 'XFA', 'Movie', 'Rendition'],
]);
/** Ways of packing that are not looked into. */
const OTHER_FILTERS = new Set([
  ...['ASCIIHexDecode', 'ASCII85Decode', 'LZWDecode', 'RunLengthDecode', 'Crypt'],
  ...['DCTDecode', 'JPXDecode', 'CCITTFaxDecode', 'JBIG2Decode'],
]);
/** How near to the end the counterpart of the header must be. */
const TAIL = 1024;
/** The dictionary of a stream stands right before it. */
const DICTIONARY = 65_536;
/** Of one stream and of all together, unpacked; a hundred pages of text stay far below. */
const MAX_STREAM = 16 * 1_048_576;
const MAX_UNPACKED = 64 * 1_048_576;
/** Bounds for the work; a catalogue of a thousand pages stays below. */
const MAX_NAMES = 2_000_000;
const MAX_STREAMS = 20_000;

/**
 * Checks that a PDF is one by its first and last bytes, and has neither encryption nor anything
 * active. Names are looked for in the whole file and, as objects may be packed, in every Flate stream
 * but those of pictures. Refuses `evidence.document-unreadable`, also for packed objects that it
 * cannot look into, `evidence.document-encrypted` and `evidence.document-active`.
 *
 * It is a bounded scan and no reader of PDF: what harms a viewer by faults of the viewer is not
 * found here.
 */
export function checkPdf(bytes: Uint8Array, inflate: Inflate): void {
  const text = latin1(bytes);
  if (!/^%PDF-[12]\.\d[\r\n]/.test(text.slice(0, 16))) refuse('the start of a PDF', 'other bytes');
  if (!text.slice(-TAIL).includes('%%EOF')) refuse('the end of a PDF', 'other bytes');
  let unseen = checkNames(text);
  let room = MAX_UNPACKED;
  for (const { start, end, dictionary } of streamsOf(text)) {
    const names = [...namesIn(dictionary)];
    const objects = names.filter((name) => name === 'ObjStm').length;
    unseen -= objects;
    if (!isFlate(names, objects > 0)) continue;
    const unpacked = inflate(bytes.subarray(start, end), Math.min(room, MAX_STREAM));
    // A font or a page that does not unpack shows nothing; objects that do not could be anything.
    if (!unpacked && (objects > 0 || room < MAX_STREAM))
      refuse('streams that unpack to little', 'another one');
    room -= unpacked?.length ?? 0;
    unseen += unpacked ? checkNames(latin1(unpacked)) : 0;
  }
  if (unseen > 0) refuse('packed objects where they belong', 'others');
}

/** Whether to unpack the stream. Refuses packed objects under anything but plain Flate. */
function isFlate(names: readonly string[], holdsObjects: boolean): boolean {
  const flate = names.includes('FlateDecode') && !names.some((name) => OTHER_FILTERS.has(name));
  if (!holdsObjects) return flate && !names.includes('Image');
  if (names.includes('Predictor') || (!flate && names.includes('Filter')))
    refuse('objects packed by Flate alone', 'others');
  return flate;
}

/** How many streams of packed objects the text names. */
function checkNames(text: string): number {
  let objects = 0;
  let seen = 0;
  for (const name of namesIn(text)) {
    seen += 1;
    if (seen > MAX_NAMES) refuse(`at most ${String(MAX_NAMES)} names`, 'more');
    if (name === 'Encrypt')
      throw new DomainError('evidence.document-encrypted', {
        expected: 'a document that everybody can open',
        got: name,
      });
    if (ACTIVE.has(name))
      throw new DomainError('evidence.document-active', {
        expected: 'a document that only shows something',
        got: name,
      });
    if (name === 'ObjStm') objects += 1;
  }
  return objects;
}

/** Every name, with `#` and two digits read as the character they mean (ISO 32000-2, 7.3.5). */
function* namesIn(text: string): Generator<string> {
  for (const [, name = ''] of text.matchAll(/\/([A-Za-z0-9#]{1,120})/g))
    yield name.includes('#')
      ? name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        )
      : name;
}

function* streamsOf(
  text: string,
): Generator<{ readonly start: number; readonly end: number; readonly dictionary: string }> {
  let before = 0;
  let seen = 0;
  for (const { 0: keyword, index } of text.matchAll(/(?<!end)stream(?:\r\n|\n|\r)/g)) {
    if (index < before) continue;
    seen += 1;
    if (seen > MAX_STREAMS) refuse(`at most ${String(MAX_STREAMS)} streams`, 'more');
    const start = index + keyword.length;
    const found = text.indexOf('endstream', start);
    const end = found < 0 ? text.length : found;
    const window = text.slice(Math.max(before, index - DICTIONARY), index);
    yield { start, end, dictionary: window.slice(Math.max(0, window.lastIndexOf('endobj'))) };
    before = end;
  }
}

/** One character for each byte; which one does not matter above ASCII. */
const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

function refuse(expected: string, got: string): never {
  throw new DomainError('evidence.document-unreadable', { expected, got });
}
