import { allRules } from '../rules/all-rules.js';
import type { Condition } from '../rules/rule.js';
import { sayBecause } from './say-because.js';
import { REPORT_LANGUAGES, reportWords } from './words-of-reports.js';

/** All facts by which rules go, each with a value that makes it hold. */
function factsOf(
  condition: Condition,
): readonly { readonly path: string; readonly value: string | number }[] {
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  if ('is' in condition) return [{ path: condition.path, value: condition.is }];
  if ('isOneOf' in condition)
    return condition.isOneOf.map((value) => ({ path: condition.path, value }));
  if ('over' in condition) return [{ path: condition.path, value: condition.over + 1 }];
  return [{ path: condition.path, value: condition.under / 2 }];
}

it.each(REPORT_LANGUAGES)('has words in %s for every fact of every rule', (language) => {
  const words = reportWords(language);
  for (const { id, when } of allRules)
    for (const fact of factsOf(when)) {
      const said = sayBecause([fact], words);
      expect([id, fact.path, said.length]).toEqual([id, fact.path, 1]);
      expect(said[0]).not.toMatch(/[{}_]|undefined|NaN/);
    }
});

it('leaves out what it has no words for', () => {
  expect(sayBecause([{ path: 'constructor.name', value: 1 }], reportWords('en'))).toEqual([]);
});
