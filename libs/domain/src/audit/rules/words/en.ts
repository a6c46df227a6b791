import type { RuleWords } from '../rule-text.js';
import { enFirmRules } from './en-firm-rules.js';
import { enHubRules } from './en-hub-rules.js';

/** Recommendations and statements in English: the original. */
export const en: RuleWords = {
  rules: { ...enFirmRules, ...enHubRules },
  statements: {
    S1: 'This audit describes learning practice. It does not measure success, and it does not predict it.',
    S2: 'The research behind this toolkit found no clear association between collaborative learning and cluster success.',
    S3: 'That firms share a place, culture or institution does not show that they, or the cluster, learn as organisations.',
    S4: 'There is no one cluster model. The types are descriptions and have no order of merit.',
    S5: 'No record of joint strategic learning was found. The research found little evidence of it in clusters generally.',
    S6: 'One person answered. The picture is that person’s view; a later audit by one person cannot show change.',
    S7: 'The questionnaire is new and has not been validated with real firms.',
    S8: 'The type is a probability, shown with the runner-up; it may change with more answers.',
  },
};
