import type { ClusterAudit } from '../../../libs/domain/src/audit/audit-document.js';
import { plotCentre } from '../../../libs/domain/src/audit/plots/plot-centre.js';
import { plotClusterGaps } from '../../../libs/domain/src/audit/plots/plot-cluster-gaps.js';
import { fillTemplate } from '../../../libs/domain/src/audit/words/fill-template.js';
import {
  sayClusterBalance,
  sayCollective,
  sayHeld,
} from '../../../libs/domain/src/audit/words/say-cluster.js';
import { sayQuality } from '../../../libs/domain/src/audit/words/say-sure.js';
import { sayType } from '../../../libs/domain/src/audit/words/say-type.js';
import { PlotTableView } from './plot-table-view.js';
import { PlotView } from './plot-view.js';
import { PoolSection } from './pool-section.js';
import type { ResultGrounds } from './result-grounds.js';
import { Points, Sentences } from './sentences.js';
import { TypeSection } from './type-section.js';

/** The picture of a cluster; what the publication rule holds back is said to be held back. */
export function ClusterResult({
  document: audit,
  grounds,
}: {
  readonly document: ClusterAudit;
  readonly grounds: ResultGrounds;
}) {
  const { words } = grounds;
  const { page, cluster, format } = words;
  const { answered, used } = grounds.audit.respondents;
  const collective = sayCollective(audit.cluster, words);
  const balance = sayClusterBalance(audit, words);
  const centre = audit.balance && plotCentre(audit.balance, balance[1] ?? '', words);
  const gaps = plotClusterGaps(audit.gaps, grounds.competenceName, words);
  return (
    <>
      <section class="lead" aria-labelledby="short">
        <h2 id="short">{page.sentence}</h2>
        <Sentences
          of={[
            ...sayType(audit.cluster.type, 'cluster', words).lead.slice(0, 2),
            ...collective.slice(0, 1),
          ]}
        />
      </section>
      <TypeSection typing={audit.cluster.type} kind="cluster" against={[]} words={words} />
      <Points
        heading={page.sure}
        of={[
          fillTemplate(cluster.informants, { n: format.whole(answered) }),
          ...sayQuality(audit.cluster.quality, { answered, used }, words),
          ...audit.cluster.notes.map((note) => words.sure.notes[note]),
        ]}
      />
      <section aria-labelledby="collective">
        <h2 id="collective">{page.collective}</h2>
        <Sentences of={collective} />
      </section>
      <section aria-labelledby="balance">
        <h2 id="balance">{page.balance}</h2>
        <Sentences of={balance} />
        {centre && <PlotView name="balance" plot={centre} />}
      </section>
      <section aria-labelledby="skills">
        <h2 id="skills">{page.skills}</h2>
        {audit.gaps.length === 0 ? (
          <p>{sayHeld(audit.publication, words)}</p>
        ) : (
          <>
            <PlotView name="skills" plot={gaps} />
            <PlotTableView table={gaps.table} />
          </>
        )}
      </section>
      <PoolSection pool={audit.pool} grounds={grounds} />
    </>
  );
}
