/** What no text of the product may say (audit paper, 5). */
export type RefusalId = 'F1' | 'F2' | 'F3' | 'F4' | 'F5';

/**
 * The words of one language out of which the refused sentences are made: alternatives of regular
 * expressions, taken as whole words whatever their case.
 */
export interface RefusedWords {
  /** Cluster, network, collaboration. */
  readonly together: string;
  /** Leads to, drives, improves. */
  readonly causes: string;
  readonly success: string;
  /** Pays off, is more successful: success said by the verb itself, with no second word. */
  readonly paysOff: string;
  /** Thanks to, through: success named first. */
  readonly thanksTo: string;
  /** Whether the verb may stand at the end of a clause. */
  readonly verbLast: boolean;
  /** Cluster, network, region as something that might learn. */
  readonly cluster: string;
  /** Is, has become, as. */
  readonly becomes: string;
  readonly learningOrganisation: string;
  /** Best, inferior, most mature. */
  readonly ranking: string;
  /** Type of cluster, of firm. */
  readonly type: string;
  /** The types by their names. */
  readonly typeNames: string;
  /** Better than, worse than. */
  readonly betterThan: string;
  /** Unfit, dismiss: a judgement on a person. */
  readonly judgedPerson: string;
  /** Validated, proven, certified by. */
  readonly proven: string;
  /** Not, never: before it, `proven` is honest. */
  readonly negation: string;
  /** Within how many characters before `proven` the negation stands. */
  readonly negationReach: number;
}

/** A refused sentence as a pattern. */
export interface Refusal {
  readonly id: RefusalId;
  readonly pattern: RegExp;
  /** A match after this, within the same sentence, is honest. */
  readonly unlessAfter?: { readonly pattern: RegExp; readonly reach: number };
}

const word = (alternatives: string) => `(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`;
/** At most so many characters of the same sentence. */
const near = (characters: number) => `[^.!?]{0,${String(characters)}}`;
const pattern = (...parts: readonly string[]) => new RegExp(parts.join(''), 'iu');

/** The refused sentences of a language. All distances are bounded, so matching stays linear. */
export function refusalsOf(words: RefusedWords): readonly Refusal[] {
  const together = word(words.together);
  const causes = word(words.causes);
  const success = word(words.success);
  const paysOff = word(words.paysOff);
  const type = word(words.type);
  const names = word(words.typeNames);
  const refusals: Refusal[] = [
    { id: 'F1', pattern: pattern(together, near(80), causes, near(60), success) },
    { id: 'F1', pattern: pattern(success, near(60), word(words.thanksTo), near(40), together) },
    { id: 'F1', pattern: pattern(together, near(60), paysOff) },
    { id: 'F1', pattern: pattern(paysOff, near(40), together) },
    {
      id: 'F2',
      pattern: words.verbLast
        ? pattern(word(words.cluster), near(60), word(words.learningOrganisation))
        : pattern(
            word(words.cluster),
            near(40),
            word(words.becomes),
            near(20),
            word(words.learningOrganisation),
          ),
    },
    { id: 'F3', pattern: pattern(word(words.ranking), near(25), type) },
    { id: 'F3', pattern: pattern(type, near(40), word(`${words.ranking}|${words.betterThan}`)) },
    { id: 'F3', pattern: pattern(names, near(60), word(words.betterThan)) },
    { id: 'F4', pattern: pattern(word(words.judgedPerson)) },
    {
      id: 'F5',
      pattern: pattern(word(words.proven)),
      unlessAfter: { pattern: pattern(word(words.negation)), reach: words.negationReach },
    },
  ];
  if (words.verbLast)
    refusals.push({ id: 'F1', pattern: pattern(together, near(80), success, near(60), causes) });
  return refusals;
}
