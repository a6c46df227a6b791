import type { Condition } from './rule.js';

/** Facts of an audit by name; what is not known is null or absent. */
export interface Facts {
  readonly [name: string]: string | number | null | undefined | Facts;
}

/** A fact that made a rule hold. */
export interface Reason {
  readonly path: string;
  readonly value: string | number;
}

/**
 * The facts that make a condition hold, in its order; null when it does not hold. Of alternatives
 * all that hold are named.
 */
export function evaluateCondition(condition: Condition, facts: Facts): readonly Reason[] | null {
  if ('all' in condition) {
    const each = condition.all.map((part) => evaluateCondition(part, facts));
    return each.every((reasons) => reasons !== null) ? each.flat() : null;
  }
  if ('any' in condition) {
    const some = condition.any.flatMap((part) => evaluateCondition(part, facts) ?? []);
    return some.length > 0 ? some : null;
  }
  const value = factAt(facts, condition.path);
  return value !== null && meets(value, condition) ? [{ path: condition.path, value }] : null;
}

/** Whether a rule's condition holds. */
export const holds = (condition: Condition, facts: Facts): boolean =>
  evaluateCondition(condition, facts) !== null;

function factAt(facts: Facts, path: string): string | number | null {
  const found = path
    .split('.')
    .reduce<Facts[string]>(
      (at, name) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? at[name] : null,
      facts,
    );
  return typeof found === 'string' || typeof found === 'number' ? found : null;
}

type Comparison = Exclude<Condition, { all: unknown } | { any: unknown }>;

function meets(value: string | number, condition: Comparison): boolean {
  if ('is' in condition) return value === condition.is;
  if ('isOneOf' in condition) return condition.isOneOf.includes(value);
  if (typeof value !== 'number') return false;
  return 'over' in condition ? value > condition.over : value < condition.under;
}
