import { QueryFailedError } from 'typeorm';
import { faultLine } from './fault-line.js';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
};

it('says code, table and constraint of a refused statement, and none of its values', () => {
  const driver = Object.assign(new Error('invalid input syntax for type date: "Zwart Rossi"'), {
    code: '23505',
    table: 'person',
    constraint: 'person_email_key',
    detail: 'Key (email)=(zwart@sole.example) already exists.',
  });
  const line = faultLine(
    new QueryFailedError('INSERT INTO person VALUES ($1)', ['zwart@sole.example'], driver),
  );
  expect(line).toMatch(
    /^QueryFailedError: code 23505, table person, constraint person_email_key\n/,
  );
  expect(line).not.toMatch(/zwart|rossi|insert/i);
  expect(line).toContain('fault-line.spec');
});

it('says the message and the place of a fault of ours, and no text that does not parse', () => {
  expect(faultLine(new Error('the status list is signed at the start'))).toMatch(
    /^Error: the status list is signed at the start\n\s+at /,
  );
  expect(faultLine(parse('Zwart Rossi'))).not.toContain('Zwart');
  expect(faultLine('Zwart Rossi')).toBe('thrown: string');
});
