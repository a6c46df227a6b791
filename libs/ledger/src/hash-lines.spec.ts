import { formatHashLines, parseHashLines } from './hash-lines.js';
import { codeOf } from './testing/code-of.js';
import { testLeaves } from './testing/test-log.js';

describe('hash lines', () => {
  it('are refused over 63 and for another length', () => {
    expect(codeOf(() => formatHashLines(testLeaves(64)))).toBe('hash.malformed');
    expect(codeOf(() => formatHashLines([Buffer.alloc(31)]))).toBe('hash.malformed');
    const line = Buffer.alloc(32).toString('base64');
    for (const bad of ['', `${line}=`, line.slice(0, -1), `${line}\r`, 'AAAA', `${line}${line}`]) {
      expect(parseHashLines([line, bad])).toBeUndefined();
    }
    expect(parseHashLines(Array<string>(64).fill(line))).toBeUndefined();
  });

  it.each([0, 1, 63])('of %i hashes are read back', (count) => {
    const hashes = testLeaves(count);
    const text = formatHashLines(hashes);
    expect(parseHashLines(text.split('\n').slice(0, -1))).toEqual(hashes);
  });
});
