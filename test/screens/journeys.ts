import type { SignIns } from '../../tools/demo/sign-ins.js';
import type { Steps } from './steps.js';

/** What journeys share: one started system, and a fresh visitor for each of them. */
export interface Journeys {
  /** The system, and whoever the journey is about, in front of it. */
  now(): { readonly signIns: SignIns; readonly me: Steps };
  /** Somebody else, at a browser of their own, who has no account here. */
  asStranger(work: (stranger: Steps) => Promise<void>): Promise<void>;
}
