import { gradeOfFinding } from './grade-of-finding.js';

it.each([
  ['ledger.contradiction', 'major'],
  ['statuslist.gap', 'major'],
  ['standard.out-of-scope', 'major'],
  ['ledger.stale', 'minor'],
  ['ledger.predecessor-unproven', 'minor'],
  ['standard.unknown', 'minor'],
  ['body.not-erased', 'observation'],
  ['something.new', 'minor'],
  ['constructor', 'minor'],
])('%s is %s', (code, grade) => {
  expect(gradeOfFinding(code)).toBe(grade);
});
