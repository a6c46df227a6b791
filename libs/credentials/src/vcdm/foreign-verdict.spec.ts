import { CredentialFormatError } from '../credential-format-error.js';
import { foreignVerdict, verdictOf } from './foreign-verdict.js';

const FOUND = { problems: [], warnings: [{ code: 'validity.over' }], statuses: [] };

it('shows nothing of a document that is not verified', () => {
  const verdict = foreignVerdict(
    'application/vc',
    { a: 1 },
    { ...FOUND, problems: [{ code: 'x.y' }] },
  );
  expect(verdict.verified).toBe(false);
  expect(verdict).not.toHaveProperty('document');
});

it('shows the document that is', () => {
  const verdict = foreignVerdict('application/vc', { a: 1 }, FOUND);
  expect(verdict).toMatchObject({ verified: true, document: { a: 1 } });
});

it('a refusal is a verdict, a fault of ours is none', async () => {
  const refused = () => Promise.reject(new CredentialFormatError('type.other', 'not that'));
  expect(await verdictOf('application/vc', refused)).toMatchObject({
    verified: false,
    problems: [{ code: 'type.other', detail: 'not that' }],
  });
  const fault = () => Promise.reject(new TypeError('ours'));
  await expect(verdictOf('application/vc', fault)).rejects.toThrow('ours');
});
