import type {
  BalanceWords,
  ChangeWords,
  ClusterWords,
  FactWords,
  GapWords,
  PoolWords,
  SettleWords,
  SureWords,
  TypeWords,
} from '../report-words.js';

/** English sentences on the balance. */
export const balance: BalanceWords = {
  verdicts: {
    'too-little-practice': 'Practice is so rare at all three levels that a balance means nothing.',
    'strong-imbalance': 'The three levels of learning are strongly out of balance.',
    imbalance: 'The three levels of learning are out of balance.',
    balanced: 'The three levels of learning are in balance.',
    'balanced-at-low-level':
      'The three levels of learning are in balance, but there is little of each.',
    'not-determined': 'Whether the three levels of learning are in balance is not determined.',
  },
  againstNorm: 'Against the middle of other firms: {verdict}',
  noData: 'There are too few answers for a picture of the balance.',
  ratio: '{level} is about {ratio} of the other two levels (90 % interval {low} to {high}).',
  times: '{level} is about {ratio} times the other two levels (90 % interval {low} to {high}).',
  weakest: '{level} is the weakest level with a probability of {share}.',
  noWeakest: 'Which level is the weakest is not determined.',
  total: 'Of full practice, {total} takes place (90 % interval {low} to {high}).',
  matters: 'The probability of an imbalance that matters is {p}.',
  strong: 'The probability of a strong imbalance is {p}.',
  limits: 'An imbalance matters when one level is two thirds of the others. It is strong at half.',
  cloud: 'The cloud shows where the firm may lie: the true point is inside with 90 % probability.',
  formal: '{level}: {share} of the practice is formal.',
};

/** English sentences on what would settle it. */
export const settle: SettleWords = {
  title: 'What would settle it',
  respondents: 'More people answer: at least three, from different kinds of work.',
  records: 'Six months of records with the hub would be a second source.',
  conflict: 'Answers and records differ. Talk about it with those who know the work.',
  later: 'A further year of records, or more answers, may settle it.',
};

/** English sentences on the type. */
export const type: TypeWords = {
  outcome: 'The firm most resembles “{type}”, with a probability of {p}.',
  clusterOutcome: 'The cluster most resembles “{type}”, with a probability of {p}.',
  runnerUp: 'The runner-up is “{type}” with {p}.',
  none: 'That none of the described types fits has a probability of {p}.',
  unclear: 'Which type the firm resembles is not determined.',
  clusterUnclear: 'Which type the cluster resembles is not determined.',
  embedded:
    'The firm has close ties with others. Which of the two embedded types it is stays open.',
  likeliest: 'The likeliest is “{type}” with {p}, which is not enough to name it.',
  tooFew: 'Fewer than half of the points that are needed have answers.',
  fitsNone: 'The answers fit none of the described types.',
  between: 'Two possibilities are close together: “{a}” and “{b}”.',
  lacks: 'What makes the type “{type}” is not there: {feature}.',
  merit: 'Types describe. They have no order of merit.',
  driver: '{feature} ({value})',
  nothingFor: 'Nothing speaks clearly for it.',
  nothingAgainst: 'Nothing speaks clearly against it.',
};

/** English sentences on how sure the picture is. */
export const sure: SureWords = {
  oneUsed: 'It rests on the answers of one person, of {all} who answered.',
  used: 'It rests on the answers of {n} people, of {all} who answered.',
  flags: {
    'too-few-answers': 'Left out because too few questions were answered: {n}.',
    'straight-line': 'Left out because nearly all answers were the same: {n}.',
    inconsistent: 'Kept, but some answers contradict each other: {n}.',
  },
  mostlyAlike: 'People see most things alike.',
  alike: 'People see this alike: {list}.',
  differently: 'People see this differently: {list}.',
  agreementLater: 'How alike people see things is shown from three answers on.',
  doNotKnow: '“I do not know” was a frequent answer about {construct}: {share}.',
  recordsUsed: 'The records at the hub were used beside the answers.',
  notes: {
    'nobody-answered': 'Nobody has answered, so there is no picture.',
    'no-answer-counts': 'No answers could be used, so there is no picture.',
    'one-respondent': 'One person answered: the picture is the view of that person.',
    'some-answers-left-out': 'Some answers were left out; the reason stands beside their number.',
    'headcount-unknown': 'How many people work in the firm is not known.',
    'more-respondents-than-heads': 'More people answered than work in the firm by its figures.',
    'age-unknown': 'The age of the firm is not known.',
    'no-records': 'The hub has no records, so the picture rests on answers only.',
    'records-too-young': 'The records at the hub are not used yet: they cover under six months.',
  },
  contradictions: {
    X1: 'Crisis and close ties are both reported. Is a partner network helping in emergencies?',
    X2: 'Crisis and formal competence work are both reported. Look at the last two learning plans.',
    X3: 'Learning looks in-house as in a larger firm, but the firm is very small.',
    X4: 'Deep ties and use of networks case by case are both reported.',
    X5: 'One person decides nearly everything, yet looking at skills is reported as a shared habit.',
    X6: 'Community ties are strong and overall learning is high, which is unusual for this type.',
  },
  claimsExceed: 'Answers about {construct} are well above what the records show.',
  recordsExceed: 'Answers about {construct} are well below what the records show.',
};

