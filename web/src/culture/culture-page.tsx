import type { HubCulture } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { Heading } from '../components/heading.js';
import { Rows } from '../components/rows.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';
import { ConfirmationTable } from './confirmation-table.js';
import { decimal, percent, shown } from './say-figure.js';

/** How the hub assesses, figure by figure; what may not be shown says why. */
export function CulturePage() {
  const loaded = useLoaded('culture', () => get<HubCulture>('/api/v1/culture'));
  return (
    <>
      <Heading title={t('culture.title')} />
      <p>{t('culture.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('culture.loading')}>
        {(culture) => (
          <>
            <p class="quiet">{t('culture.as-of', { day: day(culture.at) })}</p>
            <Rows rows={rowsOf(culture)} />
            <ConfirmationTable confirmations={culture.confirmations} />
            <h2>{t('culture.not-recorded')}</h2>
            <ul>
              {culture.notRecorded.map((missing) => (
                <li key={missing}>{t(`culture-missing.${missing}`)}</li>
              ))}
            </ul>
          </>
        )}
      </WhenLoaded>
    </>
  );
}

function rowsOf({ assessors, doubled, agreement, strong, waiting, appeals }: HubCulture) {
  const { n: employees = 0, ...perHundred } = assessors;
  return [
    [
      t('culture.assessors'),
      shown(perHundred, (value) => [
        t('culture.assessors-value', { value: decimal(value), employees }),
      ]),
    ],
    [
      t('culture.doubled'),
      shown(doubled, (value) => [
        t('culture.doubled-value', { share: percent(value), aim: percent(doubled.aim) }),
      ]),
    ],
    [t('culture.agreement'), shown(agreement, (value) => sayAgreement(agreement, value))],
    [
      t('culture.strong'),
      shown(strong, (value) => [t('culture.strong-value', { share: percent(value) })]),
    ],
    [t('culture.waiting'), shown(waiting, (days) => [t('culture.waiting-value', { days })])],
    [
      t('culture.appeals'),
      [
        ...(appeals.opened === undefined
          ? []
          : [t('culture.appeals-opened', { opened: appeals.opened })]),
        shown(appeals, (value) => [t('culture.appeals-upheld', { share: percent(value) })]),
      ].join(' '),
    ],
  ] as const;
}

function sayAgreement(
  { interval, standing }: HubCulture['agreement'],
  value: number,
): readonly string[] {
  return [
    t('culture.agreement-value', { value: decimal(value) }),
    ...(interval
      ? [
          t('culture.agreement-interval', {
            low: decimal(interval.low),
            high: decimal(interval.high),
          }),
        ]
      : []),
    ...(standing ? [t(`culture-standing.${standing}`)] : []),
  ];
}
