import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Verdict } from '../../../libs/domain/src/generated/schemas.js';
import { type Mark, StatusMark } from '../components/status-mark.js';
import { moment } from '../words.js';
import { CheckItem } from './check-item.js';
import { WhatItSays } from './what-it-says.js';

const overall: Readonly<Record<Verdict['overall'], readonly [Mark, string]>> = {
  verified: ['passed', 'Verified'],
  'verified-with-warnings': ['warning', 'Verified, with remarks'],
  'could-not-verify': ['unknown', 'Could not verify'],
  'not-verified': ['failed', 'Not verified'],
};

/** The answer first, then what the credential says, then every check with its mark, word and sentence. */
export function VerdictView({ verdict }: { readonly verdict: Verdict }) {
  const [mark, word] = overall[verdict.overall];
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
        {word}
      </h2>
      <p id="sentence">{verdict.sentence}</p>
      {verdict.shows && <WhatItSays shows={verdict.shows} overall={verdict.overall} />}
      <h3>Every check</h3>
      <ul class="checks">
        {verdict.checks.map((check) => (
          <CheckItem key={check.name} check={check} />
        ))}
      </ul>
      <p class="quiet">Checked on {moment(verdict.checkedAt)}.</p>
    </section>
  );
}
