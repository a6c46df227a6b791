import { PNG } from 'pngjs';
import { badgePicture } from './badge-picture.js';

/** How many bars a line through the middle crosses. */
function barsOf(picture: Buffer): number {
  const { width, height, data } = PNG.sync.read(picture);
  const reds = Array.from({ length: width }, (_, x) => data[(height / 2) * width * 4 + x * 4] ?? 0);
  const golden = reds.map((red) => red === 214);
  // The ring is crossed twice.
  return golden.filter((gold, x) => gold && golden[x - 1] === false).length - 2;
}

it.each([1, 2, 3, 4, 5])('shows level %i by as many bars', (level) => {
  expect(barsOf(badgePicture(level))).toBe(level);
});

it('is clear outside the seal, and always the same', () => {
  expect(PNG.sync.read(badgePicture(2)).data[3]).toBe(0);
  expect(badgePicture(2)).toEqual(badgePicture(2));
});
