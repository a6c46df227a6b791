import { type Asked, CLUSTER_STRATA, FIRM_STRATA, proposeForm } from './propose-form.js';

const firm = { kind: 'firm', heads: 12, employees: 0 } as const;
const cluster = { kind: 'cluster', heads: 0, employees: 0 } as const;

it.each<[string, Asked, string]>([
  ['the owner of a larger firm', { ...firm, stratum: 'owner' }, 'full'],
  ['the first employee', { ...firm, stratum: 'employee' }, 'full'],
  ['the second employee', { ...firm, stratum: 'employee', employees: 1 }, 'short'],
  ['a supervisor beside employees', { ...firm, stratum: 'supervisor', employees: 3 }, 'full'],
  ['the works council', { ...firm, stratum: 'works-council', employees: 3 }, 'full'],
  ['the owner of a firm of four', { ...firm, stratum: 'owner', heads: 4 }, 'short'],
  ['the owner of a firm of five', { ...firm, stratum: 'owner', heads: 5 }, 'full'],
  ['whoever wishes otherwise', { ...firm, stratum: 'owner', heads: 4, form: 'full' }, 'full'],
  ['whoever wishes less', { ...firm, stratum: 'owner', form: 'short' }, 'short'],
  ['an informant of the cluster', { ...cluster, stratum: 'outside-observer' }, 'cluster'],
])('proposes for %s', (_who, asked, form) => {
  expect(proposeForm(asked)).toBe(form);
});

it('refuses positions of the other kind, and a wish where there is no choice', () => {
  for (const stratum of CLUSTER_STRATA)
    expect(() => proposeForm({ ...firm, stratum })).toThrow('audit-invitation.stratum-unfit');
  for (const stratum of FIRM_STRATA)
    expect(() => proposeForm({ ...cluster, stratum })).toThrow('audit-invitation.stratum-unfit');
  expect(() => proposeForm({ ...cluster, stratum: 'member-firm', form: 'short' })).toThrow(
    'audit-invitation.form-unfit',
  );
});
