import { HUB, trustList, verificationCase } from '../../../test/support/credentials.js';
import { whatItShows } from './what-it-shows.js';

it('names an unlisted issuer by its DID, never by the name it gives itself', async () => {
  const verification = await verificationCase(undefined, trustList({ hubs: [] }));
  const shows = whatItShows(verification, undefined, undefined);
  expect(shows.issuer).toBe(HUB);
  expect(JSON.stringify(shows)).not.toContain('Hub of the turners');
  expect(shows).not.toHaveProperty('europeanStandard');
  expect(shows).not.toHaveProperty('provenAt');
});

it('cuts what is longer than a verdict may show', async () => {
  const verification = await verificationCase();
  const facts = { ...verification.credential.facts, title: 'x'.repeat(400) };
  const credential = { ...verification.credential, facts };
  expect(whatItShows({ ...verification, credential }, undefined, undefined).title).toHaveLength(
    300,
  );
});
