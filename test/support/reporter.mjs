// Leaves the outcome of a jest run where tools/run-tests.mjs reads it: the file named by
// GUILDMARK_TEST_REPORT. jest wants a default export here.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

export default class Reporter {
  onRunComplete(_contexts, results) {
    const file = process.env.GUILDMARK_TEST_REPORT;
    if (file) writeFileSync(file, JSON.stringify(results.testResults.map(outcomeOf)));
  }
}

function outcomeOf({ testFilePath, testResults, testExecError }) {
  const named = (statuses) =>
    testResults.filter(({ status }) => statuses.includes(status)).map(({ fullName }) => fullName);
  return {
    file: relative(process.cwd(), testFilePath),
    passed: named(['passed']).length,
    // A file that could not be loaded has no tests to count; it is a failure all the same.
    failures: [...named(['failed']), ...(testExecError ? ['could not be run'] : [])],
    skipped: named(['pending', 'skipped', 'todo', 'disabled']),
  };
}
