import Sequencer from '@jest/test-sequencer';

/** Files that take minutes. One of them begun last would keep one worker busy and the others idle. */
const LONG = [
  'libs/credentials/src/canonical-templates.spec.ts',
  'libs/platform/src/ledger/ledger-failpoints.db-spec.ts',
  'test/process/kill.e2e-spec.ts',
  'test/e2e/bulk.e2e-spec.ts',
  'test/federation/failures/broker.e2e-spec.ts',
  'test/e2e/contests.e2e-spec.ts',
  'test/process/ledger-command.e2e-spec.ts',
  'test/federation/kafka-bus-failures.e2e-spec.ts',
  'test/process/verify-command.e2e-spec.ts',
  'test/e2e/credential-life.e2e-spec.ts',
  'libs/platform/src/federation/take-batch.db-spec.ts',
  'libs/platform/src/ledger/recovery.db-spec.ts',
  'libs/platform/src/rebuild/ledger-intake.db-spec.ts',
  'test/process/start.e2e-spec.ts',
  'test/e2e/issuing.e2e-spec.ts',
];

/** Jest's own order needs times of earlier runs; a fresh clone has none. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONG.findIndex((file) => path.endsWith(file));
      return found === -1 ? LONG.length : found;
    };
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
}
