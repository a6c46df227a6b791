import { file } from '../api.js';
import { ProblemNotice } from './problem.js';
import { saveAs } from './save-as.js';
import { useAction } from './use-action.js';

/** Saves a file of the signed-in person under a name. */
export function SaveButton({
  path,
  name,
  label,
}: {
  readonly path: string;
  readonly name: string;
  readonly label: string;
}) {
  const save = useAction(async () => {
    saveAs(await file(path), name);
  });
  return (
    <>
      <button type="button" class="plain" onClick={() => void save.run()}>
        {label}
      </button>
      {save.error && <ProblemNotice error={save.error} />}
    </>
  );
}
