import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { day } from '../words.js';
import { t } from '../messages.js';

/** What stands in the credential, as far as the verdict lets it be shown. */
export function WhatItSays({
  shows,
  overall,
}: {
  readonly shows: NonNullable<Verdict['shows']>;
  readonly overall: Verdict['overall'];
}) {
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('shows.competence'), shows.title],
    [t('shows.level'), shows.levelTitle],
    [t('shows.holder'), shows.holder],
    [t('shows.issuer'), shows.issuer],
    [t('verify.accredited-now'), accreditedNow(shows)],
    [t('verify.vouched-by'), shows.registry],
    [t('shows.standard'), shows.standard],
    [t('shows.european'), europeanOf(shows)],
    [t('shows.valid-from'), day(shows.validFrom)],
    [t('shows.valid-until'), shows.validUntil && day(shows.validUntil)],
    [t('shows.proven'), shows.provenAt && day(shows.provenAt)],
  ];
  return (
    <>
      <h3>{overall === 'not-verified' ? t('shows.claims') : t('shows.says')}</h3>
      <dl>
        {rows.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

/** Beside whether it was accredited when it issued, which is a check: two facts. */
function accreditedNow({ accreditedNow: isNow }: NonNullable<Verdict['shows']>) {
  if (isNow === undefined) return undefined;
  return isNow ? t('verify.yes') : t('verify.no');
}

function europeanOf({ europeanStandard, relation }: NonNullable<Verdict['shows']>) {
  if (europeanStandard === undefined || relation === undefined) return europeanStandard;
  return `${europeanStandard} (${t(`relation.${relation}`)})`;
}
