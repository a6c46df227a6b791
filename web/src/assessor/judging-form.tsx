import { useState } from 'preact/hooks';
import type { Claim, Evidence } from '../../../libs/domain/src/generated/schemas.js';
import { get, post } from '../api.js';
import { PageLink } from '../components/bar.js';
import { ProblemNotice } from '../components/problem.js';
import { useLoaded } from '../use-loaded.js';
import { inReadersLanguage } from '../words.js';
import { EvidenceCard } from './evidence.js';
import { readJudgement } from './judgement.js';

/** The evidence of a claim beside the criteria that an assessor judges one by one. */
export function JudgingForm({ claimId }: { readonly claimId: string }) {
  const loaded = useLoaded(claimId, () => get<Claim>(`/api/v1/claims/${claimId}`));
  const [judged, setJudged] = useState<Claim>();
  if (loaded.state === 'loading') return <p role="status">Loading the claim …</p>;
  if (loaded.state === 'failed') return <ProblemNotice error={loaded.error} />;
  if (judged) return <Done claim={judged} />;
  const claim = loaded.value;
  const title = inReadersLanguage(claim.standardTitle);
  const evidence = claim.experiences.flatMap((experience) => experience.evidence);
  return (
    <>
      <h1 tabIndex={-1}>
        <span lang={title.lang}>{title.text}</span>, level {claim.level}
      </h1>
      <p>
        {claim.candidate.name}, {claim.candidate.firm}
      </p>
      <h2>Evidence</h2>
      {evidence.map((item) => (
        <EvidenceCard key={item.id} item={item} />
      ))}
      <h2>Your judgement</h2>
      <Form claim={claim} evidence={evidence} onJudged={setJudged} />
    </>
  );
}

const outcomeWords: Readonly<Partial<Record<Claim['state'], string>>> = {
  offered: 'All criteria are met. The candidate can now accept the credential.',
  'not-met': 'Not all criteria are met yet. The candidate sees what is missing.',
  'second-assessing': 'A second assessor from another firm looks at it next.',
  moderating: 'The two judgements differ. A moderator decides.',
};

function Done({ claim }: { readonly claim: Claim }) {
  return (
    <>
      <h1 tabIndex={-1}>Thank you</h1>
      <p class="notice" role="status">
        Your judgement is recorded. {outcomeWords[claim.state] ?? ''}
      </p>
      <PageLink to="/queue">Back to what waits for you</PageLink>
    </>
  );
}

interface FormProps {
  readonly claim: Claim;
  readonly evidence: readonly Evidence[];
  readonly onJudged: (claim: Claim) => void;
}

function Form({ claim, evidence, onJudged }: FormProps) {
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const judgement = readJudgement(claim, new FormData(event.currentTarget as HTMLFormElement));
    setBusy(true);
    try {
      onJudged(await post<Claim>(`/api/v1/claims/${claim.id}/judgement`, judgement));
    } catch (fault) {
      setError(fault as Error);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <label class="field">
        <span>How are you tied to the candidate?</span>
        <select name="tie">
          <option value="none">Not at all: another firm, no family, no business</option>
          <option value="same-firm">We work in the same firm</option>
          <option value="line-manager">I am the line manager</option>
        </select>
      </label>
      <fieldset>
        <legend>How did you assess?</legend>
        {Object.entries(methods).map(([value, words]) => (
          <label class="choice" key={value}>
            <input type="checkbox" name="method" value={value} /> {words}
          </label>
        ))}
      </fieldset>
      {claim.criteria.map((criterion) => (
        <CriterionFields key={criterion.id} criterion={criterion} evidence={evidence} />
      ))}
      {error && <ProblemNotice error={error} />}
      <button disabled={busy}>Record my judgement</button>
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
const outcomes = { met: 'Met', 'not-yet': 'Not yet', 'not-evidenced': 'Not shown' };
const qualities = {
  valid: 'shows this criterion',
  authentic: 'is their own work',
  current: 'is recent enough',
};

function CriterionFields({
  criterion,
  evidence,
}: {
  readonly criterion: Claim['criteria'][number];
  readonly evidence: readonly Evidence[];
}) {
  const { id } = criterion;
  const text = inReadersLanguage(criterion.text);
  return (
    <fieldset>
      <legend lang={text.lang}>{text.text}</legend>
      {criterion.mustObserve && (
        <p class="quiet">Needs an observation, a simulation or a work sample.</p>
      )}
      {Object.entries(outcomes).map(([value, words]) => (
        <label class="choice" key={value}>
          <input type="radio" name={`outcome:${id}`} value={value} required /> {words}
        </label>
      ))}
      <p>Which evidence do you rely on?</p>
      {evidence.map((item) => (
        <div key={item.id} role="group" aria-label={item.title}>
          <label class="choice">
            <input type="checkbox" name={`cite:${id}:${item.id}`} />
            <span lang={item.language}>{item.title}</span>
          </label>
          <div class="cite">
            {Object.entries(qualities).map(([quality, words]) => (
              <label class="choice" key={quality}>
                <input type="checkbox" name={`${quality}:${id}:${item.id}`} /> {words}
              </label>
            ))}
          </div>
        </div>
      ))}
      <label class="choice">
        <input type="checkbox" name={`sufficient:${id}`} /> Together this is enough
      </label>
      <label class="field">
        <span>Why? (needed when it is not met)</span>
        <textarea name={`why:${id}`} maxLength={2000} />
      </label>
    </fieldset>
  );
}
