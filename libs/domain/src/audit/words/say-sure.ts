import type { Contradiction, LearningAppraisal, ResponseQuality } from '../learning-appraisal.js';
import { fillTemplate } from './fill-template.js';
import { constructName } from './name-of.js';
import type { ReportWords } from './report-words.js';

/** From this agreement within the group on, people see something alike; 1 is complete. */
const ALIKE_FROM = 0.7;

/** A sentence names no more than so many things. */
const MOST_NAMED = 4;

/** Agreement is told from three people on (2.5). */
const TOLD_FROM = 3;

/** From this share on, "I do not know" is a finding. */
const OFTEN = 0.3;

/** How many people answered, and the answers of how many count. */
export interface Answered {
  readonly answered: number;
  readonly used: number;
}

/** Whose answers counted, and what was left out and why: by numbers, never by person. */
export function sayQuality(
  quality: readonly ResponseQuality[],
  { answered, used }: Answered,
  { sure, format }: ReportWords,
): readonly string[] {
  const all = format.whole(answered);
  const flags = (['too-few-answers', 'straight-line', 'inconsistent'] as const).flatMap((flag) => {
    const n = quality.filter((of) => of.flag === flag).length;
    return n === 0 ? [] : [fillTemplate(sure.flags[flag], { n: format.whole(n) })];
  });
  const answers =
    used === 0
      ? []
      : used === 1
        ? [fillTemplate(sure.oneUsed, { all })]
        : [fillTemplate(sure.used, { n: format.whole(used), all })];
  return [...answers, ...flags];
}

/** How far the picture of a firm can be trusted: answers, agreement, gaps of knowledge, records. */
export function saySure(
  learning: LearningAppraisal,
  answered: Answered,
  words: ReportWords,
): readonly string[] {
  const { sure, format } = words;
  return [
    ...sayQuality(learning.quality, answered, words),
    ...sayAgreement(learning.agreement, answered, words),
    ...Object.entries(learning.scores)
      .filter(([, { doNotKnow }]) => doNotKnow >= OFTEN)
      .map(([construct, { doNotKnow }]) =>
        fillTemplate(sure.doNotKnow, {
          construct: constructName(construct, words),
          share: format.percent(doNotKnow),
        }),
      ),
    ...(learning.recordsUsed ? [sure.recordsUsed] : []),
    ...learning.notes.map((note) => sure.notes[note]),
  ];
}

/** "People see this alike", and what they see differently; never a pass or a fail (2.5). */
export function sayAgreement(
  agreement: LearningAppraisal['agreement'],
  { used }: Answered,
  words: ReportWords,
): readonly string[] {
  const { sure, format } = words;
  if (used < TOLD_FROM) return [sure.agreementLater];
  const told = Object.entries(agreement.byConstruct)
    .flatMap(([construct, { rwg, respondents }]) =>
      rwg === null || respondents < TOLD_FROM ? [] : [{ construct, rwg }],
    )
    .sort((a, b) => a.rwg - b.rwg);
  const list = (of: readonly { readonly construct: string }[]) =>
    format.list(of.map(({ construct }) => constructName(construct, words)));
  const alike = told.filter(({ rwg }) => rwg >= ALIKE_FROM);
  const differently = told.filter(({ rwg }) => rwg < ALIKE_FROM).slice(0, MOST_NAMED);
  return [
    ...(alike.length > MOST_NAMED
      ? [sure.mostlyAlike]
      : alike.length > 0
        ? [fillTemplate(sure.alike, { list: list(alike) })]
        : []),
    ...(differently.length === 0
      ? []
      : [fillTemplate(sure.differently, { list: list(differently) })]),
  ];
}

/** What does not fit together: shown, never resolved (3.5). One of a later engine is left out. */
export function sayContradictions(
  contradictions: readonly Contradiction[],
  words: ReportWords,
): readonly string[] {
  const { sure } = words;
  return contradictions.flatMap(({ id, construct = id.split(':')[1] ?? '', flag }) => {
    if (!id.startsWith('X7')) {
      const known: Readonly<Record<string, string>> = sure.contradictions;
      return Object.hasOwn(known, id) ? [known[id] ?? ''] : [];
    }
    return [
      fillTemplate(flag === 'records-exceed-claims' ? sure.recordsExceed : sure.claimsExceed, {
        construct: constructName(construct, words),
      }),
    ];
  });
}
