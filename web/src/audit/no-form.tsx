import { Heading } from '../components/heading.js';
import { t } from '../messages.js';
import type { NoFormReason } from './open-form.js';

/** Why a link leads to no questions, and what to do about it. */
export function NoForm({ why }: { readonly why: NoFormReason }) {
  return (
    <>
      <Heading title={t(`answer-gone.${why}`)} />
      <p class="notice">{t(`answer-gone-why.${why}`)}</p>
    </>
  );
}
