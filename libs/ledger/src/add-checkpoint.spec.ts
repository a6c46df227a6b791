import { claimedOrigin, formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.js';
import { codeOf } from './testing/code-of.js';
import { testLeaves } from './testing/test-log.js';

const note = 'hub.example/ledger\n7\nroot\n\n— hub.example/ledger AAAA\n';
const hash = Buffer.alloc(32).toString('base64');

describe('an add-checkpoint body', () => {
  it.each([
    ['nothing', ''],
    ['no empty line', `old 1\n${hash}\nhub.example`],
    ['no old line', `\n\n${note}`],
    ['another word', `new 1\n\n${note}`],
    ['no space', `old1\n\n${note}`],
    ['no size', `old \n\n${note}`],
    ['two spaces', `old  1\n\n${note}`],
    ['a leading zero', `old 01\n\n${note}`],
    ['a negative size', `old -1\n\n${note}`],
    ['size 2^53 (I17)', `old 9007199254740992\n\n${note}`],
    ['a line that is no hash', `old 1\n${hash}\nAAAA\n\n${note}`],
    ['CRLF', `old 1\r\n\r\n${note}`],
    ['64 proof lines', `old 1\n${`${hash}\n`.repeat(64)}\n${note}`],
  ])('is refused: %s', (_, text) =>
    expect(codeOf(() => parseAddCheckpoint(text))).toBe('request.malformed'),
  );

  it('is not written with a bad size or hash', () => {
    expect(codeOf(() => formatAddCheckpoint({ oldSize: -1, proof: [], note }))).toBe(
      'size.out-of-range',
    );
    expect(codeOf(() => formatAddCheckpoint({ oldSize: 1, proof: [Buffer.of(1)], note }))).toBe(
      'hash.malformed',
    );
  });

  it.each([0, 1, 63])('with %i proof lines survives its text form', (count) => {
    const proof = testLeaves(count);
    const text = formatAddCheckpoint({ oldSize: 5, proof, note });
    expect(parseAddCheckpoint(text)).toEqual({ oldSize: 5, proof, noteText: note });
  });
});

describe('claimedOrigin', () => {
  it.each(['', 'old 1', 'old 1\n\n', 'old 1\n\norigin', 'old 1\n\n\norigin\n'])(
    'is unknown for %j',
    (text) => expect(claimedOrigin(text)).toBeUndefined(),
  );
  it('is the first line of the checkpoint', () => {
    expect(claimedOrigin(`old 0\n\n${note}`)).toBe('hub.example/ledger');
    expect(claimedOrigin(`old 5\n${hash}\n${hash}\n\n${note}`)).toBe('hub.example/ledger');
  });
});
