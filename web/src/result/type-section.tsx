import type { Typing } from '../../../libs/domain/src/audit/learning-appraisal.js';
import { plotDrivers } from '../../../libs/domain/src/audit/plots/plot-drivers.js';
import {
  CLUSTER_TYPES,
  FIRM_TYPES,
  plotTypes,
} from '../../../libs/domain/src/audit/plots/plot-types.js';
import { typeName } from '../../../libs/domain/src/audit/words/name-of.js';
import type { ReportWords } from '../../../libs/domain/src/audit/words/report-words.js';
import { sayType } from '../../../libs/domain/src/audit/words/say-type.js';
import { PlotView } from './plot-view.js';
import { Points, Sentences } from './sentences.js';

/** Which type it resembles, as a probability with its runner-up; what speaks for it and against it. */
export function TypeSection({
  typing,
  kind,
  against,
  words,
}: {
  readonly typing: Typing;
  readonly kind: 'firm' | 'cluster';
  /** Findings that do not fit together. */
  readonly against: readonly string[];
  readonly words: ReportWords;
}) {
  const said = sayType(typing, kind, words);
  const [finding = ''] = said.lead;
  const types = kind === 'firm' ? FIRM_TYPES : CLUSTER_TYPES;
  const { page, type } = words;
  // With next to no answers the probabilities are those from before anybody was asked.
  const isTold = typing.reason !== 'too-few-answers';
  const orNothing = (texts: readonly string[], nothing: string) =>
    texts.length === 0 ? [nothing] : texts;
  return (
    <section aria-labelledby="type">
      <h2 id="type">{page.type}</h2>
      <Sentences of={said.lead} />
      {isTold && <PlotView name="types" plot={plotTypes(typing, finding, types, words)} />}
      {isTold && typing.top !== 'NONE' && typing.drivers.length > 0 && (
        <PlotView
          name="drivers"
          plot={plotDrivers(typing.drivers, typeName(typing.top, words), finding, words)}
        />
      )}
      <Points
        heading={page.speaksFor}
        of={orNothing(isTold ? said.speaksFor : [], type.nothingFor)}
      />
      <Points
        heading={page.speaksAgainst}
        of={orNothing([...(isTold ? said.speaksAgainst : []), ...against], type.nothingAgainst)}
      />
    </section>
  );
}
