import en from '../messages/audit/en.json';
import type { FurtherMessages } from './messages.js';

/** What the pages of audits say. The hub shows them, the verifier does not. */
export const auditMessages: FurtherMessages = {
  en,
  load: {
    it: () => import('../messages/audit/it.json'),
    es: () => import('../messages/audit/es.json'),
    fr: () => import('../messages/audit/fr.json'),
    de: () => import('../messages/audit/de.json'),
    nl: () => import('../messages/audit/nl.json'),
  },
};
