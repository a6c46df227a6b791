// Leaves the outcome of a jest run where tools/run-tests.mjs reads it: the file named by
// GUILDMARK_TEST_REPORT. jest wants a default export here.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

export default class Reporter {
  onRunComplete(_contexts, results) {
    const file = process.env.GUILDMARK_TEST_REPORT;
    if (!file) return;
    const skipped = results.testResults.flatMap((suite) =>
      suite.testResults
        .filter(({ status }) => ['pending', 'skipped', 'todo', 'disabled'].includes(status))
        .map(({ fullName }) => ({
          file: relative(process.cwd(), suite.testFilePath),
          name: fullName,
        })),
    );
    writeFileSync(
      file,
      JSON.stringify({
        passed: results.numPassedTests,
        // A file that could not be loaded has no tests to count; it is a failure all the same.
        failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
        skipped,
      }),
    );
  }
}
