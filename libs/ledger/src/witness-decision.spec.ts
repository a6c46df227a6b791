import { formatAddCheckpoint } from './add-checkpoint.js';
import { openCheckpoint, parseCheckpointBody, signCheckpoint } from './checkpoint.js';
import { consistencyProof } from './consistency-proof.js';
import { cosign } from './cosignature.js';
import { emptyRoot, leafHash } from './hash.js';
import { formatSignedNote, parseSignedNote } from './signed-note.js';
import { referenceRoot, testLeaves, testReader, testSigner } from './testing/test-log.js';
import { decideCosignature } from './witness-decision.js';

const origin = 'hub.example/ledger';
const log = testSigner(origin, 1, 1);
const leaves = testLeaves(12);
const read = testReader(leaves);
const treeAt = (size: number) => ({ size, root: referenceRoot(leaves.slice(0, size)) });
const noteAt = (size: number, root = treeAt(size).root) =>
  signCheckpoint({ origin, size, root }, log);
const logKeys = (name: string) => (name === origin ? [log.verifier] : undefined);
const otherRoot = leafHash(Buffer.from('other'));

async function ask(oldSize: number, newSize: number, note = noteAt(newSize), spoil?: 'proof') {
  const proof = await consistencyProof(oldSize, newSize, read);
  if (spoil) proof[0] = otherRoot;
  return formatAddCheckpoint({ oldSize, proof, note });
}

function decide(body: string, storedSize?: number) {
  const stored = storedSize === undefined ? undefined : treeAt(storedSize);
  return decideCosignature({ body, stored, logKeys });
}

describe('decideCosignature, the status matrix of ledger.md 3 (I9)', () => {
  it.each([
    ['nothing', ''],
    ['no size line', `\n${noteAt(7)}`],
    ['no note', 'old 0\n\n'],
    ['a note without signature', `old 0\n\n${origin}\n7\nx\n`],
    ['64 proof lines', `old 1\n${`${otherRoot.toString('base64')}\n`.repeat(64)}\n${noteAt(7)}`],
    ['size 2^53', `old 0\n\n${noteAt(7).replace('\n7\n', '\n9007199254740992\n')}`],
    ['an extension line', `old 0\n\n${noteAt(7).replace('\n\n', '\nextension\n\n')}`],
  ])('400 for %s', (_, body) => expect(decide(body)).toMatchObject({ status: 400 }));

  it('404 for an unknown origin', () => {
    const stranger = testSigner('stranger.example', 1, 1);
    const note = signCheckpoint({ origin: 'stranger.example', ...treeAt(7) }, stranger);
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], note });
    expect(decide(body)).toEqual({ status: 404, origin: 'stranger.example' });
  });

  it('403 without a signature of a trusted key, or with a bad one', async () => {
    const forged = signCheckpoint({ origin, ...treeAt(7) }, testSigner(origin, 1, 2));
    const moved = noteAt(7).replace('\n7\n', '\n8\n');
    for (const note of [forged, moved]) {
      expect(decide(await ask(0, 7, note))).toMatchObject({ status: 403, origin });
    }
  });

  it('403 when only a witness vouches for the log', async () => {
    const witness = testSigner(origin, 4, 9);
    const note = noteAt(7) + cosign(parseSignedNote(noteAt(7)).text, witness, 5);
    const body = await ask(0, 7, note);
    const logKeys = () => [witness.verifier];
    expect(decideCosignature({ body, stored: undefined, logKeys })).toMatchObject({ status: 403 });
  });

  it('400 when old is above the size, before 409', () =>
    expect(
      decide(formatAddCheckpoint({ oldSize: 8, proof: [], note: noteAt(7) }), 5),
    ).toMatchObject({
      status: 400,
    }));

  it.each([
    [3, 7, 5, 5],
    [3, 7, undefined, 0],
    [0, 7, 5, 5],
    [0, 3, 5, 5],
  ])('409 for old %i to %i with %p stored', async (oldSize, newSize, stored, storedSize) =>
    expect(decide(await ask(oldSize, newSize), stored)).toEqual({
      status: 409,
      origin,
      storedSize,
    }),
  );

  it.each<[string, () => Promise<string>, number | undefined, number]>([
    ['size 0 with another root', () => ask(0, 0, noteAt(0, otherRoot)), undefined, 0],
    [
      'proof lines from size 0',
      () => Promise.resolve(formatAddCheckpoint({ oldSize: 0, proof: leaves, note: noteAt(7) })),
      undefined,
      7,
    ],
    ['a spoiled proof', () => ask(5, 7, undefined, 'proof'), 5, 7],
    ['another root with the right proof', () => ask(5, 7, noteAt(7, otherRoot)), 5, 7],
    ['another root at the same size', () => ask(7, 7, noteAt(7, otherRoot)), 7, 7],
    [
      'a proof at the same size',
      () => Promise.resolve(formatAddCheckpoint({ oldSize: 7, proof: leaves, note: noteAt(7) })),
      7,
      7,
    ],
    [
      'no proof',
      () => Promise.resolve(formatAddCheckpoint({ oldSize: 5, proof: [], note: noteAt(7) })),
      5,
      7,
    ],
  ])('422 for %s, with the note as evidence', async (_, request, stored, size) => {
    const decision = decide(await request(), stored);
    expect(decision).toMatchObject({ status: 422, origin, size });
    if (decision.status !== 422) throw new Error('unreachable');
    expect(openCheckpoint(decision.noteText, log.verifier).checkpoint.size).toBe(size);
  });

  it.each([
    [0, 0, undefined],
    [0, 0, 0],
    [0, 7, undefined],
    [0, 7, 0],
    [5, 7, 5],
    [7, 7, 7],
    [8, 12, 8],
  ])('200 from %i to %i with %p stored', async (oldSize, newSize, stored) => {
    const body = await ask(oldSize, newSize);
    expect(decide(body, stored)).toEqual({
      status: 200,
      origin,
      oldSize,
      ...treeAt(newSize),
      text: parseSignedNote(noteAt(newSize)).text,
      noteText: noteAt(newSize),
    });
  });

  it('keeps only the signatures of the log, so forged lines are never stored', async () => {
    const note = noteAt(7);
    const { text } = parseSignedNote(note);
    const own = cosign(text, testSigner('witness.example', 4, 9), 5);
    const decision = decide(await ask(0, 7, note + own));
    expect(decision).toMatchObject({ status: 200, noteText: note, text });
    expect(parseCheckpointBody(text)).toEqual({ origin, ...treeAt(7) });
  });

  it('accepts either key while a log rotates', async () => {
    const next = testSigner(origin, 1, 2);
    const { text, signatures } = parseSignedNote(noteAt(7));
    const line = { ...next.verifier, signature: next.sign(Buffer.from(text)) };
    const note = formatSignedNote({ text, signatures: [...signatures, line] });
    const keys = [log.verifier, next.verifier];
    const request = { body: await ask(0, 7, note), stored: undefined };
    expect(decideCosignature({ ...request, logKeys: () => keys })).toMatchObject({
      status: 200,
      noteText: note,
    });
    expect(decideCosignature({ ...request, logKeys: () => [next.verifier] }).status).toBe(200);
    expect(decideCosignature({ ...request, logKeys: () => [] }).status).toBe(403);
  });

  it('takes the empty root for size 0', () => expect(treeAt(0).root).toEqual(emptyRoot()));
});
