import { useState } from 'preact/hooks';
import type {
  Firm,
  FirmPeople,
  RoleProfiles,
  SkillsMatrix,
  Standards,
} from '../../../libs/domain/src/generated/schemas.js';
import { get } from '../api.js';
import { Heading } from '../components/heading.js';
import { SaveButton } from '../components/save-button.js';
import { WhenLoaded } from '../components/when-loaded.js';
import { t } from '../messages.js';
import { useLoaded } from '../use-loaded.js';
import { ownFirm } from './own-firm.js';
import { RoleCard } from './role-card.js';
import { RoleForm } from './role-form.js';
import { MatrixTable } from './matrix-table.js';

/** What the page of skills rests on. */
export interface SkillGrounds {
  readonly firm: Firm;
  readonly roles: RoleProfiles['items'];
  readonly matrix: SkillsMatrix;
  readonly people: FirmPeople['items'];
  readonly standards: Standards['items'];
}

async function load(): Promise<SkillGrounds> {
  const firm = await ownFirm();
  const path = `/api/v1/firms/${firm.id}`;
  const [roles, matrix, people, standards] = await Promise.all([
    get<RoleProfiles>(`${path}/role-profiles`),
    get<SkillsMatrix>(`${path}/skills-matrix`),
    get<FirmPeople>(`${path}/people`),
    get<Standards>('/api/v1/standards'),
  ]);
  return {
    ...{ firm, matrix },
    roles: roles.items,
    people: people.items,
    standards: standards.items,
  };
}

/** Posts, the competences they need, and how far these are covered, in numbers without names. */
export function FirmSkills() {
  const [change, setChange] = useState(0);
  const loaded = useLoaded(`skills-${String(change)}`, load);
  const again = () => {
    setChange(change + 1);
  };
  return (
    <>
      <Heading title={t('skills.title')} />
      <p>{t('skills.intro')}</p>
      <WhenLoaded loaded={loaded} words={t('skills.loading')}>
        {(grounds) => (
          <>
            {grounds.roles.length === 0 ? (
              <p class="notice">{t('skills.none')}</p>
            ) : (
              <>
                <MatrixTable matrix={grounds.matrix} />
                <SaveButton
                  path={`/api/v1/firms/${grounds.firm.id}/skills-matrix.csv`}
                  name="skills.csv"
                  label={t('skills.csv')}
                />
              </>
            )}
            <h2>{t('roles.title')}</h2>
            <details class="card" open={grounds.roles.length === 0}>
              <summary>{t('roles.new')}</summary>
              <RoleForm grounds={grounds} onSaved={again} />
            </details>
            {grounds.roles.map((role) => (
              <RoleCard key={role.id} role={role} grounds={grounds} onChange={again} />
            ))}
          </>
        )}
      </WhenLoaded>
    </>
  );
}
