/** What is used of an error of the database driver. */
interface DriverFault {
  readonly code?: unknown;
  readonly table?: unknown;
  readonly constraint?: unknown;
  readonly routine?: unknown;
}

/** Frames of the stack, without the message that stands above them. */
const framesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

const isQueryFault = (error: Error): error is Error & { readonly driverError?: DriverFault } =>
  error.name === 'QueryFailedError' || 'driverError' in error;

/**
 * A fault as it goes into the log: enough to find the place in the code, and nothing about a person.
 * Of a refused statement neither its text nor its values nor the database's own words are told (they
 * repeat values), only code, table and constraint; of a text that is no JSON not the text.
 */
export function faultLine(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  if (isQueryFault(error)) {
    const { code, table, constraint, routine } = error.driverError ?? {};
    const told = Object.entries({ code, table, constraint, routine })
      .filter(([, value]) => typeof value === 'string')
      .map(([name, value]) => `${name} ${String(value)}`);
    return `${error.name}: ${told.join(', ')}\n${framesOf(error)}`;
  }
  const message = error instanceof SyntaxError ? 'a text that does not parse' : error.message;
  return `${error.name}: ${message}\n${framesOf(error)}`;
}
