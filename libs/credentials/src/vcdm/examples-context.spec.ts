import { CREDENTIALS_V2, loadContext } from '../contexts.js';
import { EXAMPLES_V2, withExamples } from './examples-context.js';

it('knows one context more, and no other', async () => {
  const load = withExamples(loadContext);
  await expect(load('https://example.org/v1')).rejects.toThrow('context.unknown');
  await expect(loadContext(EXAMPLES_V2)).rejects.toThrow('context.unknown');
  expect((await load(EXAMPLES_V2)).document).toHaveProperty('@context.@vocab');
  expect(await load(CREDENTIALS_V2)).toBe(await loadContext(CREDENTIALS_V2));
});
