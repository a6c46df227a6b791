export type Mark = 'passed' | 'failed' | 'warning' | 'unknown';

const shapes: Readonly<Record<Mark, string>> = {
  passed: 'M10 1a9 9 0 1 0 0 18a9 9 0 1 0 0-18M6 10l3 3l5-6',
  failed: 'M2 2h16v16h-16zM6 6l8 8M14 6l-8 8',
  warning: 'M10 2L19 18H1zM10 8v5M10 15v1',
  unknown:
    'M7 1.5a9 9 0 0 0-5.5 5.5M1.5 13a9 9 0 0 0 5.5 5.5M13 18.5a9 9 0 0 0 5.5-5.5M18.5 7a9 9 0 0 0-5.5-5.5',
};

/** A shape of its own for each state; the word beside it is the caller's. */
export function StatusMark({ mark }: { readonly mark: Mark }) {
  return (
    <svg class={`mark ${mark}`} viewBox="0 0 20 20" aria-hidden="true">
      <path d={shapes[mark]} />
    </svg>
  );
}
