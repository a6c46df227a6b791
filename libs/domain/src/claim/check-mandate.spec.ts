import { checkMandate, type MandateNeed, type MandateTerms } from './check-mandate.js';

const STANDARD = 'https://hub.example/standards/stitching/v1.0';
const mandate = (over: Partial<MandateTerms> = {}): MandateTerms => ({
  id: 'm1',
  scope: [],
  maxLevel: 5,
  methods: [],
  languages: [],
  from: '2026-01-01',
  to: '2026-12-31',
  ...over,
});
const need = (over: Partial<MandateNeed> = {}): MandateNeed => ({
  standard: STANDARD,
  level: 3,
  language: 'it',
  methods: ['observation'],
  at: new Date('2026-06-01T12:00:00Z'),
  ...over,
});

it.each<[string, readonly MandateTerms[], Partial<MandateNeed>, string]>([
  ['none at all', [], {}, 'assessor.mandate-missing'],
  ['one that is over', [mandate({ to: '2026-05-31' })], {}, 'assessor.mandate-expired'],
  ['one that begins tomorrow', [mandate({ from: '2026-06-02' })], {}, 'assessor.mandate-expired'],
  [
    'one that was ended at this moment',
    [mandate({ endedAt: new Date('2026-06-01T12:00:00Z') })],
    {},
    'assessor.mandate-expired',
  ],
  [
    'one for a standard whose address only begins alike',
    [mandate({ scope: ['https://hub.example/standards/stitch'] })],
    {},
    'assessor.mandate-out-of-scope',
  ],
  ['a level beyond', [mandate({ maxLevel: 2 })], {}, 'assessor.mandate-out-of-scope'],
  ['another method', [mandate({ methods: ['simulation'] })], {}, 'assessor.mandate-out-of-scope'],
  ['another language', [mandate({ languages: ['en'] })], {}, 'assessor.mandate-out-of-scope'],
  [
    'two that would do only together',
    [mandate({ maxLevel: 2 }), mandate({ languages: ['en'] })],
    {},
    'assessor.mandate-out-of-scope',
  ],
])('refuses %s', (_name, mandates, over, code) => {
  expect(() => checkMandate(mandates, need(over))).toThrow(
    expect.objectContaining({ code }) as Error,
  );
});

it.each<[string, Partial<MandateTerms>]>([
  ['everything', {}],
  ['this version', { scope: [STANDARD] }],
  ['what lies below an address', { scope: ['https://hub.example/standards'] }],
  ['its first day', { from: '2026-06-01' }],
  ['its last day', { to: '2026-06-01' }],
  ['until it ends', { endedAt: new Date('2026-06-01T12:00:00.001Z') }],
  [
    'the very level, method and language',
    { maxLevel: 3, methods: ['observation'], languages: ['it'] },
  ],
])('holds for %s', (_name, over) => {
  expect(checkMandate([mandate({ to: '2026-05-01', id: 'old' }), mandate(over)], need()).id).toBe(
    'm1',
  );
});
