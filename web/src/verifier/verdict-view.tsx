import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { type Mark, StatusMark } from '../components/status-mark.js';
import { t } from '../messages.js';
import { moment } from '../words.js';
import { CheckItem } from './check-item.js';
import { Report } from './report.js';
import { answerOf } from './sentence-of.js';
import { countOf, Several } from './several.js';
import { SourcesList } from './sources-list.js';
import { Stages } from './stages.js';
import { WhatItSays } from './what-it-says.js';

const marks: Readonly<Record<Verdict['overall'], Mark>> = {
  verified: 'passed',
  'verified-with-warnings': 'warning',
  'could-not-verify': 'unknown',
  'not-verified': 'failed',
};
/** These are about exactly the bytes that were signed. */
const ABOUT_BYTES = ['signature', 'ledger'];

/** The answer first, then what the credential says, then every check with its mark, word and sentence. */
export function VerdictView({
  verdict,
  onRetry,
  onChoose,
}: {
  readonly verdict: Verdict;
  readonly onRetry: () => void;
  readonly onChoose: (number: number) => void;
}) {
  const { overall, checks, digest } = verdict;
  const mark = marks[overall];
  const answer = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    answer.current?.focus();
  }, [verdict]);
  const several = countOf(verdict);
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
        {t(`overall.${overall}`)}
      </h2>
      <p id="sentence">{answerOf(verdict)}</p>
      {several > 0 && <Several count={several} onChoose={onChoose} />}
      <Stages checks={checks} />
      {verdict.shows && <WhatItSays shows={verdict.shows} overall={overall} />}
      <h3>{t('verdict.every-check')}</h3>
      <ul class="checks">
        {checks.map((check) => (
          <CheckItem
            key={check.name}
            check={check}
            digest={ABOUT_BYTES.includes(check.name) ? digest : undefined}
            onRetry={onRetry}
          />
        ))}
      </ul>
      <SourcesList sources={verdict.sources} />
      <p class="quiet">{t('verdict.checked-on', { moment: moment(verdict.checkedAt) })}</p>
      <Report verdict={verdict} />
    </section>
  );
}
