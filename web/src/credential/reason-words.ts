import { type MessageKey, t } from '../messages.js';

/** Why a credential is changed or corrected. */
export const STATUS_REASONS = [
  'issued-in-error',
  'assessment-flawed',
  'evidence-false',
  'holder-request',
  'under-investigation',
  'investigation-closed',
] as const;

/** What a correction puts right. */
export const CORRECTION_REASONS = [
  'name-wrong',
  'language-wrong',
  'dates-wrong',
  'experience-wrong',
  'holder-request',
] as const;

/** Those that the hub gives by itself. */
const OWN_REASONS = [
  'appeal-upheld',
  'corrected',
  'renewed',
  'contested',
  'in-bulk',
  'follow-up-due',
] as const;

type Known =
  | (typeof STATUS_REASONS)[number]
  | (typeof CORRECTION_REASONS)[number]
  | (typeof OWN_REASONS)[number];

const known: readonly string[] = [...STATUS_REASONS, ...CORRECTION_REASONS, ...OWN_REASONS];

/** A reason in words; one that these screens do not know yet is shown as its code. */
export const reasonWords = (code: string): string =>
  known.includes(code) ? t(`reason.${code as Known}` satisfies MessageKey) : code;
