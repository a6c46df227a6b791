import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { type Mark, StatusMark } from '../components/status-mark.js';
import { day } from '../words.js';

type Check = Verdict['checks'][number];

const overall: Readonly<Record<Verdict['overall'], readonly [Mark, string]>> = {
  verified: ['passed', 'Verified'],
  'verified-with-warnings': ['warning', 'Verified, with remarks'],
  'could-not-verify': ['unknown', 'Could not verify'],
  'not-verified': ['failed', 'Not verified'],
};

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

/** The answer first, then what the credential says, then every check with its mark, word and sentence. */
export function VerdictView({ verdict }: { readonly verdict: Verdict }) {
  const [mark, word] = overall[verdict.overall];
  const { shows } = verdict;
  return (
    <section aria-labelledby="answer">
      <h2 id="answer" class={`answer ${mark}`}>
        <StatusMark mark={mark} /> {word}
      </h2>
      <p>{verdict.sentence}</p>
      {shows && (
        <dl>
          <dt>Competence</dt>
          <dd>{shows.title}</dd>
          {shows.levelTitle !== undefined && (
            <>
              <dt>Level</dt>
              <dd>{shows.levelTitle}</dd>
            </>
          )}
          {shows.holder !== undefined && (
            <>
              <dt>Holder</dt>
              <dd>{shows.holder}</dd>
            </>
          )}
          <dt>Issuer</dt>
          <dd>{shows.issuer}</dd>
          <dt>Standard</dt>
          <dd>{shows.standard}</dd>
          {shows.europeanStandard !== undefined && (
            <>
              <dt>European standard</dt>
              <dd>{shows.europeanStandard}</dd>
            </>
          )}
          <dt>Valid from</dt>
          <dd>{day(shows.validFrom)}</dd>
        </dl>
      )}
      <h3>Every check</h3>
      <ul class="checks">
        {verdict.checks.map((check) => {
          const [checkMark, checkWord] = wordOf(check);
          return (
            <li key={check.name}>
              <StatusMark mark={checkMark} />
              <div>
                <strong>{names[check.name]}:</strong> <span class={checkMark}>{checkWord}</span>
                <br />
                {check.sentence}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
