import { MIN_EXPOSURE_MONTHS } from '../instrument/indicators.js';
import { instrument } from '../instrument/instrument.js';
import type { Language } from '../instrument/instrument-types.js';
import { instrumentWords } from '../instrument/words-of.js';
import { allRules } from '../rules/all-rules.js';
import { refusedWords } from '../rules/guard.js';
import { ruleWords } from '../rules/rule-words.js';
import { statements } from '../rules/statements.js';
import { scoringParameters } from '../scoring/scoring-parameters.js';
import {
  gradeWeights,
  halfLives,
  PRIOR_STRENGTH,
  verifiedGrades,
} from '../skills/evidence-grades.js';
import { clusterModel } from '../typing/cluster-model.js';
import { firmModel } from '../typing/firm-model.js';
import { REPORT_LANGUAGES } from '../words/words-of-reports.js';
import type { MethodPart } from './audit-method.js';

/**
 * What each versioned part of the method holds, as plain JSON values: the instrument with its words,
 * the declared figures of the scoring, the prototypes, the rules with their words, statements and
 * refusals, the weights of evidence (audit paper, 10). This is what a digest is taken of.
 */
export function methodContent(): Readonly<Record<MethodPart, unknown>> {
  return {
    instrument: {
      ...instrument,
      minExposureMonths: MIN_EXPOSURE_MONTHS,
      words: inEach((language) => instrumentWords(language).words),
    },
    scoring: scoringParameters,
    prototypes: { firm: firmModel, cluster: clusterModel },
    rules: {
      rules: allRules,
      statements,
      words: inEach((language) => ruleWords(language).words),
      refusals: refusedWords,
    },
    grades: {
      weights: gradeWeights,
      halfLives,
      verified: [...verifiedGrades].sort(),
      priorStrength: PRIOR_STRENGTH,
    },
  };
}

const inEach = (wordsIn: (language: Language) => unknown) =>
  Object.fromEntries(REPORT_LANGUAGES.map((language) => [language, wordsIn(language)]));
