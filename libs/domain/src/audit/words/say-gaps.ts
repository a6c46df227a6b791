import type { Gap, GapVerdict, SkillsAppraisal } from '../skills-appraisal.js';
import { fillTemplate } from './fill-template.js';
import type { ReportWords } from './report-words.js';

/** Family of marketing, selling and exporting (4.4). */
const MARKETING = 'MKT';

/** Verdicts that say that something is missing, the gravest first. */
const MISSING: readonly GapVerdict[] = ['major-gap', 'evidence-gap', 'gap', 'possible-gap'];

/** Marks beside the numbers of a heat map; each is also a word in its table. */
export const GAP_MARKS: Readonly<Record<GapVerdict, string>> = {
  'not-required': '·',
  'no-gap': '✓',
  'minor-gap': '–',
  'possible-gap': '?',
  gap: '△',
  'major-gap': '▲',
  'evidence-gap': '◇',
};

/** What must be known before the gaps are read. */
const SAID_FIRST: ReadonlySet<SkillsAppraisal['notes'][number]> = new Set([
  'nothing-on-record',
  'few-on-record',
]);

/** What is missing, the gravest first: "assess before you train" where claims would explain it (0.4). */
export function sayGaps(
  { gaps, notes }: SkillsAppraisal,
  nameOf: (competence: string) => string,
  words: ReportWords,
): readonly string[] {
  const told = MISSING.flatMap((verdict) => gaps.filter((gap) => gap.verdict === verdict));
  const say = (first: boolean) =>
    notes.filter((note) => SAID_FIRST.has(note) === first).map((note) => words.gaps.notes[note]);
  return [
    ...say(true),
    // A competence that is lacking at two levels is told once.
    ...new Set(told.flatMap((gap) => sayGap(gap, nameOf, words))),
    ...(told.length === 0 && gaps.length > 0 ? [words.gaps.none] : []),
    ...sayMarketing(gaps, words),
    ...say(false),
  ];
}

function sayGap(
  gap: Gap,
  nameOf: (competence: string) => string,
  { gaps, format }: ReportWords,
): readonly string[] {
  const competence = nameOf(gap.competence);
  const sentence = fillTemplate(gaps.sentences[gap.verdict], { competence });
  // Without any record there are no claims either that could explain it.
  if (gap.verdict !== 'evidence-gap' || gap.explainedByClaims === 0) return [sentence];
  return [
    sentence,
    fillTemplate(gaps.explained, { competence, share: format.percent(gap.explainedByClaims) }),
  ];
}

function sayMarketing(all: readonly Gap[], { gaps }: ReportWords): readonly string[] {
  const marketing = all.filter(({ family, need }) => family === MARKETING && need > 0);
  if (marketing.length === 0) return [];
  return [
    marketing.some(({ verdict }) => MISSING.includes(verdict))
      ? gaps.marketingMissing
      : gaps.marketingCovered,
  ];
}

/** Whether people are able to do more than one job, by shares (4.5). */
export function sayMultiJob(
  { multiJob }: SkillsAppraisal,
  roleName: (role: string) => string,
  { gaps, format }: ReportWords,
): readonly string[] {
  if (multiJob === null) return [];
  const { multiJobShare, rolesWithBackup, rolesPerPerson, rolesWithNobody } = multiJob;
  return [
    fillTemplate(gaps.multiJob, { share: format.percent(multiJobShare) }),
    fillTemplate(gaps.backup, { share: format.percent(rolesWithBackup) }),
    fillTemplate(gaps.rolesPerPerson, { n: format.number(rolesPerPerson) }),
    ...(rolesWithNobody.length === 0
      ? []
      : [fillTemplate(gaps.nobodyFor, { list: format.list(rolesWithNobody.map(roleName)) })]),
  ];
}

/** On what the weights of evidence rest; nothing is said while they are as declared (4.2). */
export const sayLearned = (
  { reassessments }: SkillsAppraisal,
  { gaps, format }: ReportWords,
): readonly string[] =>
  reassessments === undefined
    ? []
    : [fillTemplate(gaps.learned, { n: format.whole(reassessments) })];

/** On how few people a competence rests; for the firm only, never for its hub (4.6). */
export function sayKeyPersons(
  { gaps, notes }: SkillsAppraisal,
  nameOf: (competence: string) => string,
  { gaps: texts, format }: ReportWords,
): readonly string[] {
  if (notes.includes('nothing-on-record')) return [];
  const listed = (busFactor: number) =>
    gaps
      .filter((gap) => gap.need > 0 && gap.busFactor === busFactor)
      .map(({ competence }) => nameOf(competence));
  const most = Math.max(0, ...gaps.map(({ busFactor }) => busFactor));
  return Array.from({ length: most + 1 }, (_, busFactor) => busFactor).flatMap((busFactor) => {
    const names = listed(busFactor);
    if (names.length === 0) return [];
    const list = format.list(names);
    if (busFactor === 0) return [fillTemplate(texts.nobodyNow, { list })];
    if (busFactor === 1) return [fillTemplate(texts.onePerson, { list })];
    return [fillTemplate(texts.morePeople, { n: format.whole(busFactor), list })];
  });
}
