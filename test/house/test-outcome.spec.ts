import { fileURLToPath } from 'node:url';

interface FileOutcome {
  readonly file: string;
  readonly passed: number;
  readonly failures: readonly string[];
  readonly skipped: readonly string[];
}

interface Tool {
  filesToRepeat(files: readonly FileOutcome[]): string[];
  withRepeated(
    first: readonly FileOutcome[],
    second: readonly FileOutcome[],
  ): { files: FileOutcome[]; unsteady: { file: string; name: string }[] };
  outcomeOf(files: readonly FileOutcome[]): {
    passed: number;
    failed: number;
    failures: { file: string; name: string }[];
    skipped: { file: string; name: string }[];
  };
}

const path = fileURLToPath(new URL('../../tools/test-outcome.mjs', import.meta.url));
const { filesToRepeat, withRepeated, outcomeOf } = (await import(path)) as Tool;

const file = (name: string, passed: number, ...failures: string[]): FileOutcome => ({
  file: name,
  passed,
  failures,
  skipped: [],
});

describe('files that a pipeline runs once more', () => {
  const red = (...names: string[]) => filesToRepeat(names.map((name) => file(name, 1, 'fails')));

  it.each([
    ['nothing failed', []],
    ['a rule failed', ['rule.spec.ts']],
    ['a rule failed beside a journey', ['rule.spec.ts', 'journey.e2e-spec.ts']],
    ['many failed', ['a.e2e-spec.ts', 'b.e2e-spec.ts', 'c.db-spec.ts', 'd.db-spec.ts']],
  ])('none, where %s', (_, names) => {
    expect(red(...names)).toEqual([]);
  });

  it('those that failed, where few did and all of them wait for something', () => {
    const names = ['a.e2e-spec.ts', 'b.e2e-spec.ts', 'c.db-spec.ts'];
    expect(red(...names)).toEqual(names);
    expect(filesToRepeat([file('green.spec.ts', 4), file('a.e2e-spec.ts', 1, 'fails')])).toEqual([
      'a.e2e-spec.ts',
    ]);
  });
});

describe('a second run', () => {
  const first = [file('rule.spec.ts', 5), file('a.e2e-spec.ts', 2, 'one', 'two')];

  it('ends what failed by chance, and names it', () => {
    const { files, unsteady } = withRepeated(first, [file('a.e2e-spec.ts', 4)]);
    expect(outcomeOf(files)).toEqual({ passed: 9, failed: 0, failures: [], skipped: [] });
    expect(unsteady).toEqual([
      { file: 'a.e2e-spec.ts', name: 'one' },
      { file: 'a.e2e-spec.ts', name: 'two' },
    ]);
  });

  it('fails what fails twice, and what fails only now', () => {
    const { files, unsteady } = withRepeated(first, [file('a.e2e-spec.ts', 2, 'two', 'three')]);
    expect(outcomeOf(files)).toMatchObject({
      passed: 7,
      failed: 2,
      failures: [
        { file: 'a.e2e-spec.ts', name: 'two' },
        { file: 'a.e2e-spec.ts', name: 'three' },
      ],
    });
    expect(unsteady).toEqual([{ file: 'a.e2e-spec.ts', name: 'one' }]);
  });

  it('changes nothing of a file that it did not come to', () => {
    expect(withRepeated(first, [])).toEqual({ files: first, unsteady: [] });
  });
});
