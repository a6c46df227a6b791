import type { ProblemCode } from './problem-codes.js';

/** One fault of an input, where it is, and what was expected and came. */
export interface Issue {
  readonly path: string;
  readonly message: string;
  readonly code?: string;
  readonly expected?: string;
  readonly got?: string;
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
}

/** What a refusal may say beyond its code. No secrets and nothing about a person. */
export interface Refusal {
  readonly detail?: string;
  readonly expected?: string;
  readonly got?: string;
  readonly issues?: readonly Issue[];
}

/** A rule that said no. The code is stable API and listed in problem-codes.ts. */
export class DomainError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly refusal: Refusal = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
