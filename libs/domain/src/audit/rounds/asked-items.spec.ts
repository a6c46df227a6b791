import { askedItems } from './asked-items.js';
import { CLUSTER_STRATA, type RoundForm, type RoundStratum } from './propose-form.js';

it.each<[RoundForm, RoundStratum, number]>([
  ['short', 'employee', 29],
  ['full', 'owner', 60],
  ['cluster', 'hub-officer', 24],
  ['cluster', 'member-firm', 24],
  ['cluster', 'outside-observer', 11],
])('asks by the form %s of %s %s items', (form, stratum, count) => {
  const items = askedItems(form, stratum);
  expect(items).toHaveLength(count);
  expect(items.every(({ scale }) => (scale === 'C5') === (form === 'cluster'))).toBe(true);
});

it('asks nobody from outside what only those within can know', () => {
  const [within, outside] = (['member-firm', 'outside-observer'] as const).map((stratum) =>
    askedItems('cluster', stratum).map(({ id }) => id),
  );
  expect(within).toContain('C-HIS2');
  expect(outside).not.toContain('C-HIS2');
  expect(CLUSTER_STRATA.map((stratum) => askedItems('cluster', stratum)[0]?.id)).toEqual([
    'C-HIS1',
    'C-HIS1',
    'C-HIS1',
  ]);
});
