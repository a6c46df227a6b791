import { HUB, ISSUED_AT, LIST_URL, statusListText } from '../../../test/support/credentials.js';
import { canonicalQuads } from './canonicalise.js';
import { decodeStatusList, emptyStatusList, withStatus } from './status-list.js';
import { renderStatusList } from './status-list-credential.js';

const input = {
  url: LIST_URL,
  issuer: HUB,
  bits: withStatus(emptyStatusList(), 5),
  validFrom: ISSUED_AT,
  ttl: 60_000,
};

it('is a BitstringStatusListCredential of its issuer, and a pure function', () => {
  const list = renderStatusList(input);
  expect(list).toEqual(renderStatusList(input));
  expect(list).toMatchObject({
    id: LIST_URL,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: HUB,
    validFrom: '2026-11-23T10:00:00Z',
    credentialSubject: {
      id: `${LIST_URL}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      ttl: 60_000,
    },
  });
  const { encodedList } = list.credentialSubject as { encodedList: string };
  expect(decodeStatusList(encodedList)).toEqual(input.bits);
});

it('has no blank node and can be secured', async () => {
  expect(await canonicalQuads(renderStatusList(input))).not.toContain('_:');
  expect(await statusListText()).toContain('"proofValue":"z');
});
