import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { type Mark, StatusMark } from '../components/status-mark.js';
import { moment } from '../words.js';
import { t } from '../messages.js';

type Check = Verdict['checks'][number];

function wordOf({ state, severity }: Check): readonly [Mark, string] {
  if (state === 'passed') return ['passed', t('check-state.passed')];
  if (state === 'could-not-check') return ['unknown', t('check-state.could-not-check')];
  return severity === 'fatal'
    ? ['failed', t('check-state.failed')]
    : ['warning', t('check-state.remark')];
}

/** Its sentence says all there is to say. */
const NOT_RUN = 'check.not-run';

/** One check: mark, word, sentence; where the answer came from on demand. */
export function CheckItem({ check }: { readonly check: Check }) {
  const [mark, word] = wordOf(check);
  const { code, source, asOf } = check;
  return (
    <li>
      <span class={mark}>
        <StatusMark mark={mark} />
      </span>
      <div>
        <strong>{t(`check.${check.name}`)}:</strong> <span class={mark}>{word}</span>
        <br />
        {check.sentence}
        {code !== NOT_RUN && (code !== undefined || source !== undefined) && (
          <details>
            <summary>{t('check.more')}</summary>
            {source !== undefined && <p>{t('check.source', { source })}</p>}
            {asOf !== undefined && <p>{t('check.as-of', { moment: moment(asOf) })}</p>}
            {code !== undefined && <p>{t('check.code', { code })}</p>}
          </details>
        )}
      </div>
    </li>
  );
}
