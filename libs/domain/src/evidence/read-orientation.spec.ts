import { readOrientation } from './read-orientation.js';
import { exif } from './testing/pictures.js';

/** A TIFF structure whose first directory has one entry. */
const tiff = (tag: number, value: number, little = true) =>
  Uint8Array.from(exif(tag, value, little).subarray(6));
const changed = (at: number, ...bytes: number[]) => {
  const copy = tiff(0x0112, 6);
  copy.set(bytes, at);
  return copy;
};

it.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['a cut header', tiff(0x0112, 6).subarray(0, 7)],
  ['another byte order', changed(0, 0x49, 0x4d)],
  ['another number', changed(2, 43)],
  ['a directory outside of the bytes', changed(4, 0xff, 0xff, 0xff, 0xff)],
  ['a directory that is cut', tiff(0x0112, 6).subarray(0, 20)],
  ['no entry', changed(8, 0, 0)],
  ['another tag only', tiff(0x8825, 6)],
  ['a count beyond the bytes', changed(8, 0xff, 0xff, 0, 0)],
  ['a value of another type', changed(12, 4)],
  ['0', tiff(0x0112, 0)],
  ['9', tiff(0x0112, 9)],
])('gives nothing for %s', (_name, bytes) => {
  expect(readOrientation(bytes)).toBe(undefined);
});

it.each([1, 6, 8])('reads %d in both byte orders', (value) => {
  expect(readOrientation(tiff(0x0112, value))).toBe(value);
  expect(readOrientation(tiff(0x0112, value, false))).toBe(value);
});
