import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { StatusMark } from '../components/status-mark.js';
import { t } from '../messages.js';
import { moment } from '../words.js';
import { markOf } from './mark-of.js';
import { sentenceOf } from './sentence-of.js';

type Check = Verdict['checks'][number];

/** Its sentence says all there is to say. */
const NOT_RUN = 'not-run';
/** Something was not there, and may be the next time. */
const AWAY = /(unreachable|missing)$/;

/** One check: mark, word, sentence; where the answer came from on demand. */
export function CheckItem({
  check,
  digest,
  onRetry,
}: {
  readonly check: Check;
  /** Of what was signed, for the checks that are about exactly that. */
  readonly digest?: string | undefined;
  readonly onRetry: () => void;
}) {
  const [mark, word] = markOf(check);
  const { code, source, asOf, state } = check;
  const wasRun = code !== NOT_RUN;
  const isAway = state === 'could-not-check' && AWAY.test(code ?? '');
  return (
    <li>
      <span class={mark}>
        <StatusMark mark={mark} />
      </span>
      <div>
        <strong>{t(`check.${check.name}`)}:</strong> <span class={mark}>{word}</span>
        <br />
        {sentenceOf(check)}
        {wasRun && (code ?? source ?? digest) !== undefined && (
          <details>
            <summary>{t('check.more')}</summary>
            {source !== undefined && <p>{t('check.source', { source })}</p>}
            {asOf !== undefined && <p>{t('check.as-of', { moment: moment(asOf) })}</p>}
            {digest !== undefined && <p>{t('check.digest', { digest })}</p>}
            {code !== undefined && <p>{t('check.code', { code })}</p>}
          </details>
        )}
        {isAway && (
          <p class="actions no-print">
            <button type="button" class="plain" onClick={onRetry}>
              {t('verify.retry', { check: t(`check.${check.name}`) })}
            </button>
          </p>
        )}
      </div>
    </li>
  );
}
