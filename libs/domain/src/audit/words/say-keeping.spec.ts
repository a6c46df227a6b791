import { sayKeeping } from './say-keeping.js';
import { REPORT_LANGUAGES, reportWords } from './words-of-reports.js';

const END = '2029-11-29T01:20:00.000Z';
const BEFORE = '2029-10-01T00:00:00.000Z';

describe.each(REPORT_LANGUAGES)('in %s', (language) => {
  const words = reportWords(language);

  it('says until when an audit can be computed again, and nothing where that is not known', () => {
    expect(sayKeeping({ inputKeptUntil: END }, words)).toContain(words.format.day(END));
    expect(sayKeeping({}, words)).toBeUndefined();
  });

  it('says since when it cannot any more, with other words', () => {
    const said = sayKeeping({ inputEndedAt: BEFORE, inputKeptUntil: END }, words);
    expect(said).toContain(words.format.day(BEFORE));
    expect(said).not.toBe(sayKeeping({ inputKeptUntil: BEFORE }, words));
  });
});
