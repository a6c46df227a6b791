import type { HubCulture } from '../../../libs/domain/src/generated/schemas.js';
import { shownLanguage, t } from '../messages.js';

/** A figure as the API gives it: a value with the cases behind it, or why there is none. */
type Figure = Pick<HubCulture['agreement'], 'n' | 'value' | 'heldBack'>;

/** A share in whole percent. */
export const percent = (share: number): string =>
  new Intl.NumberFormat(shownLanguage(), { style: 'percent' }).format(share);

/** A number with its decimals, in the reader's language. */
export const decimal = (value: number): string =>
  new Intl.NumberFormat(shownLanguage()).format(value);

/** A figure in sentences with the number of its cases, where known; else why it is held back. */
export function shown(
  { n, value, heldBack }: Figure,
  say: (value: number) => readonly string[],
): string {
  const said = [
    ...(value === undefined ? [] : say(value)),
    ...(heldBack ? [t(`culture-held.${heldBack}`)] : []),
    ...(n === undefined ? [] : [t('culture.rests', { n })]),
  ];
  return said.join(' ');
}
