import { useState } from 'preact/hooks';
import type { Claim } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { useLoaded } from '../use-loaded.js';
import { inReadersLanguage } from '../words.js';
import { AskMore } from './ask-more.js';
import { DeclarationForm } from './declaration-form.js';
import { ExperienceCard } from './experience-card.js';
import { JudgementFields } from './judgement-fields.js';
import { type MessageKey, t } from '../messages.js';

/** The evidence of a claim, then the criteria that an assessor judges one by one. */
export function JudgingForm({ claimId }: { readonly claimId: string }) {
  const loaded = useLoaded(claimId, () => get<Claim>(`/api/v1/claims/${claimId}`));
  const [declared, setDeclared] = useState<Claim>();
  const [judged, setJudged] = useState<Claim>();
  const [asked, setAsked] = useState(false);
  if (asked) return <Asked key="asked" />;
  if (judged) return <Done key="done" claim={judged} />;
  if (loaded.state !== 'there')
    return (
      <>
        <Heading key="awaited" title={t('judge.title')} />
        <WhenLoaded loaded={loaded} words={t('claim.loading')}>
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
      <Heading key="claim" title={`${title.text}, ${t('claim.level', { level: claim.level })}`}>
        <span lang={title.lang}>{title.text}</span>, {t('claim.level', { level: claim.level })}
      </Heading>
      <p>{t('claim.by', { name: claim.candidate.name, firm: claim.candidate.firm })}</p>
      {!waits || !mine ? (
        <p class="notice">{t('judge.not-waiting')}</p>
      ) : mine.declaredAt === undefined ? (
        <DeclarationForm claim={claim} onDeclared={setDeclared} />
      ) : (
        <>
          <h2>{t('claim.what-was-done')}</h2>
          {claim.experiences.map((experience) => (
            <ExperienceCard key={experience.id} experience={experience} />
          ))}
          {claim.state === 'assessing' && (
            <AskMore
              claim={claim}
              onAsked={() => {
                setAsked(true);
              }}
            />
          )}
          <h2>{t('judge.yours')}</h2>
          {claim.state === 'appealed' && <p>{t('judge.appeal')}</p>}
          <JudgementFields claim={claim} tie={mine.tie ?? 'none'} onJudged={setJudged} />
        </>
      )}
    </>
  );
}

const outcomeWords: Readonly<Partial<Record<Claim['state'], MessageKey>>> = {
  offered: 'judged.offered',
  'not-met': 'judged.not-met',
  'second-assessing': 'judged.second-assessing',
  moderating: 'judged.moderating',
  certified: 'judged.certified',
};

function Asked() {
  return (
    <>
      <Heading title={t('ask-more.done')} />
      <p class="notice">{t('ask-more.done-sentence')}</p>
      <PageLink to="/queue">{t('judged.back')}</PageLink>
    </>
  );
}

function Done({ claim }: { readonly claim: Claim }) {
  const words = outcomeWords[claim.state];
  return (
    <>
      <Heading title={t('judged.title')} />
      {words && <p class="notice">{t(words)}</p>}
      <PageLink to="/queue">{t('judged.back')}</PageLink>
    </>
  );
}
