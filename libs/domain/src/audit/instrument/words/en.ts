import type { InstrumentWords } from '../instrument-types.js';
import { enItems } from './en-items.js';

/** The words of the instrument in English: the original. */
export const en: InstrumentWords = {
  items: enItems,
  scales: {
    P5: {
      stem: 'Thinking of the last 12 months in your firm:',
      options: [
        'This does not happen here',
        'It happened once, or by chance',
        'Now and then, for some of the people or jobs it concerns',
        'Regularly, for most of the people or jobs it concerns',
        'It is a habit here, for everyone it concerns',
      ],
      missing: {
        DK: 'I do not know',
        NA: 'Does not apply to our kind of firm',
        REF: 'I prefer not to say',
      },
    },
    T5: {
      stem: 'How well does this describe your firm today?',
      options: ['Not at all', 'A little', 'Partly', 'Largely', 'Completely'],
      missing: {
        DK: 'I do not know',
        NA: 'Does not apply to our kind of firm',
        REF: 'I prefer not to say',
      },
    },
    C5: {
      stem: 'How well does this describe your cluster today?',
      options: ['Not at all', 'A little', 'Partly', 'Largely', 'Completely'],
      missing: { DK: 'I do not know', NA: 'Does not apply', REF: 'I prefer not to say' },
    },
  },
  constructs: {
    IG: {
      name: 'Information gathering',
      definition:
        'Watching, collecting and managing information so that the firm stays aware of change in its markets.',
    },
    KA: {
      name: 'Knowledge acquisition',
      definition:
        'Defining and acquiring the skills, know-how and knowledge of what is coming that are needed for day-to-day work.',
    },
    CD: {
      name: 'Competence consolidation and development',
      definition:
        'Turning information and knowledge into lasting learning: finding skill deficits, training, collaborating.',
    },
    IGI: { name: 'Information gathering, informal', definition: null },
    IGF: { name: 'Information gathering, formal', definition: null },
    KAI: { name: 'Knowledge acquisition, informal', definition: null },
    KAF: { name: 'Knowledge acquisition, formal', definition: null },
    CDI: { name: 'Competence development, informal', definition: null },
    CDF: { name: 'Competence development, formal', definition: null },
    CRI: {
      name: 'Acting only in a crisis',
      definition:
        'High: skills are dealt with only when a crisis or chance comes. Low: systematic and ahead of need.',
    },
    DOM: {
      name: 'One person decides',
      definition: 'High: one dominant person decides. Low: staff take part.',
    },
    EMB: {
      name: 'Ties with other firms (how far it is embedded)',
      definition: 'How far the firm is tied into working relationships with other firms.',
    },
    COM: {
      name: 'Community and family networks',
      definition: 'How far learning runs through community, informal and family ties.',
    },
    NUO: {
      name: 'Networks used case by case',
      definition: 'Networks are used for a direct gain, and otherwise not.',
    },
    EXT: {
      name: 'Skills from outside the firm',
      definition: 'Skills are built through courses, specialised providers and outside experts.',
    },
    INT: {
      name: 'Skills from inside the firm',
      definition:
        'Skills are built through mentoring, on-the-job training, in-house practice and hiring.',
    },
    SEC: {
      name: 'Habit of looking at skills',
      definition: 'Skills are known, reviewed, and reviewing leads to support.',
    },
    MKT: {
      name: 'Marketing, as people see it',
      definition: 'Set beside the computed gap in marketing.',
    },
    MJS: {
      name: 'Doing several jobs, as people see it',
      definition: 'Set beside the computed share of people who can fill several posts.',
    },
    ICT: {
      name: 'Digital help for learning',
      definition: 'Digital means used to share knowledge and keep skill records.',
    },
    HIS: { name: 'Shared history and culture', definition: null },
    COL: { name: 'Collaboration between like firms', definition: null },
    SEG: { name: 'Producers and suppliers apart', definition: null },
    CEN: { name: 'Central figure, association or service base', definition: null },
    GOV: { name: 'Formal rules of the cluster', definition: null },
    DIV: { name: 'Networks for many interests', definition: null },
    EXA: { name: 'Formed and run by an outside agency', definition: null },
    DSP: { name: 'Firms far apart', definition: null },
    FAM: { name: 'Family firms in which the owner decides', definition: null },
    CIT: { name: 'Joined by digital systems', definition: null },
    COH: { name: 'Holding together', definition: null },
    CLB: { name: 'Planning skills together', definition: null },
  },
  indicators: {
    'E-IG1':
      'Market or technology notices logged or confirmed as read by the firm, per head and year',
    'E-IG2': 'Share of quarters in which the firm recorded at least one market or needs note',
    'E-KA1': 'Training attendances (person-events) per head and year, formal events',
    'E-KA2': 'Recorded on-the-job learning or mentoring episodes per head and year',
    'E-CD1': 'Share of staff holding at least one valid credential of evidence grade B or better',
    'E-CD2': 'Competence assessments carried out per head and year',
    'E-CD3': 'Share of staff in posts whose profile was reviewed within 18 months',
    'E-EMB1': 'Distinct partner firms with a recorded exchange in 12 months',
    'E-EXT1': 'Share of training attendances with a provider outside the firm',
    'E-CRI1': 'Share of training attendances booked less than 14 days before (crisis)',
    'E-DOM1':
      'Largest share of learning decisions (needs raised, plans approved) made by one person',
  },
  facts: {
    'FACT-HEADS': 'How many people work in the firm, the owners included (full-time equivalents)?',
    'FACT-YEAR': 'In which year was the firm founded?',
    'FACT-FAMILY': 'Is the firm owned or led by a family?',
    'FACT-ROLE':
      'In what position do you answer? (owner or manager / supervisor / employee / works council)',
  },
};