/** English sentences on gaps. */
export const gaps: GapWords = {
  sentences: {
    'not-required': '{competence}: not needed.',
    'no-gap': '{competence}: covered.',
    'minor-gap': '{competence}: covered, with a small gap.',
    'possible-gap': '{competence}: there may be a gap.',
    gap: '{competence}: there is a gap.',
    'major-gap': '{competence}: there is a large gap, and it is important.',
    'evidence-gap': '{competence}: assess before you train.',
  },
  explained: '{competence}: claims on file would explain {share} of what is missing.',
  nobodyNow: 'Not covered even now: {list}.',
  onePerson: 'The work depends on one person: {list}.',
  morePeople: 'If {n} people left, cover would be lost: {list}.',
  multiJob: 'Of the people, {share} can fill two posts or more.',
  backup: 'Of the posts, {share} have a stand-in.',
  rolesPerPerson: 'On average a person can fill {n} posts.',
  nobodyFor: 'Nobody has verified skills for: {list}.',
  marketingMissing: 'Marketing is needed in every small firm; here verified cover falls short.',
  marketingCovered: 'Marketing is covered.',
  notes: {
    'no-demand': 'No needed competences are recorded, so no gap can be shown.',
    'no-people': 'No people are recorded, so cover cannot be computed.',
    'nothing-on-record':
      'Nothing is on record of anybody here. Assess people first; a gap shows only that nobody was assessed.',
    'few-on-record':
      'Fewer than half of the people have skills on record; some gaps may only be missing assessments.',
    'role-without-people': 'Some posts have nobody recorded for them.',
    'marketing-waived': 'Marketing is not counted: the firm gave a reason.',
    'marketing-not-assessable':
      'Every small firm needs somebody for pricing and offers; the hub has no standard for it yet.',
  },
  none: 'No gap was found among the needed competences.',
  learned:
    'How much evidence counts was learned from {n} re-assessments by other assessors of this hub.',
  keyPersonsStay: 'This part is for the firm only. It must not be used against anybody.',
};

/** English sentences on pooling. */
export const pool: PoolWords = {
  match: '{from} can help {to} with {competence}: {units}.',
  courses: 'Joint courses: {n}, for {cost} in all.',
  noMatch: 'No firm that shares has more cover than it needs.',
  noCourse: 'No joint course fits the needs and the budget.',
  exact: 'No other choice within the budget serves the needs more.',
  good: 'It is a good choice within the budget; another may serve the needs more.',
  left: 'Open after help between firms: {units} people.',
  consent: 'Firms are matched by numbers. A person is named only after own consent.',
};

/** English sentences on a cluster. */
export const cluster: ClusterWords = {
  collective: {
    evidenced: 'Joint planning of skills is reported and on record.',
    'claimed-not-evidenced': 'Joint planning of skills is reported, but not on record.',
    'not-evidenced': 'Joint planning of skills is neither reported nor on record.',
    'not-determined': 'Whether firms plan skills together is not determined.',
    'not-assessed': 'Whether firms plan skills together was not asked.',
  },
  jointPlans: 'Joint skills plans with a later check on record: {n}.',
  collectiveProbability: 'The probability that joint planning is a habit is {p}.',
  informants: 'People who answered about the cluster: {n}.',
  firms: 'Firms in the picture: {n}.',
  held: 'Held back: fewer than five firms, or one firm is too large a part.',
  withheld: {
    'too-few-firms': 'Held back: figures over firms are shown from five firms on.',
    'one-firm-dominates': 'Held back: one firm is too large a part of it.',
    'too-small-a-change': 'Held back: only one or two firms came or went since the last figures.',
  },
  noInterval: 'An interval is shown from eight firms on.',
  centre: 'In the middle of the firms lies {ig} gathering, {ka} acquisition, {cd} development.',
  resembles: '{type}: {n}',
};

/** English sentences on change. */
export const change: ChangeWords = {
  title: 'Since the last time',
  outcomes: {
    rise: 'Since the last audit there is more of it: {construct}.',
    fall: 'Since the last audit there is less of it: {construct}.',
    'no-relevant-change': 'Since the last audit nothing that matters has changed: {construct}.',
    'not-determined': 'Whether it has changed since the last audit is not determined: {construct}.',
  },
  reasons: {
    'no-earlier-audit': 'There is no earlier audit to compare with.',
    'too-soon': 'Less than nine months lie between the two audits.',
    'other-instrument': 'The questions have changed since the last audit.',
    'one-respondent': 'With one person each time, a change can hardly ever be shown.',
    'overlap-unknown': 'Who answered both times is unknown, so a change is stated more carefully.',
    'no-data': 'One of the two audits has too few answers.',
  },
};

/** English words for the facts behind a recommendation. */
export const facts: FactWords = {
  type: 'Type: {type}.',
  weakest: 'Weakest level: {level}.',
  score: '{construct}: {value}.',
  marketing: 'Marketing: {verdict}.',
  evidenceGaps: 'Competences to assess first: {n}.',
  fillableByPartner: 'Gaps that another firm could fill: {n}.',
  jointTraining: 'Gaps for which a joint course is chosen: {n}.',
  keyPersonRisks: 'Competences that rest on one person: {n}.',
  unmappedStandards: 'Competences without a European standard: {n}.',
  contradictions: 'Findings that do not fit together: {n}.',
};
