import { signCheckpoint } from './checkpoint.js';
import { consistencyProof } from './consistency-proof.js';
import { checkEvidence } from './evidence.js';
import { type KnownLog, observe, type SeenCheckpoint } from './observe.js';
import { referenceRoot, testLeaves, testReader, testSigner } from './testing/test-log.js';

const origin = 'hub.example/ledger';
const log = testSigner(origin, 1, 1);
const truth = testLeaves(13);
const lie = [...testLeaves(3), ...testLeaves(13).reverse()];

function seen(leaves: readonly Buffer[], size: number): SeenCheckpoint {
  const checkpoint = { origin, size, root: referenceRoot(leaves.slice(0, size)) };
  return { ...checkpoint, note: signCheckpoint(checkpoint, log) };
}

async function laterThan(size: number): Promise<NonNullable<KnownLog['later']>> {
  return {
    note: seen(truth, 13).note,
    rootThere: referenceRoot(truth.slice(0, size)),
    proof: await consistencyProof(size, 13, testReader(truth)),
  };
}

it('calls what fits everything known consistent, alone or beside itself', async () => {
  expect(observe(seen(truth, 5), { sameSize: [] })).toEqual({ kind: 'consistent' });
  const known = { sameSize: [seen(truth, 5)], later: await laterThan(5) };
  expect(observe(seen(truth, 5), known)).toEqual({ kind: 'consistent' });
});

it('finds another root at the same size: kind 1, before anything else', async () => {
  const known = {
    sameSize: [seen(lie, 7), seen(truth, 7)],
    later: await laterThan(7),
    refusedProof: { note: seen(truth, 6).note },
  };
  const found = observe(seen(lie, 7), known);
  expect(found.kind).toBe(1);
  expect('evidence' in found && checkEvidence(found.evidence, [log.verifier])).toEqual({
    holds: true,
  });
});

it.each([4, 5, 7, 8, 12])(
  'finds a root at %d that later entries do not have: kind 2',
  async (n) => {
    const found = observe(seen(lie, n), { sameSize: [], later: await laterThan(n) });
    expect(found.kind).toBe(2);
    expect('evidence' in found && checkEvidence(found.evidence, [log.verifier])).toEqual({
      holds: true,
    });
  },
);

it('only accuses when a proof was refused: kind 3', () => {
  const { note } = seen(truth, 4);
  expect(observe(seen(lie, 9), { sameSize: [], refusedProof: { note } })).toEqual({
    kind: 3,
    noteA: note,
    noteB: seen(lie, 9).note,
  });
});

it('finds a view older than the policy allows: kind 4, and not one second earlier', () => {
  const aged = (age: number) =>
    observe(seen(truth, 5), { sameSize: [], freshness: { age, limit: 1800 } });
  expect(aged(1801)).toEqual({ kind: 4, age: 1801 });
  expect(aged(1800)).toEqual({ kind: 'consistent' });
});
