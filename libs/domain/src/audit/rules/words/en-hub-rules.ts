import type { RuleText } from '../rule-text.js';

/** Recommendations to hubs in English: the original. */
export const enHubRules: Readonly<Record<string, RuleText>> = {
  R27: {
    title: 'Map local standards to the European ones',
    formal: 'Propose the mapping to the registry.',
    informal: 'Ask people of the trade to write the descriptions.',
    network: 'Compare with neighbouring hubs.',
    why: 'Some required competences rest on a local standard without a European mapping: credentials will not travel.',
    caution: null,
  },
  R30: {
    title: 'Work through existing trust',
    formal: 'Light common standard, few committees.',
    informal: 'Peer circles of like firms.',
    network: 'Keep the rules of the cluster flexible.',
    why: 'Collaboration between like firms exists and the rules of the cluster are flexible.',
    caution: null,
  },
  R31: {
    title: 'Work through the central body, along the supply chain',
    formal: 'Standards by position in the chain; the central body hosts assessments.',
    informal: 'Producer-supplier learning visits.',
    network: 'Watch that small suppliers have a voice.',
    why: 'Dealings are shaped by producer-supplier differences around a centre.',
    caution: null,
  },
  R32: {
    title: 'Offer modules to several groups',
    formal: 'Modular standards that different groups can adopt.',
    informal: 'Cross-group project teams.',
    network: 'Use professional associations as carriers.',
    why: 'Networks are many, each with an interest of its own.',
    caution: null,
  },
  R33: {
    title: 'Hand over step by step',
    formal: 'Move the work of assessors from the agency to firms, with dates.',
    informal: 'Let firms set the agenda of one meeting in two.',
    network: 'Plan for the end of funding.',
    why: 'The cluster is coordinated by an agency from outside the community.',
    caution: null,
  },
  R34: {
    title: 'Assess at a distance, meet on purpose',
    formal: 'Remote assessment rules, second assessor on site.',
    informal: 'Owners’ circle (family form) or online practice group (digital form).',
    network: 'Yearly meeting in person.',
    why: 'Members are spread out, joined by family history or by a shared system.',
    caution: null,
  },
  R35: {
    title: 'No advice by cluster type',
    formal: 'None by type.',
    informal: 'None by type.',
    network: 'Discuss the profile with members.',
    why: 'There is no one cluster model; this one does not match a described type closely enough.',
    caution: null,
  },
  R36: {
    title: 'Plan skills together once, and keep the record',
    formal: 'One joint skills forecast with a decision and a date.',
    informal: 'Open discussion of what did not work.',
    network: 'Invite members who seldom come.',
    why: 'Joint planning of skills is reported without records, or is absent.',
    caution: null,
  },
};
