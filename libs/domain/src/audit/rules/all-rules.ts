import { clusterRules } from './cluster-rules.js';
import { learningRules } from './learning-rules.js';
import type { Rule } from './rule.js';
import { skillsRules } from './skills-rules.js';

/** Version of the rules and statements; an audit is stored with it. */
export const RULES_VERSION = '0.1.0';

/** All rules, by id in ascending order. */
export const allRules: readonly Rule[] = [...learningRules, ...skillsRules, ...clusterRules].sort(
  (a, b) => (a.id < b.id ? -1 : 1),
);
