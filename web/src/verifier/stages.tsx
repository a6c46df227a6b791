import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { type Mark, StatusMark } from '../components/status-mark.js';
import { t } from '../messages.js';
import { markOf } from './mark-of.js';

type Check = Verdict['checks'][number];

/** What a reader wants to know, in order, and the checks that say it. */
const STAGES = {
  format: ['format'],
  signature: ['signature'],
  issuer: ['key', 'ledger', 'witnesses', 'findings'],
  accreditation: ['authorised', 'standard', 'mapping'],
  dates: ['dates'],
  status: ['status', 'holder'],
} as const satisfies Readonly<Record<string, readonly Check['name'][]>>;
type Stage = keyof typeof STAGES;

const ORDER: readonly Mark[] = ['failed', 'unknown', 'warning', 'passed'];

/** The worst of its checks; what does not apply says nothing. */
function worst(checks: readonly Check[], stage: Stage): readonly [Mark, string] {
  const names: readonly string[] = STAGES[stage];
  const marks = checks
    .filter(({ name, applies }) => names.includes(name) && applies)
    .map((check) => markOf(check));
  const found = ORDER.map((mark) => marks.find(([one]) => one === mark)).find(Boolean);
  return found ?? ['passed', t('check-state.passed')];
}

/** The six stages with the mark of each. */
export function Stages({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <ol class="stages">
      {(Object.keys(STAGES) as Stage[]).map((stage) => {
        const [mark, word] = worst(checks, stage);
        return (
          <li key={stage}>
            <StatusMark mark={mark} />
            <span>
              {t(`verify.stage.${stage}`)}
              <br />
              <span class={mark}>{word}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
