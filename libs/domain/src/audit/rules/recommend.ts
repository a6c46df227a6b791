import type { Recommendation } from '../skills-appraisal.js';
import { allRules } from './all-rules.js';
import { evaluateCondition, type Facts } from './evaluate-condition.js';
import type { Rule, RuleAudience } from './rule.js';

/**
 * What is recommended to a firm or a hub (audit paper, 5), the most urgent first, equals by id; each
 * with the facts that made its rule hold. At most three are meant to be shown unfolded.
 */
export function recommend(
  facts: Facts,
  audience: RuleAudience,
  rules: readonly Rule[] = allRules,
): readonly Recommendation[] {
  return rules
    .filter((rule) => rule.audience === audience)
    .flatMap((rule) => {
      const because = evaluateCondition(rule.when, facts);
      return because ? [{ rule: rule.id, priority: rule.priority, because }] : [];
    })
    .sort((a, b) => b.priority - a.priority || (a.rule < b.rule ? -1 : 1));
}
