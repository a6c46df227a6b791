import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { type Mark, StatusMark } from '../components/status-mark.js';
import { moment } from '../words.js';

type Check = Verdict['checks'][number];

const names: Readonly<Record<Check['name'], string>> = {
  format: 'Format',
  signature: 'Signature',
  key: 'Signing key',
  ledger: 'Public ledger',
  witnesses: 'Witnesses',
  authorised: 'Accreditation of the issuer',
  standard: 'Competence standard',
  mapping: 'European standard',
  dates: 'Dates',
  status: 'Status',
};

function wordOf({ state, severity }: Check): readonly [Mark, string] {
  if (state === 'passed') return ['passed', 'Passed'];
  if (state === 'could-not-check') return ['unknown', 'Could not check'];
  return severity === 'fatal' ? ['failed', 'Failed'] : ['warning', 'Remark'];
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
        <strong>{names[check.name]}:</strong> <span class={mark}>{word}</span>
        <br />
        {check.sentence}
        {code !== NOT_RUN && (code !== undefined || source !== undefined) && (
          <details>
            <summary>More</summary>
            {source !== undefined && <p>Source: {source}</p>}
            {asOf !== undefined && <p>As of {moment(asOf)}</p>}
            {code !== undefined && <p>Code: {code}</p>}
          </details>
        )}
      </div>
    </li>
  );
}
