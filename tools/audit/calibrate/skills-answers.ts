import type {
  DecayClass,
  Demand,
  EvidenceGrade,
  HeldEvidence,
  Holder,
  SkillsInput,
} from '#domain/audit/audit-input.js';
import type { Random } from './random.js';
import { clamp, type Difficulty, type World } from './world.js';

/** How often evidence of a grade is right, and how long a competence keeps: this world's truth. */
interface Strength {
  readonly right: Readonly<Record<EvidenceGrade, number>>;
  readonly halfLife: Readonly<Record<DecayClass, number>>;
}

/** A made-up firm's people with what they hold, and how many are truly able. */
export interface SampledSkills {
  readonly heads: number;
  readonly input: SkillsInput;
  /** By competence: how many people are truly able. */
  readonly able: ReadonlyMap<string, number>;
  /** By competence and holder: whether somebody with evidence is able. */
  readonly holderAble: ReadonlyMap<string, ReadonlyMap<string, boolean>>;
  /** By competence: the chance with which each holder was made able, and last that of somebody without evidence. */
  readonly chances: ReadonlyMap<string, readonly number[]>;
}

const DECAY = ['digital', 'regulatory', 'marketing', 'management', 'craft'] as const;
const RIGHT = { A: 0.97, B: 0.92, C: 0.8, D: 0.65, E: 0.45 };
const HALF_LIFE = { digital: 2.5, regulatory: 3, marketing: 3.5, management: 5, craft: 8 };

/** How far a world's truth lies from what is declared, and how often somebody is able without any record. */
const DEPARTURE: Readonly<Record<Difficulty, { right: number; keeps: number; unseen: number }>> = {
  base: { right: 0.03, keeps: 0.1, unseen: 0.03 },
  hard: { right: 0.06, keeps: 0.25, unseen: 0.06 },
};

/** Demands a firm is given; each world's truth differs from the declared weights. */
const DEMANDS = 3;

/** The `index`th firm of a world with its demands, people, credentials and true abilities. */
export function sampleSkills(world: World, index: number): SampledSkills {
  const strength = strengthOf(world);
  const random = world.random(`skills/${index}`);
  const heads = Math.max(3, Math.round(12 * Math.exp(random.normal(0, 0.8))));
  const holds = Array.from({ length: heads }, (): HeldEvidence[] => []);
  const demands: Demand[] = [];
  const able = new Map<string, number>();
  const holderAble = new Map<string, Map<string, boolean>>();
  const chances = new Map<string, number[]>();
  const { unseen } = DEPARTURE[world.difficulty];
  for (let at = 0; at < DEMANDS; at++) {
    const competence = `c${at}`;
    const decay = DECAY[random.whole(0, DECAY.length - 1)] ?? 'craft';
    const people = Math.min(heads, 1 + random.binomial(4, 0.35));
    const criticality = random.whole(1, 5);
    demands.push({
      ...{ competence, decay, people, criticality },
      ...{ family: 'TEC', level: 4, mapped: true },
    });
    const verified = Math.min(heads, random.poisson(people * 1.8 * random.uniform()));
    const claiming = Math.min(heads - verified, random.poisson(0.25 * people));
    const first = random.whole(0, heads - 1);
    const known = new Map<string, boolean>();
    const chancesOf: number[] = [];
    let count = random.uniform() < unseen ? 1 : 0;
    for (let person = 0; person < verified + claiming; person++) {
      const place = (first + person) % heads;
      const held = drawEvidence(random, competence, person < verified);
      holds[place]?.push(...held);
      const chance = chanceOf(held, decay, strength);
      const isAble = random.uniform() < chance;
      chancesOf.push(chance);
      known.set(`p${place}`, isAble);
      if (isAble) count++;
    }
    able.set(competence, count);
    holderAble.set(competence, known);
    chances.set(competence, [...chancesOf, unseen]);
  }
  const holders: Holder[] = holds.map((held, place) => ({ id: `p${place}`, holds: held }));
  return {
    ...{ heads, able, holderAble, chances },
    input: { demands, holders, roles: [], marketingWaiver: 'not part of the simulation' },
  };
}

function strengthOf(world: World): Strength {
  const random = world.random('strength');
  const { right, keeps } = DEPARTURE[world.difficulty];
  const moved = (weight: number) => clamp(weight + random.normal(0, right), 0.05, 0.99);
  const { A, B, C, D, E } = RIGHT;
  const entries = DECAY.map((decay): [DecayClass, number] => [
    decay,
    HALF_LIFE[decay] * Math.exp(random.normal(0, keeps)),
  ]);
  return {
    right: { A: moved(A), B: moved(B), C: moved(C), D: moved(D), E: moved(E) },
    halfLife: Object.fromEntries(entries) as Record<DecayClass, number>,
  };
}

function drawEvidence(random: Random, competence: string, verified: boolean): HeldEvidence[] {
  const pieces = verified && random.uniform() < 0.25 ? 2 : 1;
  return Array.from({ length: pieces }, (_, piece): HeldEvidence => {
    const grades = verified ? (['A', 'B', 'C'] as const) : (['D', 'E'] as const);
    const grade = grades[random.choose(verified ? [0.2, 0.4, 0.4] : [0.5, 0.5])] ?? 'C';
    const issuedAt = -4 * random.uniform();
    const practised = random.uniform() < 0.4 && issuedAt < -0.1;
    return {
      ...{ competence, grade, issuedAt, level: 4, assessor: `a${piece}` },
      ...(practised ? { practisedUntil: -0.02 } : {}),
    };
  });
}

/** Truth: each piece of evidence is right with its grade's chance, and fades unless practised. */
function chanceOf(held: readonly HeldEvidence[], decay: DecayClass, strength: Strength): number {
  const wrong = held.reduce((chance, { grade, issuedAt, practisedUntil }) => {
    const idle = practisedUntil === undefined ? -issuedAt : -practisedUntil;
    return chance * (1 - strength.right[grade] * 2 ** (-idle / strength.halfLife[decay]));
  }, 1);
  return 1 - wrong;
}
