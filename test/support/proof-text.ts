import type { Agent } from './cluster.js';
import { whenThere } from './when-there.js';

/** The `.tlog-proof` at an address. A hub waits 20 seconds for its publication; a busy machine, longer. */
export const proofText = async (agent: Agent, address: string): Promise<string> =>
  (await whenThere(() => agent.get(address).set('prefer', 'wait=20'))).text;
