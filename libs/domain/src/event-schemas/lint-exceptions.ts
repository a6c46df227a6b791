import type { LintFault } from './lint-schema.js';

/** What a schema says against a rule, and why it may. */
export interface LintException {
  /** With its major: a minor cannot make another thing of what is there. */
  readonly schema: string;
  readonly path: string;
  readonly rule: LintFault['rule'];
  readonly reason: string;
}

/** Every exception there is; one that no schema needs fails the test. */
export const LINT_EXCEPTIONS: readonly LintException[] = [
  {
    schema: 'events/ledger.opened/1',
    path: '/name',
    rule: 'person',
    reason: 'name of a legal person: the hub or the registry that keeps the ledger',
  },
  {
    schema: 'events/hub.registered/1',
    path: '/witness/name',
    rule: 'person',
    reason: 'name of a key (c2sp.org/signed-note), usually an address',
  },
  {
    schema: 'events/envelope/1',
    path: '/data',
    rule: 'open',
    reason: 'the data have a closed schema of their own, which dataschema names',
  },
];

/** The faults of a schema that no exception allows. */
export function unexcused(schema: string, faults: readonly LintFault[]): readonly LintFault[] {
  return faults.filter(
    (fault) =>
      !LINT_EXCEPTIONS.some(
        (exception) =>
          schema.startsWith(`${exception.schema}.`) &&
          exception.path === fault.path &&
          exception.rule === fault.rule,
      ),
  );
}
