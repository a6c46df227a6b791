import type { NewJudgement } from '../generated/schemas.js';
import { usableEvidence } from './usable-evidence.js';

const open = { id: 'a', assess: true };
const closed = { id: 'b', assess: false };
const citing = (...ids: string[]): NewJudgement['criteria'] => [
  {
    criterionId: 'c1',
    outcome: 'met',
    sufficient: true,
    cites: ids.map((evidenceId) => ({ evidenceId, valid: true, authentic: true, current: true })),
  },
];

it('refuses an item that is cited and not to be assessed, and says where', () => {
  expect(() => usableEvidence([open, closed], [...citing('a'), ...citing('a', 'b')])).toThrow(
    expect.objectContaining({
      code: 'evidence.consent-withdrawn',
      refusal: { issues: [expect.objectContaining({ path: '/criteria/1/cites' })] },
    }) as Error,
  );
});

it('leaves out what is not to be assessed', () => {
  expect(usableEvidence([open, closed], citing('a'))).toEqual([open]);
  expect(usableEvidence([open], citing('a', 'of another claim'))).toEqual([open]);
});
