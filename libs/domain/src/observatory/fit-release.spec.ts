import type { ObservatoryRelease } from '../generated/schemas.js';
import { fitRelease, RELEASE_LIMIT } from './fit-release.js';

const release = (lines: number, title = 'Stitching'): ObservatoryRelease => ({
  ...{ quarter: '2026-Q4', publishedThrough: '2027-01-01T00:00:00.000Z' },
  ...{ statements: [], firms: null, tables: [] },
  skills: {
    lines: Array.from({ length: lines }, (_, n) => ({
      standard: `https://registry.example/concepts/${String(n).padStart(10, '0')}/v1.0`,
      title,
      figures: { hubs: 5, firms: 15, needed: 100 },
      ...{ countries: [], hidden: 0 },
    })),
    ...{ hidden: 3, cut: 0 },
  },
});
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

it('leaves a release as it is to its last byte', () => {
  const whole = release(40);
  expect(fitRelease(whole, bytesOf(whole))).toBe(whole);
});

it('leaves out the least lacked from one byte on, and says how many', () => {
  const whole = release(40);
  const { skills } = fitRelease(whole, bytesOf(whole) - 1);
  expect(skills).toEqual({ ...whole.skills, lines: whole.skills.lines.slice(0, 39), cut: 1 });
});

it.each([2000, 3333, 9999, RELEASE_LIMIT])(
  'fits into %i bytes, with hardly a line to spare',
  (limit) => {
    const whole = release(1200, 'Züge ≥ „Naht“');
    const fit = fitRelease(whole, limit);
    const room = limit - bytesOf(fit);
    expect(room).toBeGreaterThanOrEqual(0);
    expect(room).toBeLessThan(bytesOf(whole.skills.lines[0]) + 5);
    expect(fit.skills.lines.length + fit.skills.cut).toBe(1200);
  },
);

it('cuts every skill where there is no room, and no table', () => {
  const { skills, ...rest } = fitRelease(release(5), 10);
  expect([skills.lines, skills.cut]).toEqual([[], 5]);
  expect(rest).toEqual({ ...release(5), skills: undefined });
});
