import { checkCluster, type ClusterRows, type FirmRow, type PersonRow } from './check-cluster.js';

const firm = (over: Partial<FirmRow> = {}): FirmRow => ({
  row: 2,
  key: 'sole-maker',
  name: 'Suole, Brenta',
  trade: 'soles',
  town: 'Strà',
  staff: '12',
  ...over,
});
const person = (over: Partial<PersonRow> = {}): PersonRow => ({
  row: 2,
  key: 'ada.rossi',
  firmKey: 'sole-maker',
  givenName: 'Ada',
  familyName: 'Rossi',
  email: 'ada@sole.example',
  managerKey: '',
  ...over,
});
const none = new Set<string>();
const rows = (over: Partial<ClusterRows> = {}): ClusterRows => ({
  firms: [firm()],
  people: [person()],
  roles: [{ row: 2, personKey: 'ada.rossi', role: 'employee' }],
  knownFirms: none,
  knownPeople: none,
  ...over,
});

it.each<[string, Partial<ClusterRows>, object]>([
  [
    'a bad key',
    { firms: [firm({ key: 'Sole Maker' })], people: [], roles: [] },
    { file: 'firms', row: 2, column: 'firm_key', got: 'Sole Maker' },
  ],
  [
    'a repeated key',
    { firms: [firm(), firm({ row: 3 })] },
    { file: 'firms', row: 3, column: 'firm_key' },
  ],
  ['an empty name', { firms: [firm({ name: ' ' })] }, { column: 'name' }],
  ['a name that hides its direction', { firms: [firm({ name: 'a\u202eb' })] }, { column: 'name' }],
  [
    'staff that is no number',
    { firms: [firm({ staff: 'many' })] },
    { column: 'staff', got: 'many' },
  ],
  ['a firm that is not small', { firms: [firm({ staff: '250' })] }, { column: 'staff' }],
  [
    'a person of no firm',
    { people: [person({ firmKey: 'nowhere' })] },
    { file: 'people', row: 2, column: 'firm_key', got: 'nowhere' },
  ],
  ['a bad address', { people: [person({ email: 'ada' })] }, { column: 'email', got: 'ada' }],
  [
    'an address twice',
    { people: [person(), person({ row: 3, key: 'b', email: 'ADA@sole.example' })] },
    { row: 3, column: 'email' },
  ],
  ['an unknown manager', { people: [person({ managerKey: 'x' })] }, { column: 'manager_key' }],
  [
    'somebody who is their own manager',
    { people: [person({ managerKey: 'ada.rossi' })] },
    { column: 'manager_key' },
  ],
  [
    'a role nobody has',
    { roles: [{ row: 4, personKey: 'ada.rossi', role: 'king' }] },
    { file: 'roles', row: 4, column: 'role', got: 'king' },
  ],
  [
    'a role of nobody',
    { roles: [{ row: 4, personKey: 'x', role: 'employee' }] },
    { file: 'roles', column: 'person_key' },
  ],
])('finds %s', (_name, over, issue) => {
  expect(checkCluster(rows(over))).toEqual([expect.objectContaining(issue)]);
});
it('takes sound rows, and rows that name what the hub knows', () => {
  expect(checkCluster(rows())).toEqual([]);
  expect(
    checkCluster(
      rows({
        firms: [],
        people: [person({ managerKey: 'bruno' })],
        knownFirms: new Set(['sole-maker']),
        knownPeople: new Set(['bruno']),
      }),
    ),
  ).toEqual([]);
});
