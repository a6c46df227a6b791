const limited = globalThis.fetch;
const patientWith: string[] = [];

globalThis.fetch = (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  const isPatient = patientWith.some((address) => url.startsWith(address));
  return limited(input, isPatient ? { ...init, signal: null } : init);
};

/**
 * From now on requests of this test file to addresses that begin so have no limit in time: a machine
 * too busy to answer within a second must not look like a witness or a mirror that is silent.
 */
export function waitForAnswersOf(address: string): void {
  patientWith.push(address);
}
