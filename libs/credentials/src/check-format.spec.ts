import { ecKey, edKey, issued } from '../../../test/support/credentials.js';
import { checkFormat } from './check-format.js';

it('gives the code of the fault, and no credential', () => {
  expect(checkFormat('{"a":1,"a":1}')).toEqual({
    check: {
      name: 'format',
      state: 'failed',
      severity: 'fatal',
      code: 'json.duplicate-member',
      applies: true,
      sentence: { key: 'format.unreadable', args: {} },
      text: 'This is not a credential that can be read.',
    },
  });
});

it.each(['jwt', 'json'] as const)('passes the %s form', async (form) => {
  const { check, credential } = checkFormat((await issued())[form].credential);
  expect(check).toMatchObject({ state: 'passed', severity: 'none' });
  expect(credential?.kid).toBe({ jwt: ecKey, json: edKey }[form].kid);
});
