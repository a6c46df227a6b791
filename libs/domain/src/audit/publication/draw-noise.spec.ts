import { goldenSkills } from '../../../../../test/support/audit-skills.js';
import { mulberry32 } from '../random/mulberry32.js';
import { drawNoise, noisyCount, type RandomBytes } from './draw-noise.js';

const seeded = (seed: number): RandomBytes => {
  const random = mulberry32(seed);
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let i = 0; i < length; i++) bytes[i] = 256 * random();
    return bytes;
  };
};

it.each([
  [1000, 1],
  [500, 2],
  [250, 3],
])('is geometric on both sides at %i thousandths', (epsilonMilli, seed) => {
  const bytes = seeded(seed);
  const draws = 8_000;
  const counts = new Map<number, number>();
  for (let i = 0; i < draws; i++) {
    const k = drawNoise(epsilonMilli, bytes);
    counts.set(k, (counts.get(k) ?? 0) + 1);
  }
  expect([...counts.keys()].every(Number.isSafeInteger)).toBe(true);
  const ratio = Math.exp(-epsilonMilli / 1000);
  for (let k = -4; k <= 4; k++) {
    const p = ((1 - ratio) / (1 + ratio)) * ratio ** Math.abs(k);
    const deviation = Math.sqrt(draws * p * (1 - p));
    expect(Math.abs((counts.get(k) ?? 0) - draws * p)).toBeLessThan(4.5 * deviation);
  }
  const square = [...counts].reduce((sum, [k, count]) => sum + k * k * count, 0) / draws;
  const expected = Math.sqrt(2 * ratio) / (1 - ratio);
  expect(Math.sqrt(square) / expected).toBeCloseTo(1, 1);
  if (epsilonMilli === 1000)
    expect(expected).toBeCloseTo(goldenSkills().unit.geometricNoiseSdEps1 as number, 9);
});

it('is the same for the same bytes, and not always the same', () => {
  const draw = (seed: number) => {
    const bytes = seeded(seed);
    return Array.from({ length: 30 }, () => drawNoise(1000, bytes));
  };
  expect(draw(5)).toEqual(draw(5));
  expect(draw(5)).not.toEqual(draw(6));
});

it('never counts below nothing', () => {
  const bytes = seeded(9);
  const counts = Array.from({ length: 200 }, () => noisyCount(1, 250, bytes));
  expect(Math.min(...counts)).toBe(0);
});

it.each([0, -5, 1001, 1.5, NaN])('refuses an epsilon of %d thousandths', (epsilonMilli) => {
  expect(() => drawNoise(epsilonMilli, seeded(1))).toThrow('audit.figure-refused');
});

it.each([0, 255])('ends when the source always gives %i', (byte) => {
  const broken: RandomBytes = (length) => new Uint8Array(length).fill(byte);
  expect(() => drawNoise(1000, broken)).toThrow('never changes');
});
