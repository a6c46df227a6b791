import { useState } from 'preact/hooks';
import type { Claim, NewDeclaration } from '../../../libs/domain/src/generated/schemas.js';
import { post } from '../api.js';
import { ProblemNotice } from '../components/problem.js';
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
      <h2>Before you open the evidence</h2>
      <label class="field">
        <span>How are you tied to the candidate?</span>
        <select name="tie" required>
          <option value="">Choose one</option>
          <option value="none">Not at all: other firm, no family</option>
          <option value="same-firm">We work in the same firm</option>
          <option value="line-manager">I am the line manager</option>
        </select>
      </label>
      <p class="quiet">With a tie, a second assessor from another firm judges after you.</p>
      <label class="choice">
        <input type="checkbox" name="independent" required />
        <span>We are not related, and no money goes between us</span>
      </label>
      {error && <ProblemNotice error={error} />}
      <p>
        <button disabled={busy}>{busy ? 'Opening …' : 'Open the evidence'}</button>
      </p>
    </form>
  );
}
