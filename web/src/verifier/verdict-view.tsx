import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { type Mark, StatusMark } from '../components/status-mark.js';
import { moment } from '../words.js';
import { CheckItem } from './check-item.js';
import { WhatItSays } from './what-it-says.js';
import { t } from '../messages.js';

const marks: Readonly<Record<Verdict['overall'], Mark>> = {
  verified: 'passed',
  'verified-with-warnings': 'warning',
  'could-not-verify': 'unknown',
  'not-verified': 'failed',
};

/** The answer first, then what the credential says, then every check with its mark, word and sentence. */
export function VerdictView({ verdict }: { readonly verdict: Verdict }) {
  const mark = marks[verdict.overall];
  const answer = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    answer.current?.focus();
  }, []);
  return (
    <section class="verdict" aria-labelledby="answer">
      <h2
        id="answer"
        ref={answer}
        tabIndex={-1}
        class={`answer ${mark}`}
        aria-describedby="sentence"
      >
        <StatusMark mark={mark} />
        {t(`overall.${verdict.overall}`)}
      </h2>
      <p id="sentence">{verdict.sentence}</p>
      {verdict.shows && <WhatItSays shows={verdict.shows} overall={verdict.overall} />}
      <h3>{t('verdict.every-check')}</h3>
      <ul class="checks">
        {verdict.checks.map((check) => (
          <CheckItem key={check.name} check={check} />
        ))}
      </ul>
      <p class="quiet">{t('verdict.checked-on', { moment: moment(verdict.checkedAt) })}</p>
    </section>
  );
}
