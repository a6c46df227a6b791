import type { Experience } from '#domain/generated/schemas.js';

/** The kinds of all evidence of these experiences. */
export const kindsOf = (experiences: readonly Experience[]): readonly string[] =>
  experiences.flatMap(({ evidence }) => evidence.map(({ kind }) => kind));
