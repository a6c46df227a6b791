import { auditVersions } from '../audit-versions.js';
import { METHOD_PARTS } from './audit-method.js';
import { methodContent } from './method-content.js';

const LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'nl'];
type Members = Readonly<Record<string, object>>;
const content = methodContent() as Readonly<Record<string, Members>>;
const keysOf = (value: object | undefined) => Object.keys(value ?? {}).sort();

it('has every versioned part and nothing else', () => {
  expect(keysOf(content)).toEqual([...METHOD_PARTS].sort());
});

it('holds what is asked, with the words of six languages', () => {
  const { instrument } = content;
  expect(instrument).toMatchObject({
    version: auditVersions.instrument,
    psychometricStatus: 'design-stage',
    minExposureMonths: 6,
  });
  const sizes = ['firmItems', 'clusterItems', 'firmConstructs', 'clusterConstructs', 'indicators'];
  expect(sizes.map((list) => keysOf(instrument?.[list]).length)).toEqual([60, 24, 20, 12, 11]);
  expect(keysOf(instrument?.words)).toEqual(LANGUAGES);
  for (const words of Object.values(instrument?.words as Members)) {
    expect(keysOf(words)).toEqual(['constructs', 'facts', 'indicators', 'items', 'scales']);
    expect(keysOf((words as Members).items)).toHaveLength(84);
  }
});

it('holds the rules with words, statements and refusals', () => {
  const { rules } = content;
  expect(keysOf(rules)).toEqual(['refusals', 'rules', 'statements', 'words']);
  expect([keysOf(rules?.rules).length, keysOf(rules?.statements).length]).toEqual([32, 8]);
  expect(keysOf(rules?.refusals)).toEqual(LANGUAGES);
  expect(keysOf(rules?.words)).toEqual(LANGUAGES);
  for (const { rules: texts } of Object.values(rules?.words as Readonly<Record<string, Members>>))
    expect(keysOf(texts)).toHaveLength(32);
});

it('holds both models, the figures of the scoring and the weights of evidence', () => {
  expect(content.prototypes).toMatchObject({
    firm: { types: { length: 5 }, maxDistance: 1.1 },
    cluster: { types: { length: 5 } },
  });
  expect(content.scoring).toMatchObject({ neutralMean: 0.45, tauEvidence: 0.09 });
  expect(content.grades).toEqual({
    weights: { A: 0.97, B: 0.92, C: 0.8, D: 0.65, E: 0.45 },
    halfLives: { digital: 2.5, regulatory: 3, marketing: 3.5, management: 5, craft: 8 },
    verified: ['A', 'B', 'C'],
    priorStrength: 10,
  });
});
