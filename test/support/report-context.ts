import type { ReportContext } from '../../apps/hub/src/reports/report.js';

const NAMES: Readonly<Record<string, string>> = {
  'mkt-offer': 'Writing offers and pricing',
  'mkt-export': 'Export and languages',
  'cnc-setup': 'Setting up CNC machines',
  'finish-hand': 'Finishing by hand',
  'qual-record': 'Quality records',
  S1: 'Joinery Brothers',
  S2: 'Metal Components',
  S3: 'Footwear Uppers',
};
const nameOf = (id: string) => NAMES[id] ?? id;

/** What a report of a golden audit is told beside the audit. */
export const reportContext = (over: Partial<ReportContext> = {}): ReportContext => ({
  id: '6f1c0000-0000-4000-8000-000000000001',
  name: 'Footwear Uppers',
  createdAt: new Date('2026-11-28T10:00:00Z'),
  digest: 'DIGEST0123456789DIGEST0123456789DIGEST01234',
  ledgerIndex: 4711,
  method: { state: 'released', status: 'design-stage', ledgerIndex: 815 },
  credentials: ['urn:uuid:cited'],
  ...{ answered: 4, used: 4, own: true },
  ...{ firmName: nameOf, competenceName: nameOf, roleName: nameOf },
  ...over,
});

/** The courses of the golden plan. */
export const goldenCourses = [
  { id: 'J1', competence: 'mkt-offer', cost: 1800, seats: 4, success: 0.8 },
  { id: 'J2', competence: 'mkt-export', cost: 2400, seats: 3, success: 0.7 },
] as const;
