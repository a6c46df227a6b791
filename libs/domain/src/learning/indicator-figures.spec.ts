import { indicatorFigures, type LearningCounts } from './indicator-figures.js';

const counts: LearningCounts = {
  keepsLog: true,
  notes: 4,
  readings: 9,
  quarters: 6,
  quartersWithNote: 3,
  attendances: 10,
  attendancesOutside: 7,
  attendancesDated: 8,
  attendancesSudden: 2,
  episodes: 21,
  decisions: 9,
  decisionsOfOwner: 6,
  hasExchanged: true,
  partners: 5,
  judgements: 3,
  people: 14,
  peopleCertified: 2,
  peopleInReviewedRoles: 20,
};
const idsOf = (over: Partial<LearningCounts>) =>
  indicatorFigures({ ...counts, ...over }).map(({ id }) => id);
const IDS = ['E-IG1', 'E-IG2', 'E-KA1', 'E-KA2', 'E-CD1', 'E-CD2', 'E-CD3'];
const ALL = [...IDS, 'E-EMB1', 'E-EXT1', 'E-CRI1', 'E-DOM1'];

describe('indicators', () => {
  it('are counts, and parts of a whole that they never exceed', () => {
    expect(indicatorFigures(counts)).toEqual([
      { id: 'E-IG1', count: 13 },
      { id: 'E-IG2', count: 3, of: 6 },
      { id: 'E-KA1', count: 10 },
      { id: 'E-KA2', count: 21 },
      { id: 'E-CD1', count: 2, of: 14 },
      { id: 'E-CD2', count: 3 },
      { id: 'E-CD3', count: 14, of: 14 },
      { id: 'E-EMB1', count: 5 },
      { id: 'E-EXT1', count: 7, of: 10 },
      { id: 'E-CRI1', count: 2, of: 8 },
      { id: 'E-DOM1', count: 6, of: 9 },
    ]);
  });

  it('of a log that was not kept are left out, never zero', () => {
    const none = { keepsLog: false, hasExchanged: false, partners: 0 };
    expect(idsOf(none)).toEqual(['E-CD1', 'E-CD2', 'E-CD3']);
    expect(idsOf({ ...none, hasExchanged: true })).toEqual(['E-CD1', 'E-CD2', 'E-CD3', 'E-EMB1']);
  });

  it('of a log that was kept are zero where nothing was logged', () => {
    expect(idsOf({ notes: 0, readings: 0, episodes: 0, hasExchanged: false, partners: 0 })).toEqual(
      ALL,
    );
  });

  it.each<[Partial<LearningCounts>, readonly string[]]>([
    [{ quarters: 0 }, ['E-IG2']],
    [{ attendances: 0, attendancesDated: 0 }, ['E-EXT1', 'E-CRI1']],
    [{ attendancesDated: 0 }, ['E-CRI1']],
    [{ decisions: 0 }, ['E-DOM1']],
    [{ people: 0 }, ['E-CD1', 'E-CD3']],
  ])('that would be a share of nothing are left out: %j', (over, missing) => {
    expect(idsOf(over)).toEqual(ALL.filter((id) => !missing.includes(id)));
  });
});
