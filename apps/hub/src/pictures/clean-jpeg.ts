import { exifOrientation, orientationSegment } from './exif-orientation.js';
import { checkPixels, malformed } from './picture-limits.js';

// Markers of ITU-T T.81, table B.1.
const END = 0xd9;
const SCAN = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
/** Frames: sizes stand in them. C4, C8 and CC lie between and are something else. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Within a scan: a stuffed zero, or a restart. */
const isOfScan = (next: number) => next === 0 || (next >= 0xd0 && next <= 0xd7);
const COLOURS = Buffer.from('ICC_PROFILE\0', 'latin1');

/**
 * A JPEG (ITU-T T.81) without what it tells beside the picture: Exif with the place where it was
 * taken, XMP, IPTC, comments, previews, and what hides after its end. How it is to be turned stays.
 * No pixel is decoded. Refuses `evidence.picture-malformed` and `evidence.picture-too-large`.
 */
export function cleanJpeg(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  let hasFrame = false;
  let isTurned = false;
  for (;;) {
    const marker = markerAt(bytes, at);
    if (marker === END) break;
    const end = at + 2 + lengthAt(bytes, at + 2);
    if (end > bytes.length) throw malformed('a segment ends after the picture');
    const payload = bytes.subarray(at + 4, end);
    if (isFrame(marker)) {
      if (payload.length < 6) throw malformed('a frame without a size');
      checkPixels(payload.readUInt16BE(3), payload.readUInt16BE(1));
      hasFrame = true;
    }
    const orientation = marker === APP1 && !isTurned ? exifOrientation(payload) : undefined;
    if (orientation !== undefined) {
      kept.push(orientationSegment(orientation));
      isTurned = true;
    } else if (shows(marker, payload)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== SCAN) continue;
    if (!hasFrame) throw malformed('a scan before its frame');
    const scan = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, scan));
    at = scan;
  }
  if (!hasFrame) throw malformed('a picture without a frame');
  return Buffer.concat([...kept, Buffer.from([0xff, END])]);
}

/** Whether a segment decides how the picture looks. */
function shows(marker: number, payload: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP2) return payload.subarray(0, COLOURS.length).equals(COLOURS);
  return marker === APP0 || marker === APP14;
}

function markerAt(bytes: Buffer, at: number): number {
  const marker = bytes[at + 1];
  if (bytes[at] !== 0xff || marker === undefined) throw malformed('the picture ends too early');
  if (marker < 0xc0 || isOfScan(marker) || marker === 0xd8)
    throw malformed('a marker where none belongs');
  return marker;
}

function lengthAt(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length) throw malformed('the picture ends too early');
  const length = bytes.readUInt16BE(at);
  if (length < 2) throw malformed('a segment without a length');
  return length;
}

/** Where the next marker stands that does not belong to the scan. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    // 0xff before a marker is filling (T.81 B.1.1.2): the last one is the marker's own.
    if (next !== undefined && next !== 0xff && !isOfScan(next)) return at;
  }
  throw malformed('the picture ends too early');
}
