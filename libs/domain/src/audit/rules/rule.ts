/**
 * When a rule holds. A condition on a fact that is unknown (null or absent) never holds: nothing is
 * recommended for want of knowledge.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly path: string; readonly is: string | number }
  | { readonly path: string; readonly isOneOf: readonly (string | number)[] }
  | { readonly path: string; readonly over: number }
  | { readonly path: string; readonly under: number };

/** Whom a recommendation is for. */
export type RuleAudience = 'firm' | 'hub';

/** One rule; its words are in the rule words of a language. */
export interface Rule {
  /** `R01`; an id is never given to another rule. */
  readonly id: string;
  /** The higher the earlier it is shown. */
  readonly priority: number;
  readonly audience: RuleAudience;
  readonly when: Condition;
  /** Where the research says so: the places, and words that stand literally in one of them. */
  readonly source: { readonly reference: string; readonly quotation: string };
}
