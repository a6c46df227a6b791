import { readCsvFile } from './read-csv-file.js';

const columns = ['person_key', 'role'];
const read = (text: string) => readCsvFile('roles', text, columns);

it.each<[string, string, number]>([
  ['an empty file', '', 1],
  ['a quote that is never closed', 'person_key,role\nada,"employee\nbea,officer\n', 2],
  ['text after a closing quote', 'person_key,role\n"ada"x,employee\n', 2],
  ['a quote inside a bare field', 'person_key,role\nada,em"ployee\n', 2],
  ['a row that is too short', 'person_key,role\nada,employee\nbea\n', 3],
  ['a row that is too long', 'person_key,role\nada,employee,officer\n', 2],
  ['the marks of another encoding', 'person_key,role\nad\ufffd,employee\n', 2],
  ['a row without end', `person_key,role\nada,${'x'.repeat(20_000)}\n`, 2],
])('cannot read %s, and says where', (_name, text, row) => {
  const { malformed, refused } = read(text);
  expect(malformed).toEqual([expect.objectContaining({ file: 'roles', row })]);
  expect(refused).toEqual([]);
});

it.each<[string, string, object]>([
  [
    'a missing column, with the nearest name',
    'personkey,role\n',
    { column: 'person_key', got: 'personkey' },
  ],
  [
    'a missing column with nothing like it',
    'role\n',
    { column: 'person_key', got: 'none like it' },
  ],
  ['a column twice', 'person_key,role,role\n', { column: 'role', expected: 'each column once' }],
  ['a column too many', 'person_key,role,salary\n', { column: 'salary' }],
])('refuses %s', (_name, text, issue) => {
  expect(read(text).refused).toEqual([expect.objectContaining({ row: 1, ...issue })]);
});

it.each([
  ['LF', 'person_key,role\nada,employee\n'],
  ['CRLF', 'person_key,role\r\nada,employee\r\n'],
  ['no last line end', 'person_key,role\nada,employee'],
  ['a byte order mark', '\ufeffperson_key,role\nada,employee\n'],
  ['semicolons', 'person_key;role\nada;employee\n'],
  ['columns in another order', 'role,person_key\nemployee,ada\n'],
  ['capitals and spaces in the header', ' Person_Key ,ROLE\nada,employee\n'],
  ['quotes where none are needed', '"person_key","role"\n"ada","employee"\n'],
])('reads %s', (_name, text) => {
  expect(read(text)).toEqual({
    rows: [{ row: 2, values: ['ada', 'employee'] }],
    malformed: [],
    refused: [],
  });
});

it('counts lines as a person does, and composes accents', () => {
  const { rows } = read('person_key,role\n"e\u0301\nada",employee\n\nbea,officer\n');
  expect(rows).toEqual([
    { row: 2, values: ['\u00e9\nada', 'employee'] },
    { row: 5, values: ['bea', 'officer'] },
  ]);
});
