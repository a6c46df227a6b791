import { reminderStep, type ReminderStep } from './reminder-step.js';

const NOW = new Date('2026-12-01T10:00:00Z');
const DAY_MS = 86_400_000;

it.each<[number, ReminderStep | undefined]>([
  [-0.001, undefined],
  [0, undefined],
  [0.001, 1],
  [1, 1],
  [1.001, 3],
  [3, 3],
  [3.001, undefined],
])('with %s days left gives %s', (days, step) => {
  expect(reminderStep(new Date(NOW.getTime() + days * DAY_MS), NOW)).toBe(step);
});
