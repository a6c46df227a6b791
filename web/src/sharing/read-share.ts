import type { CredentialSummary, NewShare } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';
import { endOfDay } from '../words.js';

/** What may be shown without the rest. */
export const FIELDS = [
  'holder',
  'title',
  'level',
  'standard',
  'criteria',
  'assessment',
  'experience',
  'evidence',
  'validity',
] as const;

type Chosen = NewShare['credentials'][number];

/** Reads the form. Refuses, in words, a form in which nothing is chosen. */
export function readShare(items: readonly CredentialSummary[], form: FormData): NewShare {
  const chosen = items
    .filter(({ id }) => form.get(`credential:${id}`) === 'on')
    .map(({ id }): Chosen => {
      if (textOf(form, `part:${id}`) === 'whole') return { id, fields: 'whole' };
      const fields = FIELDS.filter((field) => form.get(`${field}:${id}`) === 'on');
      if (fields.length === 0) throw new Error(t('share.no-field'));
      return { id, fields: fields };
    });
  if (chosen.length === 0) throw new Error(t('share.no-credential'));
  const recipient = textOf(form, 'recipient').trim();
  return {
    credentials: chosen,
    purpose: textOf(form, 'purpose').trim(),
    ...(recipient !== '' && { recipient }),
    expiresAt: endOfDay(textOf(form, 'until')),
  };
}
