import type { PoolNeed, PoolOffer } from '../skills-appraisal.js';
import type { Distance, PlacedMatch } from './match-greedily.js';
import { helps } from './pool-lines.js';

/** Units are counted in millionths of a person, so that the flow is of whole numbers and ends. */
const MILLION = 1_000_000;

interface Edge {
  readonly to: number;
  /** Place of the edge back in the list of `to`. */
  readonly back: number;
  left: number;
  readonly cost: number;
}

/**
 * Gives offers of one competence to needs so that the sum of units times (criticality less distance)
 * is the largest there is: a flow of least cost by successive shortest paths, which ends when
 * another unit of help would cost more than it is worth (audit paper, 4.6).
 */
export function matchByDistance(
  needs: readonly PoolNeed[],
  offers: readonly PoolOffer[],
  distance: Distance,
): readonly PlacedMatch[] {
  // nodes: 0 the source, then the offers, then the needs, last the sink
  const sink = offers.length + needs.length + 1;
  const graph: Edge[][] = Array.from({ length: sink + 1 }, () => []);
  const connect = (from: number, to: number, units: number, cost: number): Edge => {
    const [there, back] = [edges(graph, from), edges(graph, to)];
    const edge = { to, back: back.length, left: units, cost };
    back.push({ to: from, back: there.length, left: 0, cost: -cost });
    there.push(edge);
    return edge;
  };
  offers.forEach(({ units }, j) => connect(0, j + 1, Math.floor(units * MILLION), 0));
  needs.forEach(({ units }, i) =>
    connect(offers.length + i + 1, sink, Math.floor(units * MILLION), 0),
  );
  const pairs = offers.flatMap((offer, j) =>
    needs.flatMap((need, i) => {
      const worth = need.criticality - distance(offer.firm, need.firm);
      if (!helps(offer, need) || worth <= 0) return [];
      const edge = connect(j + 1, offers.length + i + 1, Number.MAX_SAFE_INTEGER, -worth);
      return [{ i, need, offer, worth, edge }];
    }),
  );
  const potentials = startingPotentials(graph, offers.length);
  while (pushAlongShortest(graph, potentials)) continue;
  return pairs.flatMap(({ i, need, offer, worth, edge }) => {
    const units = (edges(graph, edge.to)[edge.back]?.left ?? 0) / MILLION;
    if (units === 0) return [];
    const { competence } = need;
    return [{ need: i, competence, from: offer.firm, to: need.firm, units, value: units * worth }];
  });
}

const edges = (graph: readonly Edge[][], node: number): Edge[] => graph[node] ?? [];

/** Least costs from the source while nothing flows: the edges go from offers to needs only. */
function startingPotentials(graph: readonly Edge[][], offers: number): number[] {
  const least = graph.map(() => 0);
  for (let node = 1; node <= offers; node++)
    for (const { to, cost, left } of edges(graph, node))
      if (left > 0) least[to] = Math.min(least[to] ?? 0, cost);
  least[graph.length - 1] = Math.min(...least);
  return least;
}

/** Sends units along the cheapest path; false when there is none that is worth it. */
function pushAlongShortest(graph: readonly Edge[][], potentials: number[]): boolean {
  const sink = graph.length - 1;
  const { costs, by } = shortestPaths(graph, potentials);
  const cost = costs[sink] ?? Infinity;
  if (cost === Infinity) return false;
  // nodes that are out of reach keep up with the farthest, so that no reduced cost gets negative
  potentials.forEach((potential, node) => {
    potentials[node] = potential + Math.min(costs[node] ?? Infinity, cost);
  });
  if ((potentials[sink] ?? 0) - (potentials[0] ?? 0) >= -1e-12) return false;
  const path: Edge[] = [];
  for (let node = sink; node !== 0;) {
    const edge = by[node];
    if (!edge) throw new Error('a path that does not begin');
    path.push(edge);
    node = edges(graph, edge.to)[edge.back]?.to ?? 0;
  }
  const units = Math.min(...path.map(({ left }) => left));
  for (const edge of path) {
    edge.left -= units;
    const back = edges(graph, edge.to)[edge.back];
    if (back) back.left += units;
  }
  return true;
}

/** Dijkstra over reduced costs, dense: the graph has few nodes and many edges. */
function shortestPaths(graph: readonly Edge[][], potentials: readonly number[]) {
  const costs = graph.map((_, node) => (node === 0 ? 0 : Infinity));
  const by: (Edge | undefined)[] = graph.map(() => undefined);
  const done = graph.map(() => false);
  for (;;) {
    let node = -1;
    let least = Infinity;
    costs.forEach((cost, candidate) => {
      if (done[candidate] || cost >= least) return;
      least = cost;
      node = candidate;
    });
    // what is farther than the sink is not needed
    if (node < 0 || node === graph.length - 1) return { costs, by };
    done[node] = true;
    for (const edge of edges(graph, node)) {
      if (edge.left <= 0) continue;
      const reduced = edge.cost + (potentials[node] ?? 0) - (potentials[edge.to] ?? 0);
      const through = least + Math.max(0, reduced);
      if (through >= (costs[edge.to] ?? Infinity)) continue;
      costs[edge.to] = through;
      by[edge.to] = edge;
    }
  }
}
