import { breakLines, cutLines } from './break-lines.js';

/** Every letter is as wide as any other. */
const widthOf = (text: string) => [...text].length;

it('breaks between words, and within one that is wider than a line', () => {
  expect(breakLines('one two three', 7, widthOf)).toEqual(['one two ', 'three']);
  expect(breakLines('a abcdefghij b', 4, widthOf)).toEqual(['a ', 'abcd', 'efgh', 'ij b']);
  expect(breakLines('', 4, widthOf)).toEqual([]);
});

it('loses no letter and no space, however narrow the room', () => {
  const text = 'Überlangeswort und 47\u00a0% von 𝔸𝔹ℂ, drei';
  for (let room = 1; room < 45; room += 1) {
    const lines = breakLines(text, room, widthOf);
    expect(lines.join('')).toBe(text);
    for (const line of lines) expect(widthOf(line.replace(/ $/, ''))).toBeLessThanOrEqual(room);
  }
});

it('cuts lines where parts meet', () => {
  const parts = ['Words:', '“To be.”', '(p. 3)'];
  const lines = breakLines(parts.join(' '), 11, widthOf);
  expect(cutLines(lines, parts)).toEqual([
    [
      { text: 'Words: ', part: 0 },
      { text: '“To ', part: 1 },
    ],
    [
      { text: 'be.” ', part: 1 },
      { text: '(p. 3)', part: 2 },
    ],
  ]);
  for (let room = 1; room < 25; room += 1) {
    const pieces = cutLines(breakLines(parts.join(' '), room, widthOf), parts).flat();
    parts.forEach((text, at) => {
      const of = pieces.flatMap((piece) => (piece.part === at ? piece.text : []));
      expect(of.join('').trimEnd()).toBe(text);
    });
  }
});
