import { labelWidth, wrapLabel } from './wrap-label.js';

it('breaks between words and keeps to the room', () => {
  expect(wrapLabel('Information gathering', 80, 12, 2)).toEqual(['Information', 'gathering']);
  expect(wrapLabel('Information gathering', 400, 12, 2)).toEqual(['Information gathering']);
});

it('cuts what does not fit on the last line', () => {
  const lines = wrapLabel('one two three four five six seven eight', 60, 12, 2);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
  for (const line of lines) expect(labelWidth(line, 12)).toBeLessThanOrEqual(60);
});

it('cuts a word that is wider than the room, also one of wide letters', () => {
  const [line = ''] = wrapLabel('W'.repeat(200), 100, 12, 1);
  expect(labelWidth(line, 12)).toBeLessThanOrEqual(100);
  expect(line.length).toBeGreaterThan(4);
});

it('gives one empty line for nothing', () => {
  expect(wrapLabel(' ', 100, 12, 2)).toEqual(['']);
});
