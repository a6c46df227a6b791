import { DomainError } from '../../core/domain-error.js';

/** What a round asks about. */
export type RoundKind = 'firm' | 'cluster';

/** Positions in which somebody answers about a firm. */
export const FIRM_STRATA = ['owner', 'supervisor', 'employee', 'works-council'] as const;

/** Positions in which somebody answers about a cluster. */
export const CLUSTER_STRATA = ['hub-officer', 'member-firm', 'outside-observer'] as const;

/** In what position somebody is asked: about a firm one of the first four, about a cluster another. */
export type RoundStratum = (typeof FIRM_STRATA)[number] | (typeof CLUSTER_STRATA)[number];

/** About a firm 29 items or all 60; about a cluster there is one form. */
export type RoundForm = 'short' | 'full' | 'cluster';

/** Below this many people a firm is asked the short form (design paper of the audit, 2.1). */
const SMALL_FIRM = 5;

/** Who is asked, in which round. */
export interface Asked {
  readonly kind: RoundKind;
  readonly stratum: RoundStratum;
  /** What whoever invites wishes; the proposal when absent. */
  readonly form?: 'short' | 'full' | undefined;
  /** People who work in the firm; of a firm's round. */
  readonly heads: number;
  /** Employees of the firm who are asked already. */
  readonly employees: number;
}

/**
 * The form for somebody who is asked. Proposed for a firm: the short one below five people and from
 * the second employee on, else the full one. Refuses `audit-invitation.stratum-unfit` and, where the
 * cluster is asked, any wish as `audit-invitation.form-unfit`.
 */
export function proposeForm({ kind, stratum, form, heads, employees }: Asked): RoundForm {
  const fitting: readonly string[] = kind === 'firm' ? FIRM_STRATA : CLUSTER_STRATA;
  if (!fitting.includes(stratum))
    throw new DomainError('audit-invitation.stratum-unfit', {
      expected: `one of ${fitting.join(', ')}`,
      got: stratum,
    });
  if (kind === 'cluster') {
    if (form === undefined) return 'cluster';
    throw new DomainError('audit-invitation.form-unfit', { expected: 'no form', got: form });
  }
  const isShort = heads < SMALL_FIRM || (stratum === 'employee' && employees > 0);
  return form ?? (isShort ? 'short' : 'full');
}
