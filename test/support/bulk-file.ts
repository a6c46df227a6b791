import { BULK_COLUMNS, type BulkColumn } from '#domain/bulk/read-bulk-row.js';
import type { ClusterImport, People, Standard } from '#domain/generated/schemas.js';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import { StandingAcceptancesService } from '../../apps/hub/src/bulk/standing-acceptances.service.js';
import { ExperiencesService } from '../../apps/hub/src/claims/experiences.service.js';
import type { Cluster } from './cluster.js';
import { newExperience, newStandard } from './hub-factories.js';

export type Cells = Partial<Record<BulkColumn, string>>;

/** A bulk file with these rows; the header is row 1. */
export const bulkFile = (rows: readonly Cells[]): string =>
  [BULK_COLUMNS, ...rows.map((cells) => BULK_COLUMNS.map((column) => cells[column] ?? ''))]
    .map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell}"` : cell)).join(','))
    .join('\r\n');

/** People of two firms with an assessor in each, and one in a third. */
function district(people: number): ClusterImport {
  const workers = Array.from({ length: people }, (_, i) => {
    const n = String(i + 1);
    return `w${n},${i % 2 ? 'lasts' : 'sole'},Given${n},Żółć${n},w${n}@district.example,`;
  });
  return {
    firms:
      'firm_key,name,trade,town,staff\nsole,Suole,soles,Vigonovo,200\nlasts,Forme,lasts,Dolo,200\nbox,Scatole,boxes,Stra,9\n',
    people: [
      'person_key,firm_key,given_name,family_name,email,manager_key',
      ...workers,
      'cleo,box,Cleo,Grigi,cleo@box.example,',
      'dora,box,Dora,Neri,dora@box.example,',
      '',
    ].join('\n'),
    roles: 'person_key,role\ncleo,assessor\ndora,assessor\n',
  };
}

/** A district whose people have each an experience with one observed item, and agreed to bulk. */
export interface District {
  readonly standard: Standard;
  /** A good row of the worker with this number, from 1. */
  row(worker: number, over?: Cells): Cells;
  personId(worker: number): string;
}

/** Works through the app's own services: signing in a thousand people would be all that is measured. */
export async function districtOf({ hub }: Cluster, people: number): Promise<District> {
  const officer = hub.first;
  await officer.post('/api/v1/cluster-imports').send(district(people)).expect(200);
  const published = await officer.post('/api/v1/standards').send(newStandard()).expect(201);
  const standard = published.body as Standard;
  const listed = (await officer.get('/api/v1/people').expect(200)).body as People;
  const accounts = await hub.app.get(AccountsStore, { strict: false }).all();
  const digests = new Map<string, string>();
  for (const account of accounts.filter(({ email }) => email.endsWith('@district.example'))) {
    const experiences = hub.app.get(ExperiencesService, { strict: false });
    const { evidence } = await experiences.record(newExperience(), account, undefined);
    digests.set(account.email, evidence[0]?.digest ?? '');
    await hub.app.get(StandingAcceptancesService, { strict: false }).give(account);
  }
  return {
    standard,
    personId: (n) => {
      const person = listed.items.find(({ key }) => key === `w${String(n)}`);
      if (!person) throw new Error(`there is no worker ${String(n)}`);
      return person.id;
    },
    row: (n, over = {}) => ({
      row_key: `2026-${String(n)}`,
      person_ref: `w${String(n)}`,
      given_name: `Given${String(n)}`,
      family_name: `Żółć${String(n)}`,
      email: `w${String(n)}@district.example`,
      standard_version: standard.versionUri,
      level: '2',
      assessor_ref: 'cleo',
      assessed_on: '2026-11-01',
      methods: 'observation',
      criteria_met: 'c1|c2|c3',
      evidence_digests: digests.get(`w${String(n)}@district.example`) ?? '',
      ...over,
    }),
  };
}
