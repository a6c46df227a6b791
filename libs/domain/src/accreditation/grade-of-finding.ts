/** How much a finding weighs (docs/design/registry.md 3.1). */
export type FindingGrade = 'major' | 'minor' | 'observation';

/** The ledger is not what the hub promises, or certifies what the hub may not. */
const MAJOR: ReadonlySet<string> = new Set([
  'ledger.contradiction',
  'ledger.accused',
  'ledger.not-opened',
  'ledger.opened-twice',
  'ledger.root-mismatch',
  'leaf.invalid',
  'event.unknown-type',
  'statuslist.gap',
  'statuslist.digest-mismatch',
  'standard.out-of-scope',
]);

/** Of our own making: nothing that the hub did. */
const OBSERVATIONS: ReadonlySet<string> = new Set(['body.not-erased', 'ledger.too-big']);

/** The grade of a finding by its code; a code that is not known here is minor. */
export function gradeOfFinding(code: string): FindingGrade {
  if (MAJOR.has(code)) return 'major';
  return OBSERVATIONS.has(code) ? 'observation' : 'minor';
}
