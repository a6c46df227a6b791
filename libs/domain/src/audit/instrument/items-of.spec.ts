import { itemsOf } from './items-of.js';

it('asks 60 items in full and 29 in short, in the same order', () => {
  const full = itemsOf('full').map(({ id }) => id);
  const short = itemsOf('short').map(({ id }) => id);
  expect([full.length, short.length]).toEqual([60, 29]);
  expect(full.filter((id) => short.includes(id))).toEqual(short);
});

it('asks something about every construct in short, but for digital support', () => {
  const asked = new Set(itemsOf('short').map(({ construct }) => construct));
  const missing = itemsOf('full').filter(({ construct }) => !asked.has(construct));
  expect(new Set(missing.map(({ construct }) => construct))).toEqual(new Set(['ICT']));
});
