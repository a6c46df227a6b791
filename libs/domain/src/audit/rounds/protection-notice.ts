import type { RoundForm, RoundKind } from './propose-form.js';

/** How answers are protected, and who sees what of them; the words are the screens'. */
export type Protection =
  | 'stored-without-name'
  | 'not-linked-to-link'
  | 'no-cut-by-role-under-three'
  | 'few-answers-tell'
  | 'answers-stay-in-hub'
  | 'kept-for-months'
  | 'firm-sees-picture-only'
  | 'cluster-sees-picture-only'
  | 'free-to-leave-open'
  | 'only-what-is-submitted'
  | 'ends-with-round';

/** About how many minutes a form takes (design paper of the audit, 2.1 and 7.4). */
export const FORM_MINUTES: Readonly<Record<RoundForm, number>> = {
  short: 10,
  full: 35,
  cluster: 10,
};

/** What is told before a round is planned and before anybody answers, in this order. */
export const protectionNotice = (kind: RoundKind): readonly Protection[] => [
  'stored-without-name',
  'not-linked-to-link',
  'no-cut-by-role-under-three',
  'few-answers-tell',
  'answers-stay-in-hub',
  'kept-for-months',
  kind === 'firm' ? 'firm-sees-picture-only' : 'cluster-sees-picture-only',
  'free-to-leave-open',
  'only-what-is-submitted',
  'ends-with-round',
];
