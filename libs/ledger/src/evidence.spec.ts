import { signCheckpoint } from './checkpoint.js';
import { consistencyProof } from './consistency-proof.js';
import { checkEvidence, type Evidence, logSignaturesOnly } from './evidence.js';
import { emptyRoot } from './hash.js';
import {
  mutationsOf,
  referenceRoot,
  testLeaves,
  testReader,
  testSigner,
} from './testing/test-log.js';

const origin = 'hub.example/ledger';
const log = testSigner(origin, 1, 1);
const keys = [log.verifier];
const truth = testLeaves(13);
const lie = [...truth].reverse();
const rootOf = (leaves: readonly Buffer[], size: number) => referenceRoot(leaves.slice(0, size));
const noteOf = (size: number, root: Buffer, signer = log) =>
  signCheckpoint({ origin: signer.verifier.name, size, root }, signer);

function kind1(size = 5): Evidence {
  const [rootA, rootB] = [rootOf(truth, size), rootOf(lie, size)];
  const [noteA, noteB] = [noteOf(size, rootA), noteOf(size, rootB)];
  return { kind: 1, origin, size, noteA, noteB, rootA, rootB, proof: [] };
}

async function kind2(size = 5): Promise<Evidence> {
  const proof = await consistencyProof(size, 13, testReader(truth));
  return { ...kind1(size), kind: 2, noteA: noteOf(13, rootOf(truth, 13)), proof };
}

it('holds for two roots at one size and for a root that a later tree excludes', async () => {
  expect(checkEvidence(kind1(), keys)).toEqual({ holds: true });
  for (const size of [1, 2, 5, 8, 12])
    expect(checkEvidence(await kind2(size), keys)).toEqual({ holds: true });
});

it('holds when one of several keys of the log signed each view', () => {
  const next = testSigner(origin, 1, 9);
  const rotated = { ...kind1(), noteB: noteOf(5, rootOf(lie, 5), next) };
  expect(checkEvidence(rotated, keys).holds).toBe(false);
  expect(checkEvidence(rotated, [...keys, next.verifier])).toEqual({ holds: true });
});

it('an empty tree has one root', () => {
  const none = { ...kind1(), kind: 2 as const, size: 0, rootA: emptyRoot() };
  const evidence = { ...none, noteB: noteOf(0, none.rootB) };
  expect(checkEvidence(evidence, keys)).toEqual({ holds: true });
  expect(checkEvidence({ ...evidence, rootA: none.rootB }, keys).holds).toBe(false);
});

it('is not made by anybody but the log', () => {
  const stranger = testSigner(origin, 1, 2);
  const forged = { ...kind1(), noteB: noteOf(5, rootOf(lie, 5), stranger) };
  expect(checkEvidence(forged, keys).holds).toBe(false);
  expect(checkEvidence({ ...kind1(), noteA: 'garbage' }, keys).holds).toBe(false);
  const other = testSigner('other.example/ledger', 1, 1);
  expect(checkEvidence({ ...kind1(), noteB: noteOf(5, rootOf(lie, 5), other) }, keys).holds).toBe(
    false,
  );
  const witness = testSigner(origin, 4, 1);
  expect(checkEvidence(kind1(), [witness.verifier]).holds).toBe(false);
});

it('is not made of a stale view of the same past', async () => {
  const same = noteOf(5, rootOf(truth, 5));
  const fits = { ...(await kind2()), noteB: same, rootB: rootOf(truth, 5) };
  expect(checkEvidence(fits, keys).holds).toBe(false);
  expect(checkEvidence({ ...kind1(), noteB: same, rootB: rootOf(truth, 5) }, keys).holds).toBe(
    false,
  );
  // two sizes are not two views
  expect(checkEvidence({ ...kind1(), noteA: noteOf(13, rootOf(truth, 13)) }, keys).holds).toBe(
    false,
  );
});

it('does not hold after any change of the proof, the roots or the size', async () => {
  const evidence = await kind2();
  for (const proof of mutationsOf(evidence.proof))
    expect(checkEvidence({ ...evidence, proof }, keys).holds).toBe(false);
  const changes: Partial<Evidence>[] = [
    { size: 6 },
    { rootA: rootOf(lie, 6) },
    { rootB: rootOf(lie, 6) },
    { kind: 1 },
    { origin: 'other.example/ledger' },
    { noteA: evidence.noteB, noteB: evidence.noteA },
  ];
  for (const change of changes)
    expect(checkEvidence({ ...evidence, ...change }, keys).holds).toBe(false);
  expect(checkEvidence({ ...kind1(), proof: evidence.proof }, keys).holds).toBe(false);
});

it('keeps the lines of the log alone', () => {
  const note = noteOf(5, rootOf(truth, 5));
  expect(logSignaturesOnly(`${note}— x.example AAAAAAAAAAAA\n`, origin)).toBe(note);
});
