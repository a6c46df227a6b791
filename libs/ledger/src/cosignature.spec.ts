import { formatCheckpointBody, openCheckpoint, signCheckpoint } from './checkpoint.js';
import { cosign, cosignaturesOf, cosignatureTime } from './cosignature.js';
import { parseSignedNote } from './signed-note.js';
import { codeOf } from './testing/code-of.js';
import { testSigner } from './testing/test-log.js';

const log = testSigner('hub.example/ledger', 1, 1);
const [first, second] = [
  testSigner('registry.example/witness', 4, 2),
  testSigner('peer.example/witness', 4, 3),
];
const checkpoint = { origin: 'hub.example/ledger', size: 7, root: Buffer.alloc(32, 9) };
const body = formatCheckpointBody(checkpoint);
const signed = signCheckpoint(checkpoint, log);
const keys = [first.verifier, second.verifier];

describe('cosign', () => {
  it.each([0, -1, 0.5, NaN, 2 ** 53])('refuses time %d', (time) =>
    expect(codeOf(() => cosign(body, first, time))).toBe('cosignature.malformed'),
  );

  it('refuses a log key and what is no checkpoint body', () => {
    expect(codeOf(() => cosign(body, log, 1))).toBe('cosignature.malformed');
    expect(codeOf(() => cosign(signed, first, 1))).toBe('checkpoint.malformed');
    expect(codeOf(() => cosign('text\n', first, 1))).toBe('checkpoint.malformed');
  });

  it('gives a line that joins the note, which the log key still opens', () => {
    const note = signed + cosign(body, first, 1_700_000_000) + cosign(body, second, 1_700_000_001);
    expect(openCheckpoint(note, log.verifier).checkpoint).toEqual(checkpoint);
    expect(cosignaturesOf(parseSignedNote(note), keys)).toEqual([
      { key: first.verifier, time: 1_700_000_000 },
      { key: second.verifier, time: 1_700_000_001 },
    ]);
    const bytes = parseSignedNote(note).signatures[1]!.signature;
    expect(bytes).toHaveLength(72);
    expect(cosignatureTime(bytes)).toBe(1_700_000_000);
  });
});

describe('cosignatureTime', () => {
  it.each([
    ['64 bytes', Buffer.alloc(64, 1)],
    ['time 0', Buffer.alloc(72)],
  ])('refuses %s', (_, bytes) =>
    expect(codeOf(() => cosignatureTime(bytes))).toBe('cosignature.malformed'),
  );
});

describe('cosignaturesOf', () => {
  const line = cosign(body, first, 1_000);

  it('refuses a note in which a known cosignature is bad', () => {
    const other = formatCheckpointBody({ ...checkpoint, size: 8 });
    const note = parseSignedNote(signed + line + cosign(other, first, 1_000));
    expect(codeOf(() => cosignaturesOf(note, keys))).toBe('note.bad-signature');
  });

  it('refuses a moved time', () => {
    const note = parseSignedNote(signed + line);
    note.signatures[1]!.signature[7]! ^= 1;
    expect(codeOf(() => cosignaturesOf(note, keys))).toBe('note.bad-signature');
  });

  it('ignores strangers and the log, and counts a witness once with its latest time', () => {
    const stranger = cosign(body, testSigner('stranger.example', 4, 4), 1_000);
    const note = parseSignedNote(signed + stranger + cosign(body, first, 2_000) + line);
    expect(cosignaturesOf(note, [...keys, log.verifier])).toEqual([
      { key: first.verifier, time: 2_000 },
    ]);
  });
});
