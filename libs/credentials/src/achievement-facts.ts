import { CredentialFormatError } from './credential-format-error.js';
import { listOf, member, textMember } from './json-object.js';
import { languageText } from './language-text.js';

/** What an Open Badge says its subject can do. */
export interface AchievementFacts {
  readonly standard: string;
  /** Of further achievements of the same badge. */
  readonly otherStandards: readonly string[];
  readonly name?: string;
  readonly level?: number;
  readonly levelTitle?: string;
  /** Items of `alignment`. */
  readonly alignments: readonly unknown[];
}

/**
 * The achievements of a subject, of which there may be several, each an object or only its address
 * (Open Badges 3.0, B.1.2). Names, results and alignments are those of the first. Refuses
 * `credential.malformed` when one has no URI.
 */
export function achievementFacts(subject: unknown): AchievementFacts {
  const [first, ...others] = listOf(member(subject, 'achievement'));
  const standard = uriOf(first);
  const level = levelOf(subject, standard);
  const name = languageText(member(first, 'name'));
  const title = level === undefined ? undefined : levelTitleOf(first, standard, level);
  return {
    standard,
    otherStandards: others.map(uriOf),
    ...(name !== undefined && { name }),
    ...(level !== undefined && { level }),
    ...(title !== undefined && { levelTitle: title }),
    alignments: listOf(member(first, 'alignment')),
  };
}

function uriOf(achievement: unknown): string {
  const uri = typeof achievement === 'string' ? achievement : textMember(achievement, 'id');
  if (uri === undefined || !URL.canParse(uri) || uri.length > 500)
    throw new CredentialFormatError(
      'credential.malformed',
      'expected a URI as id of the achievement',
    );
  return uri;
}

function levelOf(subject: unknown, standard: string): number | undefined {
  const prefix = `${standard}#level-`;
  const levels = listOf(member(subject, 'result'))
    .map((result) => textMember(result, 'achievedLevel') ?? '')
    .filter((achieved) => achieved.startsWith(prefix))
    .map((achieved) => achieved.slice(prefix.length));
  const [level, ...others] = levels;
  return level !== undefined && others.length === 0 && /^[1-5]$/.test(level)
    ? Number(level)
    : undefined;
}

function levelTitleOf(achievement: unknown, standard: string, level: number): string | undefined {
  const found = listOf(member(achievement, 'resultDescription'))
    .flatMap((description) => listOf(member(description, 'rubricCriterionLevel')))
    .find((rubric) => textMember(rubric, 'id') === `${standard}#level-${level}`);
  return languageText(member(found, 'name'));
}
