import { checkFirmFacts } from './check-firm-facts.js';

const code = (expected: string) => expect.objectContaining({ code: expected }) as Error;
const today = new Date('2026-11-28T12:00:00Z');

describe('facts of a firm', () => {
  it.each([0.1, 0.3, 2.3, 11.5, 14, 249.9, 250])('take %d full-time equivalents', (heads) => {
    expect(() => {
      checkFirmFacts({ heads, yearFounded: 2026 }, today);
    }).not.toThrow();
  });

  it.each([0.05, 2.35, 11.999, 1e-9])('refuse %d full-time equivalents', (heads) => {
    expect(() => {
      checkFirmFacts({ heads, yearFounded: 2000 }, today);
    }).toThrow(code('firm-facts.heads-too-fine'));
  });

  it('refuse a year that has not come', () => {
    expect(() => {
      checkFirmFacts({ heads: 3, yearFounded: 2027 }, today);
    }).toThrow(code('firm-facts.year-in-future'));
  });
});
