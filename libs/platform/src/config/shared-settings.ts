import { federationSettings } from '../federation/federation-settings.js';
import { kafkaSettings } from './kafka-settings.js';

/**
 * Settings that both apps read, and those that tools and tests read, which hand their environment on
 * to the processes they start. Anything else that begins with GUILDMARK_ is misspelt.
 */
export const sharedSettings: readonly string[] = [
  'GUILDMARK_DATA',
  ...kafkaSettings,
  ...federationSettings,
  'GUILDMARK_REGISTRY_URL',
  'GUILDMARK_TEMPLATE',
  'GUILDMARK_REQUIRE_ALL',
  'GUILDMARK_TEST_REPORT',
  'GUILDMARK_VECTORS',
  'GUILDMARK_RESEARCH',
  'GUILDMARK_AUDIT_REFERENCE',
  'GUILDMARK_GO',
  'GUILDMARK_CHROMIUM',
];
