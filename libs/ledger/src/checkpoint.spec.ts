import {
  type Checkpoint,
  formatCheckpointBody,
  openCheckpoint,
  parseCheckpointBody,
  signCheckpoint,
} from './checkpoint.js';
import { formatSignedNote, parseSignedNote } from './signed-note.js';
import { codeOf } from './testing/code-of.js';
import { testSigner } from './testing/test-log.js';

const origin = 'hub.example/ledger';
const log = testSigner(origin, 1, 1);
const checkpoint: Checkpoint = { origin, size: 7, root: Buffer.alloc(32, 9) };
const root = checkpoint.root.toString('base64');
const body = `${origin}\n7\n${root}\n`;
const noteOf = (text: string, signer = log) =>
  formatSignedNote({
    text,
    signatures: [{ ...signer.verifier, signature: signer.sign(Buffer.from(text)) }],
  });

describe('a checkpoint body', () => {
  it.each([
    ['nothing', ''],
    ['two lines', `${origin}\n7\n`],
    ['an extension line', `${body}extension\n`],
    ['an empty extension line', `${body}\n`],
    ['no final newline', body.slice(0, -1)],
    ['no origin', `\n7\n${root}\n`],
    ['a space in the origin', `hub example\n7\n${root}\n`],
    ['a leading zero', `${origin}\n07\n${root}\n`],
    ['a negative size', `${origin}\n-7\n${root}\n`],
    ['I17 size 2^53', `${origin}\n9007199254740992\n${root}\n`],
    ['I17 size 2^64 + 7', `${origin}\n18446744073709551623\n${root}\n`],
    ['no root', `${origin}\n7\n\n`],
    ['a root of 31 bytes', `${origin}\n7\n${Buffer.alloc(31).toString('base64')}\n`],
    ['a root without padding', `${origin}\n7\n${root.slice(0, -1)}\n`],
    ['a root in hex', `${origin}\n7\n${'00'.repeat(32)}\n`],
  ])('is refused: %s', (_, text) =>
    expect(codeOf(() => parseCheckpointBody(text))).toBe('checkpoint.malformed'),
  );

  it.each<[string, Partial<Checkpoint>, string]>([
    ['no origin', { origin: '' }, 'checkpoint.malformed'],
    ['two lines of origin', { origin: 'a\nb' }, 'checkpoint.malformed'],
    ['a short root', { root: Buffer.alloc(31) }, 'checkpoint.malformed'],
    ['size 2^53', { size: 2 ** 53 }, 'size.out-of-range'],
    ['size -1', { size: -1 }, 'size.out-of-range'],
  ])('is not written with %s', (_, change, code) =>
    expect(codeOf(() => formatCheckpointBody({ ...checkpoint, ...change }))).toBe(code),
  );

  it('has three lines', () => {
    expect(formatCheckpointBody(checkpoint)).toBe(body);
    expect(parseCheckpointBody(body)).toEqual(checkpoint);
  });
});

describe('a signed checkpoint', () => {
  const signed = signCheckpoint(checkpoint, log);

  it('is signed by the log of its origin only', () => {
    const others = [testSigner('other.example', 1, 1), testSigner(origin, 4, 1)];
    for (const signer of others) {
      expect(codeOf(() => signCheckpoint(checkpoint, signer))).toBe('checkpoint.wrong-origin');
    }
  });

  it.each([
    ['nothing', '', 'note.malformed'],
    ['another body', signed.replace('\n7\n', '\n8\n'), 'note.bad-signature'],
    ['another key', noteOf(body, testSigner(origin, 1, 2)), 'note.not-signed'],
    ['another name', noteOf(body, testSigner('other.example', 1, 1)), 'note.not-signed'],
    ['an extension line', noteOf(`${body}extension\n`), 'checkpoint.malformed'],
    ['the origin of another log', noteOf(`other.example\n7\n${root}\n`), 'checkpoint.wrong-origin'],
  ])('is refused: %s', (_, note, code) =>
    expect(codeOf(() => openCheckpoint(note, log.verifier))).toBe(code),
  );

  it('is not opened with a witness key', () => {
    const witness = testSigner(origin, 4, 2).verifier;
    expect(codeOf(() => openCheckpoint(signed, witness))).toBe('note.not-signed');
  });

  it('is the same bytes every time (I5) and opens', () => {
    expect(signCheckpoint(checkpoint, log)).toBe(signed);
    const opened = openCheckpoint(signed, log.verifier);
    expect(opened).toEqual({ checkpoint, note: parseSignedNote(signed) });
  });
});
