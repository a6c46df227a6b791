import { DomainError } from '../core/domain-error.js';

/** The word of a hub that a person may assess. Empty lists leave nothing out. */
export interface MandateTerms {
  readonly id: string;
  /** Addresses of versions, or of concepts and folders above them; empty for every standard. */
  readonly scope: readonly string[];
  readonly maxLevel: number;
  readonly methods: readonly string[];
  readonly languages: readonly string[];
  /** First and last day, `YYYY-MM-DD`, in UTC. */
  readonly from: string;
  readonly to: string;
  /** When it was ended early. */
  readonly endedAt?: Date | undefined;
}

/** What is to be assessed, and when. */
export interface MandateNeed {
  readonly standard: string;
  readonly level: number;
  readonly language: string;
  /** Empty while they are not known yet. */
  readonly methods: readonly string[];
  readonly at: Date;
}

/**
 * The mandate under which a person assesses. Refuses `assessor.mandate-missing` where there never
 * was one, `assessor.mandate-expired` where none is in force at that time, and
 * `assessor.mandate-out-of-scope` where none in force covers standard, level, methods and language.
 */
export function checkMandate(mandates: readonly MandateTerms[], need: MandateNeed): MandateTerms {
  if (mandates.length === 0) throw new DomainError('assessor.mandate-missing');
  const inForce = mandates.filter((mandate) => isInForce(mandate, need.at));
  if (inForce.length === 0)
    throw new DomainError('assessor.mandate-expired', {
      expected: `a mandate in force on ${need.at.toISOString()}`,
    });
  const [covering] = inForce.filter((mandate) => covers(mandate, need));
  if (covering) return covering;
  throw new DomainError('assessor.mandate-out-of-scope', {
    expected: `a mandate for ${need.standard} at level ${String(need.level)}`,
  });
}

/** Whether a mandate was in force at that time. */
export function isInForce({ from, to, endedAt }: MandateTerms, at: Date): boolean {
  const day = at.toISOString().slice(0, 10);
  return from <= day && day <= to && (endedAt === undefined || at < endedAt);
}

function covers(mandate: MandateTerms, need: MandateNeed): boolean {
  const { scope, maxLevel, methods, languages } = mandate;
  return (
    (scope.length === 0 ||
      scope.some((uri) => need.standard === uri || need.standard.startsWith(`${uri}/`))) &&
    need.level <= maxLevel &&
    (methods.length === 0 || need.methods.every((method) => methods.includes(method))) &&
    (languages.length === 0 || languages.includes(need.language))
  );
}
