import type { Issue } from '../core/domain-error.js';

/** A row of firms.csv; `row` is the line's number as a person counts it, the header being 1. */
export interface FirmRow {
  readonly row: number;
  readonly key: string;
  readonly name: string;
  readonly trade: string;
  readonly town: string;
  readonly staff: string;
}
/** A row of people.csv. `managerKey` is empty for the head of a firm. */
export interface PersonRow {
  readonly row: number;
  readonly key: string;
  readonly firmKey: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly managerKey: string;
}
/** A row of roles.csv. */
export interface RoleRow {
  readonly row: number;
  readonly personKey: string;
  readonly role: string;
}
/** The three files of an import and the keys the hub knows already. */
export interface ClusterRows {
  readonly firms: readonly FirmRow[];
  readonly people: readonly PersonRow[];
  readonly roles: readonly RoleRow[];
  readonly knownFirms: ReadonlySet<string>;
  readonly knownPeople: ReadonlySet<string>;
}

/** Roles that an import may give. */
export const clusterRoles = ['officer', 'assessor', 'employee', 'manager'] as const;

const KEY = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const EMAIL = /^[^\s@"<>]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
/** The European definition of a small or medium enterprise ends at 249 people. */
const LARGEST_STAFF = 249;

/** Every fault of every row, with file, row, column, what was expected and what came. */
export function checkCluster(rows: ClusterRows): readonly Issue[] {
  const firmKeys = new Set([...rows.knownFirms, ...rows.firms.map((f) => f.key)]);
  const personKeys = new Set([...rows.knownPeople, ...rows.people.map((p) => p.key)]);
  return [
    ...firmFaults(rows.firms),
    ...personFaults(rows.people, firmKeys, personKeys),
    ...roleFaults(rows.roles, personKeys),
  ];
}

function* firmFaults(firms: readonly FirmRow[]): Generator<Issue> {
  const at = faultsOf('firms');
  const seen = new Set<string>();
  for (const firm of firms) {
    yield* keyFaults(at, firm.row, 'firm_key', firm.key, seen);
    for (const [column, value] of [
      ['name', firm.name],
      ['trade', firm.trade],
      ['town', firm.town],
    ] as const)
      yield* textFaults(at, firm.row, column, value, 200);
    if (!/^[1-9][0-9]{0,2}$/.test(firm.staff) || Number(firm.staff) > LARGEST_STAFF)
      yield at(firm.row, 'staff', `a whole number from 1 to ${String(LARGEST_STAFF)}`, firm.staff);
  }
}

function* personFaults(
  people: readonly PersonRow[],
  firmKeys: ReadonlySet<string>,
  personKeys: ReadonlySet<string>,
): Generator<Issue> {
  const at = faultsOf('people');
  const seen = new Set<string>();
  const emails = new Set<string>();
  for (const person of people) {
    yield* keyFaults(at, person.row, 'person_key', person.key, seen);
    if (!firmKeys.has(person.firmKey))
      yield at(person.row, 'firm_key', 'the key of a firm', person.firmKey);
    yield* textFaults(at, person.row, 'given_name', person.givenName, 100);
    yield* textFaults(at, person.row, 'family_name', person.familyName, 100);
    const email = person.email.toLowerCase();
    if (!EMAIL.test(email) || email.length > 254)
      yield at(person.row, 'email', 'an e-mail address', person.email);
    else if (emails.has(email))
      yield at(person.row, 'email', 'an address that no other row has', person.email);
    emails.add(email);
    if (
      person.managerKey !== '' &&
      (!personKeys.has(person.managerKey) || person.managerKey === person.key)
    )
      yield at(
        person.row,
        'manager_key',
        'the key of another person, or nothing',
        person.managerKey,
      );
  }
}

function* roleFaults(roles: readonly RoleRow[], personKeys: ReadonlySet<string>): Generator<Issue> {
  const at = faultsOf('roles');
  for (const { row, personKey, role } of roles) {
    if (!personKeys.has(personKey)) yield at(row, 'person_key', 'the key of a person', personKey);
    if (!(clusterRoles as readonly string[]).includes(role))
      yield at(row, 'role', clusterRoles.join(', '), role);
  }
}

type At = (row: number, column: string, expected: string, got: string) => Issue;
const faultsOf =
  (file: string): At =>
  (row, column, expected, got) => ({
    path: `/${file}`,
    message: `row ${String(row)}, column ${column}: expected ${expected}`,
    file,
    row,
    column,
    expected,
    got: got.slice(0, 80),
  });

function* keyFaults(
  at: At,
  row: number,
  column: string,
  key: string,
  seen: Set<string>,
): Generator<Issue> {
  if (!KEY.test(key) || key.length > 60)
    yield at(row, column, 'lower case letters, digits, dots and hyphens', key);
  else if (seen.has(key)) yield at(row, column, 'a key that no other row has', key);
  seen.add(key);
}

function* textFaults(
  at: At,
  row: number,
  column: string,
  value: string,
  longest: number,
): Generator<Issue> {
  if (value.trim() === '' || value.length > longest)
    yield at(row, column, `1 to ${String(longest)} characters`, value);
  // Control and bidirectional override characters make a name read as something it is not.
  else if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(value))
    yield at(row, column, 'text without control characters', JSON.stringify(value));
}
