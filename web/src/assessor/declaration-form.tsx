import { useState } from 'preact/hooks';
import type { Claim, NewDeclaration } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { ProblemNotice } from '../components/problem.js';
import { t } from '../messages.js';
import { textOf } from '../text-of.js';

interface Props {
  readonly claim: Claim;
  readonly onDeclared: (claim: Claim) => void;
}

/** Independence is declared before anything opens. */
export function DeclarationForm({ claim, onDeclared }: Props) {
  const [error, setError] = useState<Error>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    // The form cannot be sent without the tick.
    const declaration: NewDeclaration = {
      independent: true,
      tie: textOf(form, 'tie') as NewDeclaration['tie'],
      kinship: false,
      money: false,
    };
    setBusy(true);
    setError(undefined);
    try {
      onDeclared(await post<Claim>(`/api/v1/claims/${claim.id}/declaration`, declaration));
    } catch (fault) {
      setError(fault as Error);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h2>{t('declare.before')}</h2>
      <label class="field">
        <span>{t('judge.tie')}</span>
        <select name="tie" required>
          <option value="">{t('form.choose')}</option>
          <option value="none">{t('tie.none')}</option>
          <option value="same-firm">{t('tie.same-firm')}</option>
          <option value="line-manager">{t('tie.line-manager')}</option>
        </select>
      </label>
      <p class="quiet">{t('judge.tie-means')}</p>
      <label class="choice">
        <input type="checkbox" name="independent" required />
        <span>{t('declare.no-conflict')}</span>
      </label>
      {error && <ProblemNotice error={error} />}
      <p>
        <button disabled={busy}>{busy ? t('declare.busy') : t('declare.open')}</button>
      </p>
    </form>
  );
}
