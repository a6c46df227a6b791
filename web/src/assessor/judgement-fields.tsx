import { useState } from 'preact/hooks';
import type { Claim } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { ProblemNotice } from '../components/problem.js';
import { CriterionFields } from './criterion-fields.js';
import { readJudgement } from './judgement.js';

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
        <legend>How did you assess?</legend>
        {Object.entries(methods).map(([value, words]) => (
          <label class="choice" key={value}>
            <input type="checkbox" name="method" value={value} />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      {claim.criteria.map((criterion, i) => (
        <CriterionFields key={criterion.id} number={i + 1} criterion={criterion} claim={claim} />
      ))}
      {error && <ProblemNotice error={error} showIssue={linkToField} />}
      <label class="choice">
        <input type="checkbox" name="independent" required />
        <span>I judged this myself, on this evidence alone</span>
      </label>
      <p>
        <button disabled={busy}>{busy ? 'Recording …' : 'Record my judgement'}</button>
      </p>
    </form>
  );
}

const methods = {
  observation: 'Watched at work',
  simulation: 'Watched in a simulation',
  'document-review': 'Looked at the evidence',
  conversation: 'Talked it through',
  'knowledge-test': 'Asked questions',
};

function linkToField({
  path,
  message,
  expected,
}: {
  readonly path: string;
  readonly message: string;
  readonly expected?: string;
}) {
  if (path.startsWith('/methods')) return 'How did you assess? Tick at least one.';
  const at = /^\/criteria\/(\d+)/.exec(path)?.[1];
  if (at === undefined) return message;
  const number = Number(at) + 1;
  return (
    <>
      <a href={`#criterion-${String(number)}`}>Criterion {number}</a> needs {expected ?? message}.
    </>
  );
}
