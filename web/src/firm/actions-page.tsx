import type { AuditFollowUps } from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { loadRuleWords } from '../audit/load-rule-words.js';
import { PageLink } from '../components/bar.js';
import { Heading } from '../components/heading.js';
import { Pages } from '../components/pages.js';
import { StatusLine } from '../components/status-line.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { shownLanguage, t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { day } from '../words.js';

const PATH = '/api/v1/audits/follow-ups';

async function load() {
  const [followUps, rules] = await Promise.all([get<AuditFollowUps>(PATH), loadRuleWords()]);
  return { followUps, rules };
}

/** What was accepted and when to look at it again, the nearest first. */
export function FirmActions() {
  const loaded = useLoaded(`actions-${shownLanguage()}`, load);
  return (
    <>
      <Heading title={t('actions.title')} />
      <p>{t('actions.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('actions.loading')}>
        {({ followUps, rules }) => (
          <>
            {followUps.items.length === 0 && (
              <p class="notice">
                {t('actions.none')} <PageLink to="/firm/audit">{t('actions.to-audits')}</PageLink>
              </p>
            )}
            <Pages path={PATH} first={followUps}>
              {(items) =>
                items.map(({ auditId, rule, state, followUpOn, due }) => (
                  <article key={`${auditId}-${rule}`} class="card">
                    <h2 lang={rules.language}>{rules.words.rules[rule]?.title ?? rule}</h2>
                    <StatusLine
                      mark={due ? 'warning' : 'unknown'}
                      word={due ? t('actions.due') : t(`recommendation-state.${state}`)}
                    >
                      {t('recommendation.follow-up', { day: day(followUpOn) })}
                    </StatusLine>
                    <p class="actions">
                      <PageLink to={`/firm/audit/${auditId}`}>{t('actions.to-picture')}</PageLink>
                    </p>
                  </article>
                ))
              }
            </Pages>
          </>
        )}
      </WhenLoaded>
    </>
  );
}
