import { signCheckpoint } from './checkpoint.js';
import { codeOf } from './testing/code-of.js';
import { testLeaves, testSigner } from './testing/test-log.js';
import { formatTlogProof, parseTlogProof, type TlogProof } from './tlog-proof.js';

const origin = 'hub.example/ledger';
const checkpoint = signCheckpoint(
  { origin, size: 7, root: Buffer.alloc(32, 1) },
  testSigner(origin, 1, 1),
);
const proof: TlogProof = { extra: 'ZXh0cmE=', index: 4, hashes: testLeaves(3), checkpoint };
const text = formatTlogProof(proof);
const hash = Buffer.alloc(32).toString('base64');

describe('a .tlog-proof', () => {
  it.each([
    ['nothing', ''],
    ['another version', text.replace('@v1', '@v2')],
    ['a byte order mark', `\ufeff${text}`],
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['no empty line', text.replaceAll('\n\n', '\n')],
    ['no index', text.replace('index 4\n', '')],
    ['an index before the extra', text.replace(/(extra .*\n)(index 4\n)/, '$2$1')],
    ['two extras', text.replace(/(extra .*\n)/, '$1$1')],
    ['an empty extra', text.replace('extra ZXh0cmE=', 'extra ')],
    ['an extra without padding', text.replace('ZXh0cmE=', 'ZXh0cmE')],
    ['an index with a leading zero', text.replace('index 4', 'index 04')],
    ['a negative index', text.replace('index 4', 'index -4')],
    ['I17 index 2^53', text.replace('index 4', 'index 9007199254740992')],
    ['a line that is no hash', text.replace('index 4\n', 'index 4\nAAAA\n')],
    ['64 hashes', text.replace('index 4\n', `index 4\n${`${hash}\n`.repeat(61)}`)],
    ['too much', text + '\n'.repeat(192 * 1024)],
  ])('is refused: %s', (_, malformed) =>
    expect(codeOf(() => parseTlogProof(malformed))).toBe('proof.malformed'),
  );

  it.each([
    ['no checkpoint', text.slice(0, text.indexOf('\n\n') + 2)],
    ['a second empty line', text.replace('\n\n', '\n\n\n').replace(/\n— [^]*$/, '')],
    ['an unsigned checkpoint', text.slice(0, text.indexOf('\n—'))],
  ])('is refused: %s', (_, malformed) =>
    expect(codeOf(() => parseTlogProof(malformed))).toBe('note.malformed'),
  );

  it.each<[string, Partial<TlogProof>, string]>([
    ['a bad extra', { extra: 'a b' }, 'proof.malformed'],
    ['index 2^53', { index: 2 ** 53 }, 'size.out-of-range'],
    ['a short hash', { hashes: [Buffer.of(1)] }, 'hash.malformed'],
    ['no note', { checkpoint: 'text\n' }, 'note.malformed'],
  ])('is not written with %s', (_, change, code) =>
    expect(codeOf(() => formatTlogProof({ ...proof, ...change }))).toBe(code),
  );

  it('survives its text form, checkpoint verbatim', () => {
    const plain: TlogProof = { index: 4, hashes: proof.hashes, checkpoint };
    for (const some of [proof, plain, { ...plain, hashes: [], index: 0 }]) {
      const written = formatTlogProof(some);
      expect(parseTlogProof(written)).toEqual(some);
      expect(written.endsWith(`\n\n${checkpoint}`)).toBe(true);
    }
    expect(text.split('\n').slice(0, 3)).toEqual([
      'c2sp.org/tlog-proof@v1',
      'extra ZXh0cmE=',
      'index 4',
    ]);
  });
});
