import { levelFor, type StandardMapping } from './level-for.js';

const LOCAL = 'https://hub.example/standards/cnc/v1.0';
const EUROPEAN = 'https://registry.example/standards/machining/v2.0';
const mapping = (over: Partial<StandardMapping> = {}): StandardMapping => ({
  toVersionUri: EUROPEAN,
  relation: 'exact',
  levelShift: 0,
  ...over,
});
const level = (demanded: string, ...mappings: StandardMapping[]) =>
  levelFor({ standard: LOCAL, level: 3 }, demanded, mappings);

describe('a competence that is held', () => {
  it('counts for its own standard, in another minor version too', () => {
    expect(level(LOCAL)).toBe(3);
    expect(level('https://hub.example/standards/cnc/v1.7')).toBe(3);
  });

  it('does not count for another standard or another major version', () => {
    expect(level('https://hub.example/standards/cnc-setup/v1.0')).toBe(undefined);
    expect(level('https://hub.example/standards/cnc/v2.0')).toBe(undefined);
    expect(level('https://hub.example/standards/cnc/v10.0')).toBe(undefined);
    expect(level(EUROPEAN)).toBe(undefined);
  });

  it.each(['exact', 'close', 'narrow'] as const)('counts over a mapping that is %s', (relation) => {
    expect(level(EUROPEAN, mapping({ relation }))).toBe(3);
  });

  it('does not count for a European standard that is broader', () => {
    expect(level(EUROPEAN, mapping({ relation: 'broad' }))).toBe(undefined);
  });

  it('has its level shifted, and none below the first', () => {
    expect(level(EUROPEAN, mapping({ levelShift: 1 }))).toBe(4);
    expect(level(EUROPEAN, mapping({ levelShift: -2 }))).toBe(1);
    expect(level(EUROPEAN, mapping({ levelShift: -3 }))).toBe(undefined);
  });
});
