import { DomainError, type Issue } from '../../core/domain-error.js';
import type { Demand, HeldEvidence, RoleNeed, SkillsInput } from '../audit-input.js';
import { gradeWeights, halfLives } from './evidence-grades.js';

/** More people than a small or medium-sized firm, or than a cluster's largest member, has. */
const MOST_PEOPLE = 10_000;
/** Highest level of any scale of competence standards. */
const HIGHEST_LEVEL = 100;

/** Refuses figures from which no gap can be computed, all faults at once: `audit.figure-refused`. */
export function checkSkillsInput(input: SkillsInput): void {
  const issues = [
    ...input.demands.flatMap((demand, i) => demandFaults(demand, i, input.demands)),
    ...input.roles.flatMap((role, i) => roleFaults(role, i, input)),
    ...holderFaults(input),
  ];
  if (issues.length > 0) throw new DomainError('audit.figure-refused', { issues });
}

const fault = (path: string, expected: string, got: unknown): Issue => ({
  path,
  message: `expected ${expected}`,
  expected,
  got: String(got),
});

const whole = (n: number, least: number, most: number) =>
  Number.isInteger(n) && n >= least && n <= most;

function demandFaults(demand: Demand, i: number, all: readonly Demand[]): Issue[] {
  const path = `/demands/${String(i)}`;
  const twin = all.findIndex(
    (other) => other.competence === demand.competence && other.level === demand.level,
  );
  const issues: Issue[] = [];
  if (!whole(demand.people, 0, MOST_PEOPLE))
    issues.push(fault(`${path}/people`, 'whole people, 0 to 10,000', demand.people));
  if (!whole(demand.criticality, 1, 5))
    issues.push(fault(`${path}/criticality`, '1 to 5', demand.criticality));
  if (!(demand.level >= 0 && demand.level <= HIGHEST_LEVEL))
    issues.push(fault(`${path}/level`, 'a level, 0 to 100', demand.level));
  if (!Object.hasOwn(halfLives, demand.decay))
    issues.push(fault(`${path}/decay`, Object.keys(halfLives).join(', '), demand.decay));
  if (twin >= 0 && twin < i)
    issues.push(fault(path, 'each competence and level once', demand.competence));
  return issues;
}

function roleFaults(role: RoleNeed, i: number, input: SkillsInput): Issue[] {
  const path = `/roles/${String(i)}/core`;
  const named = new Set(input.demands.map(({ competence }) => competence));
  if (role.core.length === 0) return [fault(path, 'one competence or more', 'none')];
  return role.core
    .filter((competence) => !named.has(competence))
    .map((competence) => fault(path, 'competences of the demands', competence));
}

function holderFaults({ holders }: SkillsInput): Issue[] {
  const ids = new Set(holders.map(({ id }) => id));
  const issues = holders.flatMap(({ holds }, i) =>
    holds.flatMap((evidence, j) =>
      evidenceFaults(evidence, `/holders/${String(i)}/holds/${String(j)}`),
    ),
  );
  if (ids.size < holders.length)
    issues.push(fault('/holders', 'each person once', `${String(holders.length)} rows`));
  return issues;
}

function evidenceFaults(evidence: HeldEvidence, path: string): Issue[] {
  const { level, grade, issuedAt, expiresAt, practisedUntil } = evidence;
  const issues: Issue[] = [];
  if (!(level >= 0 && level <= HIGHEST_LEVEL))
    issues.push(fault(`${path}/level`, 'a level, 0 to 100', level));
  if (!Object.hasOwn(gradeWeights, grade)) issues.push(fault(`${path}/grade`, 'A to E', grade));
  for (const [name, years] of Object.entries({ issuedAt, expiresAt, practisedUntil }))
    if (years !== undefined && !(Math.abs(years) <= 100))
      issues.push(fault(`${path}/${name}`, 'years from the audit, within a century', years));
  return issues;
}
