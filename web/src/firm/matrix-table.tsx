import type { SkillsMatrix } from '../../../libs/domain/src/generated/schemas.js';
import { type Mark, StatusMark } from '../components/status-mark.js';
import { Words } from '../components/words.js';
import { t } from '../messages.js';
import { inReadersLanguage } from '../words.js';

type Cell = SkillsMatrix['cells'][number];
type Meaning = 'covered' | 'assess' | 'missing';

/** Claims that nobody verified are no cover; where they would fill the gap, assessing comes first. */
const meaningOf = ({ needed, verified, claimed }: Cell): Meaning =>
  verified >= needed ? 'covered' : verified + claimed >= needed ? 'assess' : 'missing';

const marks: Readonly<Record<Meaning, Mark>> = {
  covered: 'passed',
  assess: 'warning',
  missing: 'failed',
};

/** Posts by competences. Each cell says in a word and in numbers how far the need is covered. */
export function MatrixTable({ matrix }: { readonly matrix: SkillsMatrix }) {
  const { roles, competences, cells } = matrix;
  const assess = cells.filter((cell) => meaningOf(cell) === 'assess').length;
  const missing = cells.filter((cell) => meaningOf(cell) === 'missing').length;
  return (
    <>
      <p>
        <strong>{t('matrix.sum', { total: cells.length, assess, missing })}</strong>
      </p>
      {assess > 0 && <p class="notice">{t('matrix.assess-first')}</p>}
      <table class="stacked matrix">
        <caption>{t('matrix.caption', { people: matrix.people })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matrix.competence')}</th>
            {roles.map(({ id, name, people }) => (
              <th key={id} scope="col">
                {t('matrix.role', { name, people })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {competences.map(({ standard, title }) => (
            <tr key={standard}>
              <th scope="row" lang={inReadersLanguage(title).lang}>
                <Words of={title} />
              </th>
              {roles.map((role) => (
                <CellOf
                  key={role.id}
                  role={role.name}
                  cell={cells.find((cell) => cell.roleId === role.id && cell.standard === standard)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function CellOf({ role, cell }: { readonly role: string; readonly cell: Cell | undefined }) {
  if (!cell) return <td class="not-needed">{t('matrix.not-needed')}</td>;
  const { needed, verified, claimed, expiring, level } = cell;
  const meaning = meaningOf(cell);
  return (
    <td data-label={role}>
      <span class={`cell-word ${marks[meaning]}`}>
        <StatusMark mark={marks[meaning]} />
        <strong>{t(`cell.${meaning}`)}</strong>
      </span>
      <span class="cell-line">{t('cell.verified', { verified, needed, level })}</span>
      {claimed > 0 && <span class="cell-line">{t('cell.claimed', { count: claimed })}</span>}
      {expiring > 0 && <span class="cell-line">{t('cell.expiring', { count: expiring })}</span>}
    </td>
  );
}
