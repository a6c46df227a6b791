import { checkAnswers, completeAnswers, countAnswered } from './check-answers.js';

const asked = ['IGI1', 'IGI2', 'CRI3'];

it('takes answers to some of what is asked', () => {
  expect(() => {
    checkAnswers({}, asked);
    checkAnswers({ IGI1: 0, CRI3: null }, asked);
  }).not.toThrow();
});

it.each(['IGI3', 'C-HIS1', 'constructor', ''])('refuses an answer to "%s"', (item) => {
  expect(() => {
    checkAnswers({ IGI1: 0, [item]: 4 }, asked);
  }).toThrow(
    expect.objectContaining({
      code: 'audit-answer.item-unknown',
      refusal: { issues: [expect.objectContaining({ path: `/answers/${item}` })] },
    }) as Error,
  );
});

it('keeps zero, not knowing and left open apart, and fills up what was asked', () => {
  const given = { IGI1: 0, IGI2: 'DK' } as const;
  expect(completeAnswers(given, asked)).toEqual({ IGI1: 0, IGI2: 'DK', CRI3: null });
  expect(countAnswered({ ...given, CRI3: null })).toBe(2);
});
