// What runs of jest came to, file by file, as test/support/reporter.mjs writes it: a list of
// `{ file, passed, failures: [name], skipped: [name] }`.

/** Files of tests that wait for databases, brokers, processes or browsers. */
const WAITS = /\.(db|e2e)-spec\.ts$/;

/** More of them red in one run is no chance. */
const AT_MOST = 3;

/**
 * The files that a pipeline runs once more, alone (docs/adr/0032): those that failed, if they are few
 * and every one of them waits for something. A rule that failed once has failed.
 */
export function filesToRepeat(files) {
  const red = files.filter(({ failures }) => failures.length > 0).map(({ file }) => file);
  return red.length <= AT_MOST && red.every((file) => WAITS.test(file)) ? red : [];
}

/** Both runs as one: what was repeated counts as it ended, and what failed only at first is unsteady. */
export function withRepeated(first, second) {
  const repeated = new Map(second.map((one) => [one.file, one]));
  const failsStill = ({ file }, name) => repeated.get(file).failures.includes(name);
  return {
    files: first.map((one) => repeated.get(one.file) ?? one),
    unsteady: first
      .filter(({ file }) => repeated.has(file))
      .flatMap((one) =>
        one.failures
          .filter((name) => !failsStill(one, name))
          .map((name) => ({ file: one.file, name })),
      ),
  };
}

/** Counts and names for the summary. */
export function outcomeOf(files) {
  const named = (kind) =>
    files.flatMap((one) => one[kind].map((name) => ({ file: one.file, name })));
  const failures = named('failures');
  return {
    passed: files.reduce((sum, { passed }) => sum + passed, 0),
    failed: failures.length,
    failures,
    skipped: named('skipped'),
  };
}
