import type { ClusterFigures, ClusterInput } from '#domain/audit/audit-input.js';
import { answerOf, type AskedItem, drawLeaning, drawPeculiarities } from './answer.js';
import type { Random } from './random.js';
import {
  CLUSTER_CONSTRUCTS,
  CLUSTER_TYPES,
  type ClusterConstruct,
  type ClusterType,
} from './truth-table.js';
import { clamp, type World } from './world.js';

/** A made-up cluster and what its informants say. */
export interface SampledCluster {
  readonly kind: 'pure' | 'none';
  readonly type: ClusterType | 'NONE';
  ask(informants: number): ClusterInput;
}

const KINDS = [0.88, 0.12] as const;

/** The `index`th cluster of a world; its hub officer sees it in a better light than others do. */
export function sampleCluster(
  world: World,
  items: readonly AskedItem[],
  index: number,
): SampledCluster {
  const random = world.random(`cluster/${index}`);
  const kind = random.choose(KINDS) === 0 ? 'pure' : 'none';
  const type = CLUSTER_TYPES[random.whole(0, CLUSTER_TYPES.length - 1)] ?? 'VIRTUAL';
  const forms = world.clusterMeans[type] ?? [];
  const means = forms[random.whole(0, forms.length - 1)] ?? [];
  const values = CLUSTER_CONSTRUCTS.map((_, at) =>
    kind === 'none'
      ? clamp(random.normal(0.5, 0.25), 0.02, 0.98)
      : clamp((means[at] ?? 0.5) + random.normal(0, world.disturbances.within), 0.02, 0.98),
  );
  const truth = new Map<string, number>(CLUSTER_CONSTRUCTS.map((c, at) => [c, values[at] ?? 0.5]));
  const peculiar = drawPeculiarities(world, items, random.branch('items'));
  const figures = drawFigures(truth, random.branch('records'));
  return {
    ...{ kind, type: kind === 'none' ? 'NONE' : type },
    ask: (informants) => ({
      informants: Array.from({ length: informants }, (_, at) => {
        const own = random.branch(`person/${at}`);
        const leaning = { ...drawLeaning(world, items, at === 0, own), id: `r${at + 1}` };
        return answerOf(world, truth, { items, peculiar }, leaning, own);
      }),
      figures,
      jointPlans: 0,
    }),
  };
}

/** How much the records of a cluster depart from what it is. */
const DEPARTURE = 0.08;

/** What the hub's records show of a cluster: who exchanged with whom, and a few shares. */
function drawFigures(truth: ReadonlyMap<string, number>, random: Random): ClusterFigures {
  const members = random.whole(10, 40);
  const seen = (construct: ClusterConstruct) =>
    clamp((truth.get(construct) ?? 0.5) + random.normal(0, DEPARTURE), 0.02, 0.98);
  const exchanges: (readonly [number, number])[] = [];
  const central = seen('CEN');
  for (let member = 1; member < members; member++) {
    if (random.uniform() < central) exchanges.push([0, member]);
    const other = random.whole(1, members - 1);
    if (other !== member && random.uniform() < 0.5) exchanges.push([member, other]);
  }
  return {
    ...{ exchanges, members },
    outsideMainRegion: random.binomial(members, seen('DSP')),
    familyOwned: random.binomial(members, seen('FAM')),
    exchangesOnPlatform: random.binomial(exchanges.length, seen('CIT')),
  };
}
