import type { StartedSystem } from '../../tools/demo/system.js';

/** What the system may know of this machine: no broker, no database of others. */
const environment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TZ: 'UTC',
  // The screens show one judgement; the second one looks the same.
  HUB_SAMPLE_RATE: '0',
  HUB_FIRST_SUBMISSIONS: '0',
};

/** The demonstration as it is shipped, in a process of its own. Needs the build of `npm test`. */
export async function startDemonstration(
  settings: Readonly<Record<string, string>> = {},
): Promise<StartedSystem> {
  const built = new URL('../../dist/tools/demo/system.js', import.meta.url).href;
  const { startSystem } = (await import(built)) as typeof import('../../tools/demo/system.js');
  return startSystem({ ...environment, ...settings });
}
