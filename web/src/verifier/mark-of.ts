import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import type { Mark } from '../components/status-mark.js';
import { t } from '../messages.js';

type Check = Verdict['checks'][number];

/** The mark and the word of a check. Only what was looked for and found has a tick. */
export function markOf({ state, severity, applies }: Check): readonly [Mark, string] {
  if (!applies) return ['unknown', t('check-state.not-asked')];
  if (state === 'could-not-check') return ['unknown', t('check-state.could-not-check')];
  if (severity === 'warning') return ['warning', t('check-state.remark')];
  return state === 'passed'
    ? ['passed', t('check-state.passed')]
    : ['failed', t('check-state.failed')];
}
