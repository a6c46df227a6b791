import type {
  FirmFacts,
  NewFirmFacts,
  NewRoleProfile,
  RoleProfile,
  RoleProfiles,
  Standards,
} from '#domain/generated/schemas.js';
import type { ApiClient } from './api-client.js';

const FACTS: NewFirmFacts = {
  heads: 5,
  yearFounded: 2014,
  familyOwned: false,
  region: 'ITH36',
  sharesWithHub: true,
  sharesSurplus: true,
};

/** What the studio's posts need, by the example's standards; the family says what is marketing. */
const POSTS = [
  {
    name: 'Sample maker',
    people: 2,
    needs: [{ slug: 'cucitura-tomaia-a-mano', level: 2, decay: 'craft', family: 'CRAFT' }],
  },
  {
    name: 'Own brand',
    people: 1,
    needs: [
      { slug: 'preparare-una-fiera-e-i-testi', level: 3, decay: 'marketing', family: 'MKT' },
      { slug: 'prezzo-di-un-articolo', level: 4, decay: 'marketing', family: 'MKT' },
    ],
  },
] as const;

/** Tells the facts of a firm and describes its posts, once, so that an audit can show its gaps. */
export async function describeFirm(manager: ApiClient, firmId: string): Promise<void> {
  const firm = `/api/v1/firms/${firmId}`;
  const { items } = await manager.get<RoleProfiles>(`${firm}/role-profiles`);
  if (items.length > 0) return;
  await manager.post<FirmFacts>(`${firm}/facts`, FACTS);
  const standards = await manager.get<Standards>('/api/v1/standards');
  const addressOf = (slug: string): string => {
    const found = standards.items.find(({ key }) => key === slug);
    if (!found) throw new Error(`the hub has no standard ${slug}`);
    return found.versionUri;
  };
  for (const { name, people, needs } of POSTS) {
    const profile: NewRoleProfile = {
      name,
      people,
      competences: needs.map(({ slug, level, decay, family }) => ({
        standard: addressOf(slug),
        need: 'all',
        criticality: 4,
        core: true,
        ...{ level, decay, family },
      })),
    };
    await manager.post<RoleProfile>(`${firm}/role-profiles`, profile);
  }
}
