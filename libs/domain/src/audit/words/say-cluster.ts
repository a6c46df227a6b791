import type { ClusterAudit, Publication } from '../audit-document.js';
import { fillTemplate } from './fill-template.js';
import { typeName } from './name-of.js';
import type { ReportWords } from './report-words.js';

/** Whether joint planning of skills is on record: never that a cluster is one learner (conclusion 6, 7). */
export function sayCollective(
  { collective }: ClusterAudit['cluster'],
  { cluster, format }: ReportWords,
): readonly string[] {
  const { outcome, jointPlans, pAbove60 } = collective;
  return [
    cluster.collective[outcome],
    fillTemplate(cluster.jointPlans, { n: format.whole(jointPlans) }),
    ...(pAbove60 === null
      ? []
      : [fillTemplate(cluster.collectiveProbability, { p: format.percent(pAbove60) })]),
  ];
}

/** The middle of the firms, and how many resemble each type, if the publication rule lets it (6.2). */
export function sayClusterBalance(
  { balance, types, publication }: Pick<ClusterAudit, 'balance' | 'types' | 'publication'>,
  words: ReportWords,
): readonly string[] {
  const { cluster, format } = words;
  if (balance === null) return [sayHeld(publication, words)];
  const [ig, ka, cd] = balance.centre;
  return [
    fillTemplate(cluster.firms, { n: format.whole(balance.firms) }),
    fillTemplate(cluster.centre, {
      ig: format.percent(ig),
      ka: format.percent(ka),
      cd: format.percent(cd),
    }),
    ...(balance.ilrIntervals === null ? [cluster.noInterval] : []),
    ...Object.entries(types ?? {}).map(([type, n]) =>
      fillTemplate(cluster.resembles, { type: typeName(type, words), n: format.whole(n) }),
    ),
  ];
}

/** Why figures over firms are held back; that one alone is, when the others may be shown, too. */
export const sayHeld = (publication: Publication, { cluster }: ReportWords): string =>
  publication.ok ? cluster.held : cluster.withheld[publication.reason];
