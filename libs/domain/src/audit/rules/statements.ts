import type { ClusterAppraisal, Typing } from '../learning-appraisal.js';
import type { StatementId } from './rule-text.js';

/** A sentence that must stand with every showing of certain results (audit paper, 5). */
export interface Statement {
  readonly id: StatementId;
  readonly source: {
    readonly reference: string;
    /** Stands literally in the research; null: it follows from the method. */
    readonly quotation: string | null;
  };
}

const conclusion = (id: StatementId, number: number, quotation: string): Statement => ({
  id,
  source: { reference: `Conclusion ${String(number)}`, quotation },
});
const method = (id: StatementId): Statement => ({
  id,
  source: { reference: 'method', quotation: null },
});

/** The statements, by id; their words are in the rule words of a language. */
export const statements: readonly Statement[] = [
  conclusion('S1', 5, 'in terms of various factors including economic performance'),
  conclusion(
    'S2',
    5,
    'There is no clear association between collaborative learning and cluster ‘success’',
  ),
  conclusion(
    'S3',
    7,
    'does not imply that constituent SMEs within that cluster engage in ‘organisational learning’',
  ),
  conclusion('S4', 8, 'There is no one ‘cluster’ model'),
  conclusion(
    'S5',
    6,
    'little evidence of clusters of SMEs systematically engaging in high-level collective strategic learning behaviours',
  ),
  method('S6'),
  method('S7'),
  method('S8'),
];

/** What decides on the statements that a result needs. */
export interface StatementNeeds {
  readonly kind: 'firm' | 'cluster';
  /** People whose answers were used. */
  readonly respondents: number;
  readonly psychometricStatus: string;
  readonly type: Typing;
  /** Only of a cluster. */
  readonly collective?: ClusterAppraisal['collective'];
  /** Whether anything is said about doing things together. */
  readonly collaboration: boolean;
}

/**
 * Ids of the statements that must stand with a result, in ascending order. S5 says that no record
 * was found, so it is said only where there is none.
 */
export function statementsFor(needs: StatementNeeds): readonly StatementId[] {
  const { kind, respondents, psychometricStatus, type, collective } = needs;
  const cluster = kind === 'cluster';
  const said: Readonly<Record<StatementId, boolean>> = {
    S1: true,
    S2: cluster || needs.collaboration,
    S3: cluster,
    S4: cluster,
    S5: collective !== undefined && collective.outcome !== 'evidenced' && !collective.jointPlans,
    S6: respondents === 1,
    S7: psychometricStatus === 'design-stage',
    S8: respondents > 0 && type.reason !== 'too-few-answers',
  };
  return statements.map(({ id }) => id).filter((id) => said[id]);
}
