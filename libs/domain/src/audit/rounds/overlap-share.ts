/** How many of a round's respondents say that they also answered the round before. */
export interface OverlapSaid {
  readonly respondents: number;
  readonly yes: number;
  readonly no: number;
}

/**
 * Which share of a round's respondents say that they also answered the round before, 0 to 1; those who
 * said nothing count as new. Undefined when nobody said anything: links carry no identity from one
 * round to the next, so nothing else is known.
 */
export const overlapShare = ({ respondents, yes, no }: OverlapSaid): number | undefined =>
  yes + no === 0 ? undefined : yes / respondents;
