import { exposureWindow, monthsBefore } from './exposure-window.js';

const at = new Date('2026-11-28T12:00:00Z');
const months = (since: string) => exposureWindow(new Date(since), at).months;

describe('the window over which records are counted', () => {
  it('is empty without records, and with less than a month of them', () => {
    const empty = { months: 0, after: '2026-11-28', until: '2026-11-28', quarters: [], years: [] };
    expect(exposureWindow(undefined, at)).toEqual(empty);
    expect(exposureWindow(new Date('2026-10-28T12:00:01Z'), at)).toEqual(empty);
    expect(exposureWindow(new Date('2027-01-01T00:00:00Z'), at)).toEqual(empty);
  });

  it.each([
    ['2026-10-28T12:00:00Z', 1],
    ['2026-05-28T12:00:01Z', 5],
    ['2026-05-28T12:00:00Z', 6],
    ['2025-05-20T00:00:00Z', 18],
    ['2024-11-28T12:00:00Z', 24],
    ['2001-01-01T00:00:00Z', 24],
  ])('of records since %s has %d whole months, and never more than 24', (since, expected) => {
    expect(months(since)).toBe(expected);
  });

  it('has whole quarters, and years of which the last may be short', () => {
    const window = exposureWindow(new Date('2025-09-20T00:00:00Z'), at);
    expect(window).toMatchObject({ months: 14, after: '2025-09-27', until: '2026-11-28' });
    expect(window.quarters).toEqual([
      { after: '2026-08-28', until: '2026-11-28' },
      { after: '2026-05-28', until: '2026-08-28' },
      { after: '2026-02-28', until: '2026-05-28' },
      { after: '2025-11-28', until: '2026-02-28' },
    ]);
    expect(window.years).toEqual([
      { after: '2025-11-28', until: '2026-11-28' },
      { after: '2025-09-27', until: '2025-11-28' },
    ]);
  });

  it('holds the day on which it begins, in its oldest quarter too', () => {
    const { after, quarters, years } = exposureWindow(new Date('2026-05-28T09:00:00Z'), at);
    expect([after, quarters.at(-1)?.after, years.at(-1)?.after]).toEqual(
      Array.from({ length: 3 }, () => '2026-05-27'),
    );
  });

  it('goes back to the last day of a month that is shorter', () => {
    const end = new Date('2026-05-31T08:00:00Z');
    expect(monthsBefore(end, 3).toISOString()).toBe('2026-02-28T08:00:00.000Z');
    expect(monthsBefore(end, 0)).toEqual(end);
    expect(monthsBefore(end, 27).toISOString()).toBe('2024-02-29T08:00:00.000Z');
  });
});
