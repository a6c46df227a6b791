import { recommend } from './recommend.js';
import type { Rule } from './rule.js';

const rule = (id: string, priority: number, audience: Rule['audience'], path: string): Rule => ({
  id,
  priority,
  audience,
  when: { path, over: 0 },
  source: { reference: '', quotation: '' },
});

it('gives what holds for the audience, the most urgent first, equals by id', () => {
  const rules = [
    rule('R3', 5, 'firm', 'a'),
    rule('R2', 5, 'firm', 'a'),
    rule('R1', 9, 'hub', 'a'),
    rule('R4', 9, 'firm', 'a'),
    rule('R5', 9, 'firm', 'b'),
  ];
  const because = [{ path: 'a', value: 1 }];
  expect(recommend({ a: 1, b: 0 }, 'firm', rules)).toEqual([
    { rule: 'R4', priority: 9, because },
    { rule: 'R2', priority: 5, because },
    { rule: 'R3', priority: 5, because },
  ]);
});

it('recommends nothing for want of facts', () => {
  expect(recommend({}, 'firm')).toEqual([]);
  expect(recommend({ balance: {}, score: {}, mode: {}, gaps: {} }, 'hub')).toEqual([]);
});

it('names the level at which learning is nearly all informal', () => {
  const facts = { mode: { IG: { formalShare: 0.5 }, KA: { formalShare: 0.2 } } };
  expect(recommend(facts, 'firm')).toEqual([
    { rule: 'R15', priority: 40, because: [{ path: 'mode.KA.formalShare', value: 0.2 }] },
  ]);
});
