import type { FirmAudit } from '../../../libs/domain/src/audit/audit-document.js';
import { plotBalance } from '../../../libs/domain/src/audit/plots/plot-balance.js';
import { plotModes } from '../../../libs/domain/src/audit/plots/plot-modes.js';
import type { ReportWords } from '../../../libs/domain/src/audit/words/report-words.js';
import { sayBalance } from '../../../libs/domain/src/audit/words/say-balance.js';
import { saySure } from '../../../libs/domain/src/audit/words/say-sure.js';
import { PlotView } from './plot-view.js';
import { Points, Sentences } from './sentences.js';

/** How the three levels stand to each other: sentence, picture, how sure, what would settle it. */
export function BalanceSection({
  learning,
  counts,
  words,
}: {
  readonly learning: FirmAudit['learning'];
  readonly counts: { readonly answered: number; readonly used: number };
  readonly words: ReportWords;
}) {
  const said = sayBalance(learning, counts.used, words);
  const plot = plotBalance(learning, said.lead[0] ?? '', words);
  return (
    <section aria-labelledby="balance">
      <h2 id="balance">{words.page.balance}</h2>
      <Sentences of={said.lead} />
      {plot && (
        <>
          <PlotView name="balance" plot={plot} />
          <PlotView name="modes" plot={plotModes(learning, words)} />
        </>
      )}
      <Points heading={words.page.sure} of={[...said.sure, ...saySure(learning, counts, words)]} />
      <Points heading={words.settle.title} of={said.settle} />
    </section>
  );
}
