/** A gradient of 16 x 8 pixels as Chromium writes it: JFIF, ICC profile, one baseline frame. */
export const JPEG: Uint8Array = bytesOf([
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAA',
  'EAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKA',
  'AAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0',
  'AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWi',
  'AAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQA',
  'AAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbA',
  'BlACAASQBuAGMALgAgADIAMAAxADb/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKra',
  'rYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+P',
  'j4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAME',
  '/8QAFhABAQEAAAAAAAAAAAAAAAAAAAEC/8QAFAEBAAAAAAAAAAAAAAAAAAAABP/EABYRAQEBAAAAAAAAAAAAAAAAAA',
  'EAA//aAAwDAQACEQMRAD8AxaqeqBOASdlv/9k=',
]);

/** The same as a PNG: IHDR, IDAT, IEND. */
export const PNG: Uint8Array = bytesOf([
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAYAAADwdn+XAAAAnUlEQVR4AaSQLQ7CQBCFv2xCCSfgAFwAh8HhUCgUDo',
  'fB4VAoFA6HweFQKBQOxwG4AAdAtBWvP9tmm9Z0U/UyM3k/88yfgX4M9WWkD2O9mOrBXDeWurDWia0O7LXjqA1nrbhq',
  'wV0znprwlonoE9LDYlBg+9mE+JOsmTUpEpQi/lhJ4E/Okpg4f8GRfedagiAt1IlFqbjrKNs37507SAAAAP//14d/dw',
  'AAAAZJREFUAwDqjI/thS8ylwAAAABJRU5ErkJggg==',
]);

/** What a phone writes into a photo about the place, to be looked for. */
export const PLACE = 'GPS 45.3903 N 12.0167 E';

/** A marker segment of a JPEG. */
export const segment = (code: number, content: Uint8Array): Uint8Array =>
  join(Uint8Array.of(0xff, code, (content.length + 2) >> 8, (content.length + 2) & 0xff), content);

/** Exif with one SHORT in its first directory, and a place somewhere behind it. */
export function exif(tag: number, value: number, little = true): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(26));
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, little);
  tiff.setUint32(4, 8, little);
  tiff.setUint16(8, 1, little);
  tiff.setUint16(10, tag, little);
  tiff.setUint16(12, 3, little);
  tiff.setUint32(14, 1, little);
  tiff.setUint16(18, value, little);
  return join(text('Exif\0\0'), new Uint8Array(tiff.buffer), text(PLACE));
}

/** The JPEG with these segments behind its start and these bytes behind its end. */
export const jpegWith = (
  segments: readonly Uint8Array[],
  after: Uint8Array = new Uint8Array(),
): Uint8Array => join(JPEG.subarray(0, 2), ...segments, JPEG.subarray(2), after);

/** A chunk of a PNG. */
export function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = join(text(name), content);
  const frame = new DataView(new ArrayBuffer(8));
  frame.setUint32(0, content.length);
  frame.setUint32(4, crc32(named));
  const bytes = new Uint8Array(frame.buffer);
  return join(bytes.subarray(0, 4), named, bytes.subarray(4));
}

/** The PNG with these chunks behind its header and these bytes behind its end. */
export const pngWith = (
  chunks: readonly Uint8Array[],
  after: Uint8Array = new Uint8Array(),
): Uint8Array => join(PNG.subarray(0, 33), ...chunks, PNG.subarray(33), after);

export const text = (words: string): Uint8Array => new TextEncoder().encode(words);

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Bit by bit, as a second opinion on the table that is used in earnest. */
function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes)
    for (let bit = 0; bit < 8; bit += 1)
      rest = ((rest ^ (byte >> bit)) & 1) !== 0 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return (rest ^ 0xffffffff) >>> 0;
}

function bytesOf(lines: readonly string[]): Uint8Array {
  return Uint8Array.from(atob(lines.join('')), (c) => c.charCodeAt(0));
}
