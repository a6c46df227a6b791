import type { AuditForm, AuditOpening } from '../../../libs/domain/src/generated/schemas.js';
import { post, Refused } from '../api.js';
import { shownLanguage } from '../messages.js';

/** Why there are no questions behind a link. */
export type NoFormReason = 'unknown' | 'closed' | 'used' | 'sent' | 'not-yet';
export type Opened = AuditForm | NoFormReason;

const REASONS: Readonly<Record<string, NoFormReason>> = {
  'audit-link.unknown': 'unknown',
  'audit-link.too-early': 'not-yet',
  'audit-link.over': 'closed',
  'audit-link.in-use': 'used',
  'audit-answer.already-submitted': 'sent',
};

/** Why the hub gives or takes no answers by this link (any more); undefined when it is something else. */
export const reasonOf = (fault: unknown): NoFormReason | undefined =>
  fault instanceof Refused ? REASONS[fault.problem.code] : undefined;

/** The questions in the reader's language, with what was answered before. */
export async function openForm(token: string): Promise<Opened> {
  if (!/^[\w-]{22}$/.test(token)) return 'unknown';
  try {
    const opening: AuditOpening = { token, language: shownLanguage() };
    return await post<AuditForm>('/api/v1/audit-answers/opening', opening);
  } catch (fault) {
    const reason = reasonOf(fault);
    if (reason === undefined) throw fault;
    return reason;
  }
}
