/** Tag of the orientation in the first directory (Exif 2.32, 4.6.4 A), a SHORT. */
const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_LENGTH = 12;

/**
 * How a picture is to be turned, 1 to 8, by the TIFF structure inside Exif; undefined when it does
 * not say so or cannot be read. Reads the first directory only and never outside of the bytes.
 */
export function readOrientation(tiff: Uint8Array): number | undefined {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (view.byteLength < 8) return undefined;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const little = order === 0x4949;
  if (view.getUint16(2, little) !== 42) return undefined;
  const directory = view.getUint32(4, little);
  if (directory + 2 > view.byteLength) return undefined;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i += 1) {
    const entry = directory + 2 + i * ENTRY_LENGTH;
    if (entry + ENTRY_LENGTH > view.byteLength) return undefined;
    if (view.getUint16(entry, little) !== ORIENTATION) continue;
    const value = view.getUint16(entry + 8, little);
    const isShort = view.getUint16(entry + 2, little) === SHORT;
    return isShort && value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
