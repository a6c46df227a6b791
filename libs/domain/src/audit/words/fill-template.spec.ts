import { fillTemplate } from './fill-template.js';

it('fills places, and does not read what it put in', () => {
  expect(fillTemplate('{a} and {b}', { a: '{b}', b: '$&' })).toBe('{b} and $&');
});

it('throws for a place that has no value, also for a name that every object has', () => {
  expect(() => fillTemplate('{a}', {})).toThrow('nothing for {a}');
  expect(() => fillTemplate('{constructor}', {})).toThrow('nothing for {constructor}');
});
