import { useState } from 'preact/hooks';
import type { Claim } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { ProblemNotice } from '../components/problem.js';
import { CriterionFields } from './criterion-fields.js';
import { readJudgement } from './judgement.js';
import { t } from '../messages.js';

interface Props {
  readonly claim: Claim;
  /** As it was declared before the evidence opened. */
  readonly tie: NonNullable<Claim['assessments'][number]['tie']>;
  readonly onJudged: (claim: Claim) => void;
}

/** The form of one judgement. A refusal names the criteria it is about and links to each. */
export function JudgementFields({ claim, tie, onJudged }: Props) {
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const judgement = readJudgement(claim, new FormData(event.currentTarget as HTMLFormElement));
    setBusy(true);
    setError(undefined);
    try {
      onJudged(await post<Claim>(`/api/v1/claims/${claim.id}/judgement`, judgement));
    } catch (fault) {
      setError(fault as Error);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <input type="hidden" name="tie" value={tie} />
      <fieldset>
        <legend>{t('judge.how')}</legend>
        {METHODS.map((value) => (
          <label class="choice" key={value}>
            <input type="checkbox" name="method" value={value} />
            <span>{t(`method.${value}`)}</span>
          </label>
        ))}
      </fieldset>
      {claim.criteria.map((criterion, i) => (
        <CriterionFields key={criterion.id} number={i + 1} criterion={criterion} claim={claim} />
      ))}
      {error && <ProblemNotice error={error} showIssue={linkToField} />}
      <label class="choice">
        <input type="checkbox" name="independent" required />
        <span>{t('judge.independent')}</span>
      </label>
      <p>
        <button disabled={busy}>{busy ? t('judge.busy') : t('judge.record')}</button>
      </p>
    </form>
  );
}

const METHODS = [
  'observation',
  'simulation',
  'document-review',
  'conversation',
  'knowledge-test',
] as const;

function linkToField({
  path,
  message,
  expected,
}: {
  readonly path: string;
  readonly message: string;
  readonly expected?: string;
}) {
  if (path.startsWith('/methods')) return t('judge.method-missing');
  const at = /^\/criteria\/(\d+)/.exec(path)?.[1];
  if (at === undefined) return message;
  const number = Number(at) + 1;
  return (
    <>
      <a href={`#criterion-${String(number)}`}>{t('judge.criterion', { number })}</a>
      {': '}
      {t('judge.criterion-needs', { what: expected ?? message })}
    </>
  );
}
