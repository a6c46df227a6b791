import type { SkillFigures } from '../../../libs/domain/src/generated/schemas.js';
import { shownLanguage, t } from '../messages.js';

export const wholeWords = (number: number): string =>
  new Intl.NumberFormat(shownLanguage()).format(number);

/** How many are lacking: a share from 25 firms on, below that a band; nothing where neither may be told. */
export function lackingWords({ lacking, band }: SkillFigures): string {
  if (lacking !== undefined)
    return new Intl.NumberFormat(shownLanguage(), { style: 'percent' }).format(lacking / 1000);
  return band ? t(`observatory.skills.band.${band}`) : t('observatory.no-share');
}

export const countryName = (code: string): string =>
  code === 'all'
    ? t('observatory.all')
    : (new Intl.DisplayNames([shownLanguage()], { type: 'region', fallback: 'code' }).of(code) ??
      code);
