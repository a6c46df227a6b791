/** The words of one recommendation in one language: formal, informal and network actions. */
export interface RuleText {
  readonly title: string;
  readonly formal: string;
  readonly informal: string;
  readonly network: string;
  readonly why: string;
  /** What must not be made of it; null without. */
  readonly caution: string | null;
}

/** What must be said with a result. */
export type StatementId = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8';

/** Everything that the rules say to people in one language, by id. */
export interface RuleWords {
  readonly rules: Readonly<Record<string, RuleText>>;
  readonly statements: Readonly<Record<StatementId, string>>;
}
