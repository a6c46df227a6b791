import { schemas } from '../../generated/schemas.js';
import { FORM_MINUTES, protectionNotice } from './protection-notice.js';

it('tells who sees the picture, and the same of protection, of either kind', () => {
  const [firm, cluster] = [protectionNotice('firm'), protectionNotice('cluster')];
  expect(firm.filter((word) => !cluster.includes(word))).toEqual(['firm-sees-picture-only']);
  expect(cluster.filter((word) => !firm.includes(word))).toEqual(['cluster-sees-picture-only']);
});

it('has no word beside those of the schema', () => {
  const { properties } = schemas['http/audit-form'] as unknown as {
    properties: { protection: { items: { enum: string[] } } };
  };
  const told = new Set([...protectionNotice('firm'), ...protectionNotice('cluster')]);
  expect([...told].sort()).toEqual([...properties.protection.items.enum].sort());
});

it('asks less time for the short form than for the full one', () => {
  expect(FORM_MINUTES.short).toBeLessThan(FORM_MINUTES.full);
});
