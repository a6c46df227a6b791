import type { NewExperience } from '../generated/schemas.js';
import { checkExperience } from './check-experience.js';

const experience = (over: Partial<NewExperience> = {}, madeAt = '2026-06-10'): NewExperience => ({
  from: '2024-02-12',
  to: '2026-11-23',
  role: 'Sample maker',
  tasks: ['stitch sample pairs by hand'],
  evidence: [
    {
      kind: 'work-sample',
      title: 'A pair',
      madeAt,
      language: 'it',
      mediaType: 'text/plain',
      content: 'YQ==',
      disclose: true,
    },
  ],
  ...over,
});
const today = '2026-11-23';

it.each<[string, NewExperience, string]>([
  ['an end before the beginning', experience({ to: '2024-02-11' }), 'experience.dates-reversed'],
  [
    'a beginning tomorrow',
    experience({ from: '2026-11-24', to: '2026-11-24' }),
    'experience.in-future',
  ],
  ['an end tomorrow', experience({ to: '2026-11-24' }), 'experience.in-future'],
  ['evidence made tomorrow', experience({}, '2026-11-24'), 'experience.in-future'],
  ['a year that is no year', experience({ from: '0000-01-01' }), 'body.invalid'],
  ['evidence of long ago', experience({}, '1899-12-31'), 'body.invalid'],
])('refuses %s', (_name, value, code) => {
  expect(() => checkExperience(value, today)).toThrow(expect.objectContaining({ code }) as Error);
});

it('takes a first day and an end today', () => {
  expect(() => checkExperience(experience(), today)).not.toThrow();
  expect(() => checkExperience(experience({ from: today, to: today }), today)).not.toThrow();
});
