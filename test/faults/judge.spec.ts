import { type Evidence, judge } from '../../tools/chaos/judge.js';

const credential = (n: number) => ({ credentialId: `credential ${n}`, claimId: `claim ${n}` });
const shown = (n: number) => ({ ...credential(n), index: n, verified: true });

/** Two credentials, everything as it should be. */
const good: Evidence = {
  acknowledged: [credential(1), credential(2)],
  shown: [shown(1), shown(2)],
  certified: ['claim 1', 'claim 2'],
  written: [{ asked: 2, made: 2 }],
  intents: { lost: 0, doubled: 0 },
  contradictions: [],
};
const counts = (changes: Partial<Evidence>) => {
  const { lost, duplicated, contradicted } = judge({ ...good, ...changes });
  return [lost, duplicated, contradicted];
};

it('finds nothing where nothing is wrong, nor in what was issued and not acknowledged', () => {
  expect(judge(good)).toEqual({ lost: 0, duplicated: 0, contradicted: 0, reasons: [] });
  expect(counts({ acknowledged: [credential(1)] })).toEqual([0, 0, 0]);
});

it.each<[string, Partial<Evidence>, number[]]>([
  ['an acknowledged credential that is not there', { shown: [shown(1)] }, [1, 0, 0]],
  ['an acknowledgement that nobody gave', { acknowledged: [credential(3)] }, [1, 0, 0]],
  [
    'a credential whose leaf is another one',
    { shown: [shown(1), { ...shown(2), index: undefined }] },
    [1, 0, 0],
  ],
  [
    'a certified claim without credential',
    { certified: ['claim 1', 'claim 2', 'claim 3'] },
    [1, 0, 0],
  ],
  ['an answered write that was not done', { written: [{ asked: 3, made: 2 }] }, [1, 0, 0]],
  ['an intent that is nowhere', { intents: { lost: 1, doubled: 0 } }, [1, 0, 0]],
  [
    'one acknowledgement for two requests',
    { acknowledged: [credential(1), credential(1)] },
    [0, 1, 0],
  ],
  [
    'two credentials for one claim',
    { shown: [shown(1), shown(2), { ...shown(3), claimId: 'claim 2' }] },
    [0, 1, 0],
  ],
  ['one leaf for two credentials', { shown: [shown(1), { ...shown(2), index: 1 }] }, [0, 1, 0]],
  ['a request that was done twice', { written: [{ asked: 2, made: 3 }] }, [0, 1, 0]],
  ['an intent both queued and written', { intents: { lost: 0, doubled: 1 } }, [0, 1, 0]],
  [
    'a credential that does not verify',
    { shown: [shown(1), { ...shown(2), verified: false }] },
    [0, 0, 1],
  ],
  ['checkpoints that contradict', { contradictions: ['3 and 5'] }, [0, 0, 1]],
])('counts %s', (_name, changes, expected) => {
  expect(counts(changes)).toEqual(expected);
  expect(judge({ ...good, ...changes }).reasons).toHaveLength(1);
});
