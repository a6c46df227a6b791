import { certificateContent } from '../../apps/hub/src/certificates/certificate-content.js';
import { drawCertificate } from '../../apps/hub/src/certificates/draw-certificate.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';

/** The link of the certificate. */
export const LINK = 'https://hub.example/s/AAAAAAAAAAAAAAAAAAAAAA';
const ISSUED = new Date('2026-11-23T10:00:00Z');
export const EXPIRES = '2027-05-31T12:00:00Z';

/** A record of competence that is printed. */
export const printedRecord = (over: Partial<CompetenceRecord> = {}): CompetenceRecord => ({
  v: 1,
  id: 'urn:uuid:6f1c0000-0000-4000-8000-000000000001',
  issuer: { did: 'did:web:hub.example', name: 'Riviera del Brenta', url: 'https://hub.example' },
  subject: {
    ref: 'urn:uuid:6f1c0000-0000-4000-8000-000000000002',
    givenName: 'Nevenka',
    familyName: 'Šimunić',
  },
  standard: {
    versionUri: 'https://hub.example/standards/uppers/v1.0',
    contentDigest: 'A'.repeat(43),
    kind: 'local',
    title: { en: 'Stitching uppers by hand', el: 'Ραφή στο χέρι', bg: 'Ръчно шиене' },
    description: { en: 'x' },
    level: 2,
    levels: [
      {
        level: 2,
        title: { en: 'Works alone', el: 'Εργάζεται μόνη', bg: 'Работи сама' },
        behaviour: { en: 'Stitches whole uppers without help.' },
      },
    ],
  },
  criteria: [
    { id: 'c1', text: { en: 'Stitches are even', el: 'Ίσιες ραφές', bg: 'Равни шевове' } },
  ],
  assessment: {
    methods: ['observation', 'whittling'],
    assessedOn: '2026-11-20',
    assessors: 2,
    second: true,
    tieDeclared: false,
    moderated: true,
    grade: 'A',
    panelUri: 'https://hub.example/panels/1',
  },
  experience: [],
  evidence: [],
  language: 'en',
  validFrom: '2026-11-23T10:00:00Z',
  validUntil: '2031-11-23T10:00:00Z',
  status: { list: 'https://hub.example/status/1', index: 7 },
  ...over,
});
/** The files that go along. */
export const signed = {
  openBadge: '{"name":"Šimunić"}',
  proof: 'c2sp.org/tlog-proof@v1\n',
  issuedAt: ISSUED,
};
/** The record on paper. */
export const certificatePdf = (of: CompetenceRecord, recipient?: string) =>
  drawCertificate(
    certificateContent(
      of,
      { expiresAt: EXPIRES, ...(recipient !== undefined && { recipient }) },
      LINK,
    ),
    signed,
  );
