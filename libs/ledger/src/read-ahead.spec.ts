import { readAhead } from './read-ahead.js';

describe('reading ahead', () => {
  it.each([
    [0, 4, 0],
    [3, 4, 3],
    [40, 4, 4],
    [40, 1, 1],
  ])('gives %i results in order, never more than %i at a time', async (count, depth, most) => {
    let running = 0;
    let highest = 0;
    const items = Array.from({ length: count }, (_, i) => i);
    const work = async (item: number) => {
      highest = Math.max(highest, ++running);
      // the later ones end first
      for (let turn = count - item; turn > 0; turn--) await Promise.resolve();
      running--;
      return item * 2;
    };
    const got: number[] = [];
    for await (const result of readAhead(items, depth, work)) got.push(result);
    expect(got).toEqual(items.map((item) => item * 2));
    expect(highest).toBe(most);
  });
});
