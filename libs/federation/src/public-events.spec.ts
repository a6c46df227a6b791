import { readdirSync } from 'node:fs';
import { PUBLIC_EVENTS } from './public-events.js';

it('names the writer of every event that has a schema, and of no other', () => {
  const folders = readdirSync(new URL('../../domain/schemas/events/', import.meta.url), {
    withFileTypes: true,
  });
  const nouns = folders.filter((entry) => entry.isDirectory() && entry.name.includes('.'));
  expect(Object.keys(PUBLIC_EVENTS)).toEqual(nouns.map(({ name }) => name).sort());
  for (const writers of Object.values(PUBLIC_EVENTS)) {
    expect(writers.length).toBeGreaterThan(0);
    expect(new Set(writers).size).toBe(writers.length);
  }
});
