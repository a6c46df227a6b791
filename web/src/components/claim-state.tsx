import type { Claim } from '../../../libs/domain/src/generated/schemas.js';
import { t } from '../messages.js';
import type { Mark } from './status-mark.js';
import { StatusLine } from './status-line.js';

const marks: Readonly<Record<Claim['state'], Mark>> = {
  enquiry: 'unknown',
  identified: 'unknown',
  documented: 'unknown',
  assessing: 'unknown',
  'second-assessing': 'unknown',
  moderating: 'unknown',
  offered: 'passed',
  'not-met': 'warning',
  appealed: 'unknown',
  certified: 'passed',
  withdrawn: 'unknown',
  closed: 'unknown',
};

/** Where a claim stands, who has it, and what happens next. */
export function ClaimState({ state }: { readonly state: Claim['state'] }) {
  return (
    <StatusLine mark={marks[state]} word={t(`claim-state.${state}`)}>
      {t(`claim-next.${state}`)}
    </StatusLine>
  );
}
