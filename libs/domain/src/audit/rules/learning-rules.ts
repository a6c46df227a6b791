import type { Rule } from './rule.js';

/** What is recommended to a firm by its type and by the balance of its learning (audit paper, 5). */
export const learningRules: readonly Rule[] = [
  {
    id: 'R01',
    priority: 90,
    audience: 'firm',
    when: { path: 'type.outcome', is: 'CRISIS_DRIVEN' },
    source: {
      reference: 'Recommendation 3',
      quotation: 'Support services need to be provided and resources pooled.',
    },
  },
  {
    id: 'R02',
    priority: 80,
    audience: 'firm',
    when: {
      all: [
        { path: 'type.outcome', is: 'CRISIS_DRIVEN' },
        { path: 'score.DOM', over: 0.6 },
      ],
    },
    source: {
      reference: 'Recommendation 3; Conclusion 2a',
      quotation:
        'they need to be encouraged to adopt a more participative style of collective learning',
    },
  },
  {
    id: 'R03',
    priority: 70,
    audience: 'firm',
    when: { path: 'type.outcome', is: 'ENDOGENOUS' },
    source: {
      reference: 'Conclusion 2b; Recommendation 8',
      quotation: 'They are also disengaged from industrial relationships.',
    },
  },
  {
    id: 'R04',
    priority: 70,
    audience: 'firm',
    when: { path: 'type.outcome', is: 'EXOGENOUS' },
    source: {
      reference: 'Conclusion 2c; Recommendation 1',
      quotation: 'They opportunistically use local networks.',
    },
  },
  {
    id: 'R05',
    priority: 70,
    audience: 'firm',
    when: { path: 'type.outcome', is: 'EMBEDDED_INFORMATION' },
    source: {
      reference: 'Conclusion 2d; Recommendation 8',
      quotation:
        'have limited organisational learning, which utilises community, informal and family networks',
    },
  },
  {
    id: 'R06',
    priority: 70,
    audience: 'firm',
    when: { path: 'type.outcome', is: 'EMBEDDED_COMPETENCE' },
    source: {
      reference: 'Conclusion 2e; Recommendation 1',
      quotation: 'their strategic practises are largely confined to informal information gathering',
    },
  },
  {
    id: 'R07',
    priority: 60,
    audience: 'firm',
    when: { path: 'type.outcome', is: 'UNCLEAR' },
    source: {
      reference: 'Recommendation 1',
      quotation: 'in the context of the various types of learning behaviours they exhibit',
    },
  },
  {
    id: 'R08',
    priority: 65,
    audience: 'firm',
    when: { path: 'type.outcome', is: 'EMBEDDED_UNSPECIFIED' },
    source: {
      reference: 'Conclusion 2d, 2e',
      quotation: 'are similar to “Information Centred” except they use formalised practises',
    },
  },
  {
    id: 'R10',
    priority: 75,
    audience: 'firm',
    when: {
      all: [
        { path: 'balance.verdict', isOneOf: ['imbalance', 'strong-imbalance'] },
        { path: 'balance.weakest', is: 'IG' },
      ],
    },
    source: {
      reference: 'Recommendation 1, 2; Conclusion 1a',
      quotation:
        'to ensure that an enterprise remains aware of changes and developments in the markets',
    },
  },
  {
    id: 'R11',
    priority: 75,
    audience: 'firm',
    when: {
      all: [
        { path: 'balance.verdict', isOneOf: ['imbalance', 'strong-imbalance'] },
        { path: 'balance.weakest', is: 'KA' },
      ],
    },
    source: {
      reference: 'Recommendation 1, 2; Conclusion 1b',
      quotation: 'define, acquire the skills, know -how and strategic intelligence',
    },
  },
  {
    id: 'R12',
    priority: 75,
    audience: 'firm',
    when: {
      all: [
        { path: 'balance.verdict', isOneOf: ['imbalance', 'strong-imbalance'] },
        { path: 'balance.weakest', is: 'CD' },
      ],
    },
    source: {
      reference: 'Recommendation 1, 2, 8; Conclusion 1c',
      quotation: 'existing information and knowledge is converted into learning',
    },
  },
  {
    id: 'R13',
    priority: 65,
    audience: 'firm',
    when: { path: 'balance.verdict', is: 'balanced-at-low-level' },
    source: {
      reference: 'Recommendation 2, 3',
      quotation:
        'raise awareness amongst SMEs of the need to balance these three different components',
    },
  },
  {
    id: 'R14',
    priority: 30,
    audience: 'firm',
    when: { path: 'balance.verdict', is: 'not-determined' },
    source: { reference: 'Recommendation 2', quotation: 'raise awareness' },
  },
  {
    id: 'R15',
    priority: 40,
    audience: 'firm',
    when: {
      any: [
        { path: 'mode.IG.formalShare', under: 0.3 },
        { path: 'mode.KA.formalShare', under: 0.3 },
        { path: 'mode.CD.formalShare', under: 0.3 },
      ],
    },
    source: {
      reference: 'Recommendation 1; Conclusion 1',
      quotation:
        'carefully targeted “formal” and “informal” training and support networking strategies',
    },
  },
  {
    id: 'R16',
    priority: 40,
    audience: 'firm',
    when: {
      any: [
        { path: 'mode.IG.formalShare', over: 0.7 },
        { path: 'mode.KA.formalShare', over: 0.7 },
        { path: 'mode.CD.formalShare', over: 0.7 },
      ],
    },
    source: {
      reference: 'Recommendation 1; Conclusion 1',
      quotation: 'combinations of formal and informal learning activities',
    },
  },
  {
    id: 'R17',
    priority: 65,
    audience: 'firm',
    when: { path: 'balance.verdict', is: 'too-little-practice' },
    source: { reference: 'Recommendation 2, 3', quotation: 'raise awareness amongst SMEs' },
  },
];
