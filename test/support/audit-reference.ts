import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the reference says, by its own names. */
export type Said = Readonly<Record<string, unknown>>;
type Numbers = readonly number[];

/** The executable reference of the audit as far as it is compared with the engine. */
export interface Reference {
  auditSme(
    instrument: unknown,
    firm: unknown,
    options: { readonly balance: { readonly B: number } },
  ): ReferenceFirm;
  auditCluster(instrument: unknown, cluster: unknown): Omit<ReferenceFirm, 'balance' | 'quality'>;
  responseQuality(answers: unknown, items: unknown): { readonly use: boolean } & Said;
  scoreConstruct(answers: unknown, directions: Numbers, heads?: number): Said;
  krippendorff(units: readonly Numbers[]): number | null;
  rwgJ(rows: readonly (readonly (number | null)[])[]): number;
  evShare(count: number, of: number): Said;
  freemanCentralization(members: number, edges: readonly (readonly number[])[]): number | null;
  competent(held: unknown, level: number, decay: string, today: number, verified: boolean): number;
  gap(q: Numbers, need: number): { readonly need: number; readonly shortfall: number } & Said;
  gapVerdict(gap: Said, all: Said, criticality: number): string;
  busFactor(q: Numbers, cover: number): number;
  keyPersonRisk(q: Numbers, cover: number): number;
  multiJob(
    roles: Readonly<Record<string, readonly string[]>>,
    people: readonly unknown[],
    q: (person: never, competence: string) => number,
  ): Said;
  poolMatch(
    needs: readonly unknown[],
    offers: readonly unknown[],
    cost?: (from: string, to: string) => number,
  ): readonly { readonly value: number }[];
  chooseCourses(courses: readonly unknown[], shortfalls: readonly unknown[], budget: number): Said;
  change(before: Said, after: Said, options: Readonly<Record<string, number>>): Said;
  publishable(figures: Said): { readonly ok: boolean };
  smeFacts(audit: unknown, gaps: unknown): Said;
  recommend(rules: readonly unknown[], facts: Said, audience: string): readonly string[];
  readonly SME_PROTOTYPES: Prototypes;
  readonly CLUSTER_PROTOTYPES: Readonly<Record<string, readonly Prototypes[string][]>>;
  readonly BACKGROUND: { readonly mean: number; readonly sd: number };
}

type Prototypes = Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>;

/** An audit by the reference. */
export interface ReferenceFirm {
  readonly quality: readonly Said[];
  readonly scores: Readonly<Record<string, Said & { readonly status: string }>>;
  readonly combined: Readonly<Record<string, Said>>;
  readonly balance: (Said & { readonly verdict: string }) | null;
  readonly features: Readonly<Record<string, { readonly mean: number; readonly var: number }>>;
  readonly type: {
    readonly top: string;
    readonly rival: string;
    readonly outcome: string;
    readonly reason: string | null;
    readonly variant: number;
    readonly posterior: Readonly<Record<string, number>>;
    readonly drivers: readonly { readonly feature: string; readonly llr: number }[];
  } & Said;
  readonly contradictions: readonly { readonly id: string }[];
  readonly collectiveStrategicLearning: Said;
}

/** The reference in its folder, with what belongs to it. */
export async function loadReference(folder: string) {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return {
    reference: (await import(pathToFileURL(join(folder, 'reference.mjs')).href)) as Reference,
    instrument: read('instrument.json') as ReferenceInstrument,
    rules: (read('rules.json') as { rules: readonly unknown[] }).rules,
    golden: read('golden.json'),
  };
}

interface ReferenceItem {
  readonly id: string;
  readonly construct: string;
  readonly direction: 1 | -1;
}
interface ReferenceInstrument {
  readonly smeItems: readonly ReferenceItem[];
  readonly clusterItems: readonly ReferenceItem[];
}
