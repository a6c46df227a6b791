import type { AnswerCode, NoAnswer } from '#domain/audit/audit-input.js';
import type { Language, ScaleId } from '#domain/audit/instrument/instrument-types.js';
import { instrumentWords, type ShownWords } from '#domain/audit/instrument/words-of.js';
import { askedItems } from '#domain/audit/rounds/asked-items.js';
import { FORM_MINUTES, protectionNotice } from '#domain/audit/rounds/protection-notice.js';
import type { AuditForm } from '#domain/generated/schemas.js';
import type { Opened } from './link-openings.service.js';

/** What a form says beside the questions. */
export interface AboutForm {
  readonly hub: string;
  readonly firm?: string;
  /** For how many months answers are kept. */
  readonly keptMonths: number;
  /** In which the respondent reads. */
  readonly language: Language;
}

/** The questions in the reader's language, without what they measure: that would lead the answers. */
export function viewForm({ token, round, link, answers }: Opened, about: AboutForm): AuditForm {
  const { kind, closesAt, instrumentVersion } = round;
  const { stratum, form, answeredLastTime } = link;
  const items = askedItems(form, stratum);
  const shown = instrumentWords(about.language);
  const scales = [...new Set(items.map(({ scale }) => scale))];
  return {
    ...{ token, kind, hub: about.hub, stratum, form },
    ...(about.firm !== undefined && { firm: about.firm }),
    minutes: FORM_MINUTES[form],
    closesAt: closesAt.toISOString(),
    language: shown.language,
    translation: translationOf(shown, about.language),
    instrumentVersion,
    protection: [...protectionNotice(kind)],
    keptMonths: about.keptMonths,
    scales: scales.map((id) => viewScale(id, shown)),
    items: items.map(({ id, scale }) => ({ id, scale, text: shown.words.items[id] ?? id })),
    answers,
    ...(answeredLastTime !== undefined && { answeredLastTime }),
  };
}

/** Said of each language, so that nobody takes a translation for the instrument. */
function translationOf(
  { language, status }: ShownWords,
  asked: Language,
): AuditForm['translation'] {
  if (language !== asked) return 'english-shown';
  return status === 'original' ? 'original' : 'not-validated';
}

const NO_ANSWERS: readonly NoAnswer[] = ['DK', 'NA', 'REF'];

function viewScale(id: ScaleId, { words }: ShownWords): AuditForm['scales'][number] {
  const { stem, options, missing } = words.scales[id];
  return {
    id,
    stem,
    options: options.map((label, code) => ({ code: code as AnswerCode, label })),
    missing: NO_ANSWERS.map((code) => ({ code, label: missing[code] })),
  };
}
