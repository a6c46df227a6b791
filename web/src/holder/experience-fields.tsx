import { useState } from 'preact/hooks';
import type { NewEvidence } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';

const KINDS: readonly NewEvidence['kind'][] = [
  'work-sample',
  'observation',
  'simulation',
  'witness-statement',
  'certificate',
  'logbook',
  'conversation',
  'knowledge-test',
  'self-statement',
];

/** What was done at work, with one piece of evidence. Open at once when there is nothing else to choose. */
export function ExperienceFields({ isOnly }: { readonly isOnly: boolean }) {
  const [isOpen, setOpen] = useState(isOnly);
  if (!isOpen)
    return (
      <button
        type="button"
        class="plain"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('new-claim.add-experience')}
      </button>
    );
  return (
    <>
      <label class="field">
        <span>{t('experience.role')}</span>
        <input name="role" maxLength={200} required />
      </label>
      <label class="field">
        <span>{t('experience.from')}</span>
        <input name="from" type="date" required />
      </label>
      <label class="field">
        <span>{t('experience.to')}</span>
        <input name="to" type="date" />
      </label>
      <label class="field">
        <span>{t('experience.tasks')}</span>
        <textarea name="tasks" required />
      </label>
      <label class="field">
        <span>{t('evidence.kind')}</span>
        <select name="kind" required>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`evidence-kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t('evidence.title')}</span>
        <input name="evidence-title" maxLength={200} required />
      </label>
      <label class="field">
        <span>{t('evidence.made')}</span>
        <input name="made" type="date" required />
      </label>
      <label class="field">
        <span>{t('evidence.file')}</span>
        <input
          name="file"
          type="file"
          accept="text/plain,image/jpeg,image/png,application/pdf"
          required
        />
      </label>
      <label class="choice">
        <input type="checkbox" name="disclose" />
        <span>{t('evidence.disclose')}</span>
      </label>
    </>
  );
}
