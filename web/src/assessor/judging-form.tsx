import { useState } from 'preact/hooks';
import type { Claim } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { useLoaded } from '../use-loaded.js';
import { inReadersLanguage } from '../words.js';
import { DeclarationForm } from './declaration-form.js';
import { ExperienceCard } from './experience-card.js';
import { JudgementFields } from './judgement-fields.js';

/** The evidence of a claim, then the criteria that an assessor judges one by one. */
export function JudgingForm({ claimId }: { readonly claimId: string }) {
  const loaded = useLoaded(claimId, () => get<Claim>(`/api/v1/claims/${claimId}`));
  const [declared, setDeclared] = useState<Claim>();
  const [judged, setJudged] = useState<Claim>();
  if (judged) return <Done key="done" claim={judged} />;
  if (loaded.state !== 'there')
    return (
      <>
        <Heading key="awaited" title="Claim to assess" />
        <WhenLoaded loaded={loaded} words="Loading the claim …">
          {() => null}
        </WhenLoaded>
      </>
    );
  const claim = declared ?? loaded.value;
  const waits = ['assessing', 'second-assessing', 'appealed'].includes(claim.state);
  const mine = claim.assessments.find(({ submittedAt }) => submittedAt === undefined);
  const title = inReadersLanguage(claim.standardTitle);
  return (
    <>
      <Heading key="claim" title={`${title.text}, level ${String(claim.level)}`}>
        <span lang={title.lang}>{title.text}</span>, level {claim.level}
      </Heading>
      <p>
        Claimed by {claim.candidate.name}, {claim.candidate.firm}
      </p>
      {!waits || !mine ? (
        <p class="notice">This claim does not wait for a judgement.</p>
      ) : mine.declaredAt === undefined ? (
        <DeclarationForm claim={claim} onDeclared={setDeclared} />
      ) : (
        <>
          <h2>What was done, and the evidence</h2>
          {claim.experiences.map((experience) => (
            <ExperienceCard key={experience.id} experience={experience} />
          ))}
          <h2>Your judgement</h2>
          <JudgementFields claim={claim} tie={mine.tie ?? 'none'} onJudged={setJudged} />
        </>
      )}
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
      <Heading title="Your judgement is recorded" />
      <p class="notice">{outcomeWords[claim.state]}</p>
      <PageLink to="/queue">Back to what waits for you</PageLink>
    </>
  );
}
