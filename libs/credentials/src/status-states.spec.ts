import { emptyStatusList, STATUS_LIST_ENTRIES, statusAt, withStatus } from './status-list.js';
import {
  bitsFor,
  emptyStates,
  PURPOSES,
  stateAt,
  statesOfRevoked,
  type StatusPurpose,
  withState,
} from './status-states.js';

const STATES = ['active', 'revoked', 'suspended', 'superseded'] as const;
const purposes = Object.keys(PURPOSES) as StatusPurpose[];

it('has room for 131,072 entries and not for one more', () => {
  expect(STATUS_LIST_ENTRIES).toBe(131_072);
  expect(stateAt(emptyStates(), 131_071)).toBe('active');
  expect(() => stateAt(emptyStates(), 131_072)).toThrow('status-list.out-of-range');
  expect(() => withState(emptyStates(), -1, 'revoked')).toThrow('status-list.out-of-range');
});

it('gives each purpose exactly the entries it is for, whatever the neighbours are', () => {
  // Every pair of statuses side by side, across the bounds of bytes.
  const placed = Array.from({ length: 64 }, (_, i) => STATES[(i * 7 + (i >> 2)) % 4] ?? 'active');
  const states = placed.reduce((all, status, i) => withState(all, i, status), emptyStates());
  for (const [i, status] of placed.entries()) {
    expect(stateAt(states, i)).toBe(status);
    for (const purpose of purposes)
      expect(statusAt(bitsFor(states, purpose), i)).toBe(PURPOSES[purpose] === status);
  }
});

it('takes over a list that knew revocation alone', () => {
  const indices = [0, 7, 8, 94_567, 131_071];
  const bits = indices.reduce(withStatus, emptyStatusList());
  const states = statesOfRevoked(bits);
  for (const index of indices) expect(stateAt(states, index)).toBe('revoked');
  expect(stateAt(states, 1)).toBe('active');
  expect(bitsFor(states, 'revocation')).toEqual(bits);
});
