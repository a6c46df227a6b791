import { useRef, useState } from 'preact/hooks';
import type {
  AuditAnswers,
  AuditForm,
  AuditProgress,
  AuditSubmission,
  NewAuditAnswers,
} from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { type NoFormReason, reasonOf } from './open-form.js';

export type Answer = AuditAnswers[string];

/** What was answered so far, and whether the hub has it. */
export interface AnswersKept {
  readonly given: AuditAnswers;
  readonly sent: boolean;
  /** The hub takes no more answers by this link. */
  readonly ended: NoFormReason | undefined;
  readonly saving: boolean;
  readonly savedAt: string | undefined;
  readonly error: Error | undefined;
  /** Null leaves the question open: it was asked and not answered. */
  readonly answer: (id: string, code: Answer) => void;
  /** Sends what the hub does not have yet. */
  readonly save: () => Promise<void>;
  readonly submit: (answeredLastTime: boolean | undefined) => Promise<void>;
}

/** Saves after each answer, one request at a time; what is answered meanwhile goes with the next one. */
export function useAnswers({ token, answers }: AuditForm): AnswersKept {
  const [given, setGiven] = useState(answers);
  const [sent, setSent] = useState(false);
  const [ended, setEnded] = useState<NoFormReason>();
  const [saving, setSaving] = useState(false);
  const [savedAt, setSavedAt] = useState<string>();
  const [error, setError] = useState<Error>();
  const unsaved = useRef<AuditAnswers>({});
  const busy = useRef(false);

  const refuse = (fault: unknown) => {
    setEnded(reasonOf(fault));
    setError(fault as Error);
  };
  const save = async () => {
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    setError(undefined);
    let going: AuditAnswers = {};
    try {
      while (Object.keys(unsaved.current).length > 0) {
        going = unsaved.current;
        unsaved.current = {};
        const body: NewAuditAnswers = { token, answers: going };
        await post<AuditProgress>('/api/v1/audit-answers/saving', body);
        setSavedAt(new Date().toISOString());
      }
    } catch (fault) {
      unsaved.current = { ...going, ...unsaved.current };
      refuse(fault);
    } finally {
      busy.current = false;
      setSaving(false);
    }
  };
  const answer = (id: string, code: Answer) => {
    setGiven((before) => ({ ...before, [id]: code }));
    unsaved.current = { ...unsaved.current, [id]: code };
    void save();
  };
  const submit = async (answeredLastTime: boolean | undefined) => {
    setError(undefined);
    try {
      const body: AuditSubmission = {
        token,
        answers: given,
        ...(answeredLastTime !== undefined && { answeredLastTime }),
      };
      await post<AuditProgress>('/api/v1/audit-answers/submission', body);
      setSent(true);
    } catch (fault) {
      refuse(fault);
    }
  };
  return { given, sent, ended, saving, savedAt, error, answer, save, submit };
}
