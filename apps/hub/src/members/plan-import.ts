import type { FirmRow, PersonRow, RoleRow } from '#domain/members/check-cluster.js';
import type { ClusterImportReport } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { type FirmRecord, fullName, type PersonRecord } from './member.js';

/** What an import wants, after its rows were found sound. */
export interface SoundRows {
  readonly firms: readonly FirmRow[];
  readonly people: readonly PersonRow[];
  readonly roles: readonly RoleRow[];
}

/** What the hub holds before the import. */
export interface Holdings {
  readonly firms: readonly FirmRecord[];
  readonly people: readonly PersonRecord[];
  readonly accounts: readonly Account[];
}

/** Rows to add and to change; what is as it should be is in neither. */
export interface Changes<T> {
  readonly added: readonly T[];
  readonly changed: readonly T[];
}

/** All that one import will write, and what it tells afterwards. */
export interface ImportPlan {
  readonly firms: Changes<FirmRecord>;
  readonly people: Changes<PersonRecord>;
  readonly accounts: Changes<Account>;
  readonly report: ClusterImportReport;
}

/** Everybody in the cluster works there, whatever else they do for it. */
const EVERYBODY = 'employee';

/**
 * Compares the rows of an import with what is there. Roles are given, never taken away: a file that
 * leaves one out is not a decision to end it.
 */
export function planImport(rows: SoundRows, held: Holdings, newId: () => string): ImportPlan {
  const firms = planFirms(rows.firms, held.firms, newId);
  const firmIds = idsByKey([...held.firms, ...firms.all]);
  const people = planPeople(rows.people, held.people, firmIds, newId);
  const persons = new Map([...held.people, ...people.all].map((person) => [person.id, person]));
  const granted = rolesByPerson(rows.roles, idsByKey([...persons.values()]));
  const accounts = planAccounts(persons, granted, held.accounts, newId);
  return {
    firms: firms.changes,
    people: people.changes,
    accounts,
    report: {
      firms: counts(rows.firms.length, firms.changes),
      people: counts(rows.people.length, people.changes),
      roles: roleCounts(rows.roles, granted, held),
    },
  };
}

function planFirms(rows: readonly FirmRow[], held: readonly FirmRecord[], newId: () => string) {
  const known = new Map(held.map((firm) => [firm.key, firm]));
  return compare(
    rows.map(({ key, name, trade, town, staff }) => ({
      id: known.get(key)?.id ?? newId(),
      key,
      name,
      trade,
      town,
      staff: Number(staff),
    })),
    held,
  );
}

function planPeople(
  rows: readonly PersonRow[],
  held: readonly PersonRecord[],
  firmIds: ReadonlyMap<string, string>,
  newId: () => string,
) {
  const ids = new Map(idsByKey(held));
  for (const { key } of rows) if (!ids.has(key)) ids.set(key, newId());
  return compare<PersonRecord>(
    rows.map((row) => ({
      id: idOf(ids, row.key),
      key: row.key,
      firmId: idOf(firmIds, row.firmKey),
      givenName: row.givenName,
      familyName: row.familyName,
      email: row.email.toLowerCase(),
      managerId: row.managerKey === '' ? undefined : idOf(ids, row.managerKey),
    })),
    held,
  );
}

/** One account for each person that has none; names, addresses and roles of the others follow. */
function planAccounts(
  persons: ReadonlyMap<string, PersonRecord>,
  granted: ReadonlyMap<string, ReadonlySet<string>>,
  held: readonly Account[],
  newId: () => string,
): Changes<Account> {
  const known = new Map(held.map((account) => [account.personId, account]));
  const wanted = [...persons.values()].map((person) => {
    const account = known.get(person.id);
    const roles = new Set([
      ...(account?.roles ?? []),
      EVERYBODY,
      ...(granted.get(person.id) ?? []),
    ]);
    return {
      id: account?.id ?? newId(),
      name: fullName(person),
      email: person.email,
      roles: [...roles],
      personId: person.id,
    };
  });
  return compare<Account>(wanted, held).changes;
}

function rolesByPerson(
  rows: readonly RoleRow[],
  personIds: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const granted = new Map<string, Set<string>>();
  for (const { personKey, role } of rows) {
    const id = idOf(personIds, personKey);
    granted.set(id, (granted.get(id) ?? new Set()).add(role));
  }
  return granted;
}

function roleCounts(
  rows: readonly RoleRow[],
  granted: ReadonlyMap<string, ReadonlySet<string>>,
  held: Holdings,
): ClusterImportReport['roles'] {
  const before = new Map(held.accounts.map(({ personId, roles }) => [personId, roles]));
  const created = [...granted].reduce(
    (sum, [id, roles]) => sum + [...roles].filter((role) => !before.get(id)?.includes(role)).length,
    0,
  );
  return { created, updated: 0, unchanged: rows.length - created };
}

function compare<T extends { readonly id: string }>(
  wanted: readonly T[],
  held: readonly T[],
): { readonly all: readonly T[]; readonly changes: Changes<T> } {
  const before = new Map(held.map((item) => [item.id, item]));
  const changed = (item: T) => {
    const known = before.get(item.id);
    return (
      known !== undefined &&
      (Object.keys(item) as (keyof T)[]).some((k) => String(item[k]) !== String(known[k]))
    );
  };
  return {
    all: wanted,
    changes: {
      added: wanted.filter((item) => !before.has(item.id)),
      changed: wanted.filter(changed),
    },
  };
}

const counts = (total: number, { added, changed }: Changes<unknown>) => ({
  created: added.length,
  updated: changed.length,
  unchanged: total - added.length - changed.length,
});

const idsByKey = (items: readonly { readonly key: string; readonly id: string }[]) =>
  new Map(items.map(({ key, id }) => [key, id]));

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error('a checked row names a key that is there');
  return id;
}
