import { DomainError } from '../core/domain-error.js';
import {
  changeStatus,
  type RecordedStatus,
  type Standing,
  type StatusCommand,
} from './change-status.js';

const [ANNA, BRUNO] = ['anna', 'bruno'];

const outcome = (standing: Standing, command: StatusCommand, officer = BRUNO): string => {
  try {
    return changeStatus(standing, command, officer);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code.replace('credential.', '! ');
  }
};

const COMMANDS: readonly StatusCommand[] = [
  'suspend',
  'unsuspend',
  'ask-revocation',
  'withdraw-revocation',
  'revoke',
  'supersede',
];

// One row for each state, one column for each command, in the order above.
const NOBODY_ASKED: Readonly<Record<RecordedStatus, readonly string[]>> = {
  active: [
    'suspended',
    '! not-suspended',
    'active',
    '! revocation-not-asked',
    '! second-person-missing',
    'superseded',
  ],
  suspended: [
    '! already-suspended',
    'active',
    'suspended',
    '! revocation-not-asked',
    '! second-person-missing',
    '! suspended',
  ],
  superseded: [
    '! already-superseded',
    '! not-suspended',
    'superseded',
    '! revocation-not-asked',
    '! second-person-missing',
    '! already-superseded',
  ],
  revoked: COMMANDS.map(() => '! already-revoked'),
};

/** The same three columns once Anna has asked for the revocation, for Bruno. */
const ANNA_ASKED: Readonly<Record<RecordedStatus, readonly string[]>> = {
  active: ['! revocation-asked', 'active', 'revoked'],
  suspended: ['! revocation-asked', 'suspended', 'revoked'],
  superseded: ['! revocation-asked', 'superseded', 'revoked'],
  revoked: ['! already-revoked', '! already-revoked', '! already-revoked'],
};

const STATES = Object.keys(NOBODY_ASKED) as RecordedStatus[];

it.each(
  STATES.flatMap((status) =>
    COMMANDS.map((command, i) => [status, command, NOBODY_ASKED[status][i] ?? ''] as const),
  ),
)('%s, %s: %s', (status, command, expected) => {
  expect(outcome({ status }, command)).toBe(expected);
});

it.each(
  STATES.flatMap((status) =>
    (['ask-revocation', 'withdraw-revocation', 'revoke'] as const).map(
      (command, i) => [status, command, ANNA_ASKED[status][i] ?? ''] as const,
    ),
  ),
)('%s and asked to be revoked, %s by another: %s', (status, command, expected) => {
  expect(outcome({ status, asked: { askedBy: ANNA } }, command)).toBe(expected);
});

it.each(['active', 'suspended', 'superseded'] as const)(
  'is not revoked from %s by the officer who asked',
  (status) => {
    const standing = { status, asked: { askedBy: ANNA } };
    expect(outcome(standing, 'revoke', ANNA)).toBe('! second-person-missing');
  },
);

it.each(['suspend', 'unsuspend', 'supersede'] as const)(
  '%s is the same whether a revocation was asked for or not',
  (command) => {
    for (const status of STATES)
      expect(outcome({ status, asked: { askedBy: ANNA } }, command)).toBe(
        outcome({ status }, command),
      );
  },
);
