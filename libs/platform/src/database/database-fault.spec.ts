import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { databaseFault } from './database-fault.js';

const coded = (code: string) => Object.assign(new Error('x'), { code });
const failed = (code: string) => new QueryFailedError('INSERT', [], coded(code));

it.each([
  ['a unique violation', failed('23505')],
  ['a check violation', failed('23514')],
  ['a trigger that refuses', failed('P0001')],
  ['bad SQL', failed('42601')],
  ['a fault of ours', new TypeError('x is not a function')],
  ['a code of another system', coded('ENOENT')],
  ['something that is no error', 'Connection terminated'],
])('says nothing of %s', (_name, error) => {
  expect(databaseFault(error)).toBeUndefined();
});

it.each([
  ['53100', 'database.full'],
  ['53300', 'database.unavailable'],
  ['57P01', 'database.unavailable'],
  ['57P02', 'database.unavailable'],
  ['57P03', 'database.unavailable'],
  ['08006', 'database.unavailable'],
  ['58030', 'database.unavailable'],
  ['40P01', 'database.unavailable'],
])('knows SQLSTATE %s as %s', (code, fault) => {
  expect(databaseFault(failed(code))).toBe(fault);
});

it.each([
  coded('ECONNREFUSED'),
  coded('ECONNRESET'),
  new Error('Connection terminated unexpectedly'),
  new Error('Client has encountered a connection error and is not queryable'),
  new QueryRunnerAlreadyReleasedError(),
  new QueryRunnerProviderAlreadyReleasedError(),
])('knows a connection that was lost: %s', (error) => {
  expect(databaseFault(error)).toBe('database.unavailable');
});
