import { DomainError } from '../core/domain-error.js';
import type { NewExperience } from '../generated/schemas.js';

/** Nobody who works today began before; a year below is a slip of the pen. */
const FIRST_DAY = '1900-01-01';

/**
 * Checks the days of an experience; `today` is `YYYY-MM-DD`. Refuses `experience.dates-reversed`,
 * `experience.in-future` for any day after today, and `body.invalid` for a day before 1900.
 */
export function checkExperience({ from, to, evidence }: NewExperience, today: string): void {
  if (to !== undefined && to < from)
    throw new DomainError('experience.dates-reversed', { expected: `${from} or later`, got: to });
  checkDays(
    [
      { path: '/from', day: from },
      ...(to === undefined ? [] : [{ path: '/to', day: to }]),
      ...evidence.map(({ madeAt }, i) => ({ path: `/evidence/${String(i)}/madeAt`, day: madeAt })),
    ],
    today,
  );
}

/**
 * Checks days of what was done; `today` is `YYYY-MM-DD`. Refuses `experience.in-future` for a day
 * after today, and `body.invalid` for one before 1900.
 */
export function checkDays(
  days: readonly { readonly path: string; readonly day: string }[],
  today: string,
): void {
  const early = days.find(({ day }) => day < FIRST_DAY);
  if (early)
    throw new DomainError('body.invalid', {
      issues: [
        {
          path: early.path,
          message: 'too long ago',
          expected: `${FIRST_DAY} or later`,
          got: early.day,
        },
      ],
    });
  const late = days.find(({ day }) => day > today);
  if (late)
    throw new DomainError('experience.in-future', {
      issues: [
        {
          path: late.path,
          message: 'in the future',
          expected: `${today} or earlier`,
          got: late.day,
        },
      ],
    });
}
