import { useState } from 'preact/hooks';
import { file } from '../api.js';
import { ProblemNotice } from './problem.js';

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
  const [error, setError] = useState<Error>();
  const save = async () => {
    try {
      const url = URL.createObjectURL(await file(path));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      URL.revokeObjectURL(url);
      setError(undefined);
    } catch (fault) {
      setError(fault as Error);
    }
  };
  return (
    <>
      <button type="button" class="plain" onClick={() => void save()}>
        {label}
      </button>
      {error && <ProblemNotice error={error} />}
    </>
  );
}
