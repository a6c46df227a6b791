import { CLAIM_STEPS, type ClaimCommand, type ClaimPlace, stepsFrom } from './claim-steps.js';

/** Written out once more, by hand: state, command, where it may lead. Everything else is refused. */
const ALLOWED: readonly (readonly [ClaimPlace, ClaimCommand, ...ClaimPlace[]])[] = [
  ['enquiry', 'identify', 'identified'],
  ['enquiry', 'withdraw', 'withdrawn'],
  ['identified', 'document', 'documented'],
  ['identified', 'withdraw', 'withdrawn'],
  ['documented', 'document', 'documented'],
  ['documented', 'assign', 'assessing'],
  ['documented', 'withdraw', 'withdrawn'],
  ['assessing', 'ask-more', 'documented'],
  ['assessing', 'submit', 'second-assessing', 'offered', 'not-met'],
  ['assessing', 'release', 'documented'],
  ['assessing', 'withdraw', 'withdrawn'],
  ['second-assessing', 'assign', 'second-assessing'],
  ['second-assessing', 'submit', 'moderating', 'offered', 'not-met'],
  ['second-assessing', 'release', 'second-assessing'],
  ['second-assessing', 'withdraw', 'withdrawn'],
  ['moderating', 'moderate', 'offered', 'not-met', 'second-assessing'],
  ['moderating', 'withdraw', 'withdrawn'],
  ['offered', 'accept', 'certified'],
  ['offered', 'appeal', 'appealed'],
  ['offered', 'withdraw', 'withdrawn'],
  ['offered', 'lapse', 'closed', 'certified'],
  ['not-met', 'appeal', 'appealed'],
  ['not-met', 'withdraw', 'withdrawn'],
  ['not-met', 'lapse', 'closed'],
  ['appealed', 'assign', 'appealed'],
  ['appealed', 'decide-appeal', 'offered', 'not-met', 'certified'],
  ['appealed', 'release', 'appealed'],
  ['appealed', 'withdraw', 'withdrawn'],
  ['certified', 'appeal', 'appealed'],
];
const COMMANDS: readonly ClaimCommand[] = [
  'identify',
  'document',
  'assign',
  'ask-more',
  'submit',
  'moderate',
  'accept',
  'appeal',
  'decide-appeal',
  'release',
  'withdraw',
  'lapse',
];
const every = (Object.keys(CLAIM_STEPS) as ClaimPlace[]).flatMap((state) =>
  COMMANDS.map((command) => [state, command] as const),
);

it.each(every)('%s: %s', (state, command) => {
  const row = ALLOWED.find(([from, by]) => from === state && by === command);
  if (row) expect(stepsFrom(state, command)).toEqual(row.slice(2));
  else
    expect(() => stepsFrom(state, command)).toThrow(
      expect.objectContaining({
        code: 'claim.not-allowed-in-state',
        refusal: {
          expected:
            ALLOWED.filter(([from]) => from === state)
              .map(([, by]) => by)
              .join(', ') || 'nothing any more',
          got: `${command} in ${state}`,
        },
      }) as Error,
    );
});

it('names every command in some state, and leads to nowhere that has no row', () => {
  for (const command of COMMANDS) expect(ALLOWED.some(([, by]) => by === command)).toBe(true);
  for (const [, , ...next] of ALLOWED)
    for (const state of next) expect(Object.keys(CLAIM_STEPS)).toContain(state);
});
