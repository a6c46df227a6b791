import { Injectable } from '@nestjs/common';
import { DomainError, type Issue } from '#domain/core/domain-error.js';
import type { ClusterImport, ClusterImportReport } from '#domain/generated/schemas.js';
import { checkCluster } from '#domain/members/check-cluster.js';
import type { Account } from '#platform/auth/account.js';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import { Ids } from '#platform/clock.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { MandatesService } from '../mandates/mandates.service.js';
import { MembersStore } from './members.store.js';
import { type Holdings, type ImportPlan, planImport, type SoundRows } from './plan-import.js';
import { type CsvRow, readCsvFile } from '../csv/read-csv-file.js';

const FIRM_COLUMNS = ['firm_key', 'name', 'trade', 'town', 'staff'];
const PERSON_COLUMNS = [
  'person_key',
  'firm_key',
  'given_name',
  'family_name',
  'email',
  'manager_key',
];
const ROLE_COLUMNS = ['person_key', 'role'];

/** More faults than anybody mends in one go; keeps the answer small. */
const MAX_ISSUES = 200;

/** Takes a cluster from three CSV texts: all rows or none. */
@Injectable()
export class ClusterImportsService {
  constructor(
    private readonly store: MembersStore,
    private readonly accounts: AccountsStore,
    private readonly ids: Ids,
    private readonly mandates: MandatesService,
  ) {}

  /** Refuses `import.malformed` and `import.refused`, each with every fault, up to 200. */
  import(texts: ClusterImport, me: Account): Promise<ClusterImportReport> {
    const rows = readRows(texts);
    return this.store.importing(async (m) => {
      const held: Holdings = {
        firms: await this.store.firms(m),
        people: await this.store.people(m),
        accounts: await this.accounts.all(m),
      };
      refuse('import.refused', [
        ...checkCluster({ ...rows, knownFirms: keys(held.firms), knownPeople: keys(held.people) }),
        ...addressFaults(rows, held),
      ]);
      const plan = planImport(rows, held, () => this.ids.next());
      await this.write(plan, m);
      await this.mandates.grantImported(newAssessors(plan), me, m);
      return plan.report;
    });
  }

  private async write(plan: ImportPlan, m: Transaction): Promise<void> {
    await this.store.saveFirms(plan.firms, m);
    await this.store.savePeople(plan.people, m);
    for (const account of plan.accounts.added) await this.accounts.add(account, m);
    for (const account of plan.accounts.changed) await this.accounts.change(account, m);
  }
}

function readRows(texts: ClusterImport): SoundRows {
  const firms = readCsvFile('firms', texts.firms, FIRM_COLUMNS);
  const people = readCsvFile('people', texts.people, PERSON_COLUMNS);
  const roles = readCsvFile('roles', texts.roles, ROLE_COLUMNS);
  const files = [firms, people, roles];
  refuse(
    'import.malformed',
    files.flatMap((file) => file.malformed),
  );
  refuse(
    'import.refused',
    files.flatMap((file) => file.refused),
  );
  return {
    firms: firms.rows.map(firmRow),
    people: people.rows.map(personRow),
    roles: roles.rows.map(roleRow),
  };
}

/** People whose account was given the role, or was changed while having it. */
const newAssessors = ({ accounts: { added, changed } }: ImportPlan): readonly string[] =>
  [...added, ...changed].flatMap(({ personId, roles }) =>
    personId !== undefined && roles.includes('assessor') ? [personId] : [],
  );

const firmRow = ({
  row,
  values: [key = '', name = '', trade = '', town = '', staff = ''],
}: CsvRow) => ({
  row,
  key,
  name,
  trade,
  town,
  staff,
});

const personRow = ({
  row,
  values: [key = '', firmKey = '', givenName = '', familyName = '', email = '', managerKey = ''],
}: CsvRow) => ({ row, key, firmKey, givenName, familyName, email, managerKey });

const roleRow = ({ row, values: [personKey = '', role = ''] }: CsvRow) => ({
  row,
  personKey,
  role,
});

/** An address belongs to one account; somebody who takes over another's needs two imports. */
function* addressFaults({ people }: SoundRows, held: Holdings): Generator<Issue> {
  const owners = new Map(held.accounts.map(({ email, personId }) => [email, personId]));
  const ids = new Map(held.people.map(({ key, id }) => [key, id]));
  for (const { row, key, email } of people) {
    const address = email.toLowerCase();
    if (owners.has(address) && (ids.get(key) === undefined || owners.get(address) !== ids.get(key)))
      yield {
        path: '/people',
        message: `row ${String(row)}, column email: expected an address that no other account has`,
        file: 'people',
        row,
        column: 'email',
        expected: 'an address that no other account has',
        got: email,
      };
  }
}

function refuse(code: 'import.malformed' | 'import.refused', issues: readonly Issue[]): void {
  if (issues.length > 0) throw new DomainError(code, { issues: issues.slice(0, MAX_ISSUES) });
}

const keys = (items: readonly { readonly key: string }[]): ReadonlySet<string> =>
  new Set(items.map(({ key }) => key));
