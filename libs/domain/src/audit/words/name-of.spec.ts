import { constructName, typeName } from './name-of.js';
import { reportWords } from './words-of-reports.js';

it('names what it knows, and shows the id of what it does not', () => {
  const en = reportWords('en');
  expect([constructName('CDF', en), typeName('VIRTUAL', en)]).toEqual([
    'formal competence development',
    'Virtual cluster',
  ]);
  expect([constructName('toString', en), typeName('NEW', en)]).toEqual(['toString', 'NEW']);
});
