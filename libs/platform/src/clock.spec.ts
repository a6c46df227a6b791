import { type Clock, Ids, Salts } from './clock.js';

const clockAt = (instant: string): Clock => ({ now: () => new Date(instant) });
const UUID = (version: number) =>
  new RegExp(
    `^[0-9a-f]{8}-[0-9a-f]{4}-${String(version)}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`,
  );

it('makes ids of version 7 that begin with the time and sort by it', () => {
  const early = new Ids(clockAt('2026-11-23T10:00:00.000Z')).next();
  const late = new Ids(clockAt('2026-11-23T10:00:00.001Z')).next();
  expect(early).toMatch(UUID(7));
  expect(parseInt(early.replaceAll('-', '').slice(0, 12), 16)).toBe(
    Date.parse('2026-11-23T10:00:00.000Z'),
  );
  expect(early < late).toBe(true);
});

it('makes ids of version 4 that tell nothing, and numbers below a bound', () => {
  const salts = new Salts();
  expect(salts.uuid()).toMatch(UUID(4));
  expect(salts.uuid()).not.toBe(salts.uuid());
  expect(salts.next()).toHaveLength(32);
  expect(new Set(Array.from({ length: 200 }, () => salts.below(3)))).toEqual(new Set([0, 1, 2]));
});
