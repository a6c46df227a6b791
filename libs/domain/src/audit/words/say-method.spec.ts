import { sayMethod } from './say-method.js';
import { REPORT_LANGUAGES, reportWords } from './words-of-reports.js';

it('names the place of the release, and the part that is another one', () => {
  const words = reportWords('en');
  expect(sayMethod({ state: 'released', status: 'design-stage', ledgerIndex: 12 }, words)).toBe(
    'released by the registry, place 12 in its ledger',
  );
  expect(sayMethod({ state: 'not-released' }, words)).toBe('not released by the registry');
  expect(sayMethod({ state: 'different', part: 'prototypes', ledgerIndex: 12 }, words)).toBe(
    'not what the registry released: Types',
  );
});

it.each(REPORT_LANGUAGES)('says three things in %s', (language) => {
  const said = (['released', 'not-released', 'different'] as const).map((state) =>
    sayMethod({ state, ledgerIndex: 4711, part: 'rules' }, reportWords(language)),
  );
  expect(new Set(said).size).toBe(3);
  expect(said[0]).toContain('4711');
  expect(said[2]).toContain(reportWords(language).page.rests.rules);
});
