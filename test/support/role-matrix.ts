import type { SchemaName } from '#platform/http/validate.js';

/** The app a route belongs to. */
export type AppName = 'hub' | 'registry';

/** Who may use a route: everybody, anybody signed in, or who holds one of the roles. */
export type Access = 'public' | 'signed-in' | readonly string[];

/** What a route is declared to be; compared with what the app answers. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With `:name` and `*` for what varies. */
  readonly path: string;
  readonly access: Access;
  /** Schema of the body; absent when the route takes none. */
  readonly body?: SchemaName;
  /** Schema of the answer, or the standard that gives its form; absent when it has no content. */
  readonly answer?: SchemaName | `(${string})`;
}

/** Every role there is. */
export const roles: Readonly<Record<AppName, readonly string[]>> = {
  hub: ['officer', 'assessor', 'employee', 'manager'],
  registry: ['administrator', 'expert'],
};

type Form = NonNullable<Route['answer']>;

const get = (path: string, access: Access, answer: Form): Route => ({
  method: 'GET',
  path,
  access,
  answer,
});
const post = (
  path: string,
  access: Access,
  body: SchemaName | undefined,
  answer?: Form,
): Route => ({ method: 'POST', path, access, ...(body && { body }), ...(answer && { answer }) });

/** Routes of both apps, from libs/platform. */
const shared: readonly Route[] = [
  post('/api/v1/sessions', 'public', 'http/new-session', 'http/session'),
  post('/api/v1/passwords', 'public', 'http/new-password'),
  { method: 'DELETE', path: '/api/v1/sessions/current', access: 'signed-in' },
  get('/api/v1/me', 'signed-in', 'http/account'),
  get('/health/live', 'public', 'http/health'),
  get('/health/ready', 'public', 'http/health'),
  get('/ledger/checkpoint', 'public', '(c2sp.org/tlog-checkpoint)'),
  get('/ledger/tile/*', 'public', '(c2sp.org/tlog-tiles)'),
  get('/ledger/body/:hex', 'public', '(bytes)'),
  get('/mirror/:hash/checkpoint', 'public', '(c2sp.org/tlog-checkpoint)'),
  get('/mirror/:hash/tile/*', 'public', '(c2sp.org/tlog-tiles)'),
  get('/mirror/:hash/body/:hex', 'public', '(bytes)'),
  post('/add-checkpoint', 'public', undefined, '(c2sp.org/tlog-witness)'),
  get('/witness/:hash/checkpoint', 'public', '(c2sp.org/tlog-witness)'),
  get('/.well-known/did.json', 'public', '(W3C DID document)'),
  get('/openapi.json', 'public', '(OpenAPI 3.1)'),
  get('/asyncapi.yaml', 'public', '(AsyncAPI 3.0)'),
  get('/schemas/*', 'public', '(JSON Schema 2020-12)'),
];

const officer = ['officer'];
const employee = ['employee'];
const assessor = ['assessor'];
const claimReaders = ['officer', 'employee', 'assessor'];
const credentialReaders = ['employee', 'officer'];
const roundRunners = ['manager', 'officer'];
const manager = ['manager'];
const learners = ['manager', 'employee'];
const parties = ['manager', 'officer'];
const everyRole = ['officer', 'assessor', 'employee', 'manager'];
const auditReaders = ['manager', 'officer'];

const hub: readonly Route[] = [
  ...shared,
  post('/api/v1/cluster-imports', officer, 'http/cluster-import', 'http/cluster-import-report'),
  get('/api/v1/firms', everyRole, 'http/firms'),
  get('/api/v1/firms/own', learners, 'http/firm'),
  get('/api/v1/firms/:firmId/facts', manager, 'http/firm-facts'),
  post('/api/v1/firms/:firmId/facts', manager, 'http/new-firm-facts', 'http/firm-facts'),
  get('/api/v1/firms/:firmId/people', manager, 'http/firm-people'),
  get('/api/v1/firms/:firmId/role-profiles', manager, 'http/role-profiles'),
  post(
    '/api/v1/firms/:firmId/role-profiles',
    manager,
    'http/new-role-profile',
    'http/role-profile',
  ),
  post(
    '/api/v1/firms/:firmId/role-profiles/:id/correction',
    manager,
    'http/new-role-profile',
    'http/role-profile',
  ),
  post('/api/v1/firms/:firmId/role-profiles/:id/review', manager, undefined, 'http/role-profile'),
  post(
    '/api/v1/firms/:firmId/role-profiles/:id/holders',
    manager,
    'http/new-role-holders',
    'http/role-profile',
  ),
  post('/api/v1/firms/:firmId/role-profiles/:id/removal', manager, 'http/new-removal'),
  get('/api/v1/firms/:firmId/skills-matrix', manager, 'http/skills-matrix'),
  get('/api/v1/firms/:firmId/skills-matrix.csv', manager, '(RFC 4180)'),
  get('/api/v1/firms/:firmId/learning-records', learners, 'http/learning-records'),
  post(
    '/api/v1/firms/:firmId/learning-records',
    manager,
    'http/new-learning-record',
    'http/learning-record',
  ),
  post(
    '/api/v1/firms/:firmId/learning-records/:id/correction',
    manager,
    'http/new-learning-record',
    'http/learning-record',
  ),
  post(
    '/api/v1/firms/:firmId/learning-records/:id/reading',
    learners,
    undefined,
    'http/learning-record',
  ),
  post('/api/v1/firms/:firmId/learning-records/:id/removal', manager, 'http/new-removal'),
  get('/api/v1/exchanges', parties, 'http/exchanges'),
  post('/api/v1/exchanges', parties, 'http/new-exchange', 'http/exchange'),
  post('/api/v1/exchanges/:id/confirmation', parties, undefined, 'http/exchange'),
  post('/api/v1/exchanges/:id/removal', parties, 'http/new-removal'),
  get('/api/v1/joint-plans', parties, 'http/joint-plans'),
  post('/api/v1/joint-plans', officer, 'http/new-joint-plan', 'http/joint-plan'),
  post('/api/v1/joint-plans/:id/check', officer, 'http/new-joint-plan-check', 'http/joint-plan'),
  post('/api/v1/joint-plans/:id/removal', officer, 'http/new-removal'),
  get('/api/v1/courses', parties, 'http/courses'),
  post('/api/v1/courses', officer, 'http/new-course', 'http/course'),
  post('/api/v1/courses/:id/removal', officer, 'http/new-removal'),
  get('/api/v1/course-budget', parties, 'http/course-budget'),
  post('/api/v1/course-budget', officer, 'http/new-course-budget', 'http/course-budget'),
  get('/api/v1/people', officer, 'http/people'),
  post('/api/v1/people/:id/invitation', officer, undefined, 'http/invitation'),
  post('/api/v1/people/:id/recovery', officer, 'http/new-recovery', 'http/recovery'),
  get('/api/v1/people/:id/recoveries', officer, 'http/recoveries'),
  get('/api/v1/people/:id/erasure', 'signed-in', 'http/erasure-plan'),
  post('/api/v1/people/:id/erasure', 'signed-in', 'http/new-erasure', 'http/erasure'),
  post('/api/v1/standards', officer, 'http/new-local-standard', 'http/standard'),
  get('/api/v1/standards', 'signed-in', 'http/standards'),
  post('/api/v1/mapping-proposals', officer, 'http/new-mapping-proposal', 'http/mapping-proposal'),
  get('/api/v1/mapping-proposals', officer, 'http/mapping-proposals'),
  post(
    '/api/v1/mapping-proposals/:id/erasure',
    officer,
    'http/new-text-erasure',
    'http/mapping-proposal',
  ),
  get('/standards/:slug/v:version', 'public', 'credentials/standard-version'),
  post('/api/v1/experiences', employee, 'http/new-experience', 'http/experience'),
  get('/api/v1/experiences', employee, 'http/experiences'),
  post(
    '/api/v1/experiences/:id/evidence',
    employee,
    'http/new-evidence-item',
    'http/described-evidence',
  ),
  post('/api/v1/evidence/:id/content', employee, undefined, 'http/evidence'),
  get('/api/v1/evidence/:id', ['employee', 'assessor', 'officer'], '(bytes)'),
  get('/api/v1/evidence/:id/readings', employee, 'http/evidence-readings'),
  post(
    '/api/v1/evidence/:id/consent',
    employee,
    'http/new-evidence-consent',
    'http/evidence-consent',
  ),
  post('/api/v1/claims', employee, 'http/new-claim', 'http/claim'),
  get('/api/v1/claims', claimReaders, 'http/claims'),
  get('/api/v1/claims/:id', claimReaders, 'http/claim'),
  get('/api/v1/assessments', assessor, 'http/claims'),
  post('/api/v1/claims/:id/assignment', officer, 'http/new-assignment', 'http/claim'),
  post('/api/v1/claims/:id/judgement', assessor, 'http/new-judgement', 'http/claim'),
  post('/api/v1/claims/:id/documentation', employee, 'http/new-documentation', 'http/claim'),
  post('/api/v1/claims/:id/withdrawal', employee, undefined, 'http/claim'),
  post('/api/v1/claims/:id/appeal', employee, 'http/new-appeal', 'http/claim'),
  post('/api/v1/claims/:id/declaration', assessor, 'http/new-declaration', 'http/claim'),
  post('/api/v1/claims/:id/gap-list', assessor, 'http/new-gap-list', 'http/claim'),
  post('/api/v1/claims/:id/moderation', officer, 'http/new-moderation', 'http/claim'),
  get('/api/v1/claims/:id/judgements', ['officer', 'assessor'], 'http/judgements'),
  post(
    '/api/v1/claims/:id/endorsements',
    employee,
    'http/new-endorsement',
    'http/endorsement-invitation',
  ),
  get('/api/v1/claims/:id/endorsements', employee, 'http/endorsements'),
  post('/api/v1/endorsements/:id/revocation', employee, undefined, 'http/endorsement'),
  get('/api/v1/endorsements', officer, 'http/witness-statements'),
  post('/api/v1/endorsements/:id/erasure', officer, undefined),
  post(
    '/api/v1/endorsement-letters',
    'public',
    'http/endorsement-token',
    'http/endorsement-letter',
  ),
  post(
    '/api/v1/endorsement-statements',
    'public',
    'http/new-endorsement-statement',
    'http/endorsement-receipt',
  ),
  get('/api/v1/assessment-policy', 'public', 'http/assessment-policy'),
  get('/api/v1/mandates', ['officer', 'assessor'], 'http/mandates'),
  post('/api/v1/mandates', officer, 'http/new-mandate', 'http/mandate'),
  post('/api/v1/mandates/:id/end', officer, 'http/mandate-end', 'http/mandate'),
  post('/api/v1/claims/:id/acceptance', employee, undefined, 'http/issued'),
  get('/api/v1/credentials', credentialReaders, 'http/credential-summaries'),
  get('/api/v1/credentials/:id', credentialReaders, 'http/credential-summary'),
  get('/api/v1/credentials/:id/detail', credentialReaders, 'http/credential-detail'),
  get('/api/v1/credentials/:id/open-badge', credentialReaders, '(Open Badges 3.0)'),
  get('/api/v1/credentials/:id/badge.png', credentialReaders, '(PNG)'),
  get('/api/v1/credentials/:id/jwt', credentialReaders, '(JWT)'),
  get('/api/v1/credentials/:id/proof', credentialReaders, '(c2sp.org/tlog-proof)'),
  get('/api/v1/credentials/:id/open-badge-jwt', credentialReaders, '(JWT)'),
  get('/api/v1/credentials/:id/open-badge-jwt/proof', credentialReaders, '(c2sp.org/tlog-proof)'),
  post(
    '/api/v1/credentials/:id/state',
    officer,
    'http/new-status-change',
    'http/credential-summary',
  ),
  get('/api/v1/bulk/template.csv', officer, '(RFC 4180)'),
  post('/api/v1/bulk/checks', officer, undefined, 'http/bulk-check'),
  post('/api/v1/bulk/runs', officer, undefined, 'http/bulk-run'),
  get('/api/v1/bulk/runs', officer, 'http/bulk-runs'),
  get('/api/v1/bulk/runs/:id', officer, 'http/bulk-run'),
  get('/api/v1/bulk/runs/:id/refused.csv', officer, '(RFC 4180)'),
  post('/api/v1/bulk/runs/:id/cancellation', officer, undefined, 'http/bulk-run'),
  get('/api/v1/passport/standing-acceptance', employee, 'http/standing-acceptance'),
  post('/api/v1/passport/standing-acceptance', employee, undefined, 'http/standing-acceptance'),
  {
    method: 'DELETE',
    path: '/api/v1/passport/standing-acceptance',
    access: employee,
    answer: 'http/standing-acceptance',
  },
  post('/api/v1/people/:id/standing-acceptance', officer, undefined, 'http/standing-acceptance'),
  post('/api/v1/passport/share-previews', employee, 'http/new-share', 'http/shared-page'),
  post('/api/v1/passport/shares', employee, 'http/new-share', 'http/share'),
  get('/api/v1/passport/shares', employee, 'http/shares'),
  get('/api/v1/passport/shares/:id/page', employee, 'http/shared-page'),
  get('/api/v1/passport/shares/:id/accesses', employee, 'http/share-accesses'),
  {
    method: 'DELETE',
    path: '/api/v1/passport/shares/:id',
    access: employee,
    answer: 'http/share',
  },
  post('/api/v1/credentials/:id/contest', employee, 'http/new-contest', 'http/credential-summary'),
  post('/api/v1/credentials/:id/certificates', employee, 'http/new-certificate', '(PDF)'),
  get('/api/v1/passport/accesses', employee, 'http/accesses'),
  post('/api/v1/passport/exports', employee, undefined, 'http/passport-export'),
  get('/api/v1/passport/exports/:id', employee, 'http/passport-export'),
  get('/api/v1/passport/exports/:id/file', employee, '(ZIP)'),
  get('/s/:token', 'public', 'http/shared-page'),
  get('/s/:token/:number/open-badge', 'public', '(Open Badges 3.0)'),
  get('/s/:token/:number/jwt', 'public', '(JWT)'),
  get('/s/:token/:number/proof', 'public', '(c2sp.org/tlog-proof)'),
  get('/status/1', 'public', '(W3C Bitstring Status List)'),
  post('/api/v1/credentials/:id/corrections', officer, 'http/new-correction', 'http/correction'),
  get('/api/v1/credentials/:id/corrections', credentialReaders, 'http/corrections'),
  post('/api/v1/corrections/:id/acceptance', employee, undefined, 'http/issued'),
  get('/status/1/suspension', 'public', '(W3C Bitstring Status List)'),
  get('/status/1/refresh', 'public', '(W3C Bitstring Status List)'),
  get('/status/1/token', 'public', '(IETF Token Status List)'),
  get('/status/1/1edtech', 'public', '(1EdTech Revocation List)'),
  get('/api/v1/passport/notices', employee, 'http/notices'),
  post('/api/v1/passport/notices/:id/reading', employee, undefined, 'http/notice'),
  post('/api/v1/audit-rounds', roundRunners, 'http/new-audit-round', 'http/audit-round'),
  get('/api/v1/audit-rounds', roundRunners, 'http/audit-rounds'),
  get('/api/v1/audit-rounds/:id', roundRunners, 'http/audit-round'),
  post(
    '/api/v1/audit-rounds/:id/extension',
    roundRunners,
    'http/new-audit-extension',
    'http/audit-round',
  ),
  post('/api/v1/audit-rounds/:id/close', roundRunners, undefined, 'http/audit-round'),
  post('/api/v1/audit-rounds/:id/cancellation', roundRunners, undefined, 'http/audit-round'),
  post(
    '/api/v1/audit-rounds/:id/invitations',
    roundRunners,
    'http/new-audit-invitation',
    'http/audit-link',
  ),
  post(
    '/api/v1/audit-rounds/:id/invitations/:invitationId/renewal',
    roundRunners,
    undefined,
    'http/audit-link',
  ),
  post(
    '/api/v1/audit-rounds/:id/invitations/:invitationId/revocation',
    roundRunners,
    undefined,
    'http/audit-round',
  ),
  post('/api/v1/audit-answers/opening', 'public', 'http/audit-opening', 'http/audit-form'),
  post('/api/v1/audit-answers/saving', 'public', 'http/new-audit-answers', 'http/audit-progress'),
  post(
    '/api/v1/audit-answers/submission',
    'public',
    'http/audit-submission',
    'http/audit-progress',
  ),
  get('/.well-known/jwks.json', 'public', '(RFC 7517)'),
  get('/.well-known/jwt-vc-issuer', 'public', '(IETF SD-JWT VC)'),
  get('/.well-known/openid-credential-issuer', 'public', '(OpenID4VCI 1.0)'),
  get('/.well-known/oauth-authorization-server', 'public', '(RFC 8414)'),
  post('/api/v1/credentials/:id/wallet-offers', employee, undefined, 'http/wallet-offer'),
  get('/api/v1/credentials/:id/wallet-copies', employee, 'http/wallet-copies'),
  get('/api/v1/wallet-copies/:id/proof', employee, '(c2sp.org/tlog-proof)'),
  get('/oid4vci/offers/:token', 'public', '(OpenID4VCI 1.0)'),
  post('/oid4vci/token', 'public', undefined, '(RFC 6749)'),
  post('/oid4vci/nonce', 'public', undefined, '(OpenID4VCI 1.0)'),
  post('/oid4vci/credential', 'public', 'http/wallet-credential-request', '(OpenID4VCI 1.0)'),
  post('/oid4vci/notification', 'public', 'http/wallet-notification'),
  get('/keys/:name', 'public', '(RFC 7517)'),
  get('/api/v1/hub', 'public', 'http/hub-profile'),
  post('/api/v1/audits', auditReaders, 'http/new-audit', 'http/audit-start'),
  get('/api/v1/audits', auditReaders, 'http/audit-summaries'),
  get('/api/v1/audits/follow-ups', auditReaders, 'http/audit-follow-ups'),
  get('/api/v1/audits/:id', auditReaders, 'http/audit'),
  get('/api/v1/audits/:id/document.json', auditReaders, '(bytes)'),
  get('/api/v1/audits/:id/figures.csv', auditReaders, '(CSV)'),
  get('/api/v1/audits/:id/report.html', auditReaders, '(HTML)'),
  get('/api/v1/audits/:id/report.pdf', auditReaders, '(PDF)'),
  get('/api/v1/audits/:id/comparison', auditReaders, 'http/audit-comparison'),
  post('/api/v1/audits/:id/recomputation', auditReaders, undefined, 'http/audit-recomputation'),
  post('/api/v1/audits/:id/likeness', auditReaders, 'http/new-likeness', 'http/likeness'),
  post(
    '/api/v1/audits/:id/recommendations/:rule',
    auditReaders,
    'http/new-recommendation-state',
    'http/audit-recommendation',
  ),
  get('/api/v1/audits/:id/summary', officer, 'http/told-audit-summary'),
  post('/api/v1/audits/:id/summary', officer, 'http/new-audit-summary', 'http/told-audit-summary'),
  get('/api/v1/culture', ['officer', 'assessor'], 'http/hub-culture'),
  get('/api/v1/audit-runs', officer, 'http/audit-runs'),
  get('/api/v1/audit-runs/:id', officer, 'http/audit-run'),
  post('/api/v1/audit-runs/:id/cancellation', officer, undefined, 'http/audit-run'),
];

const expert = ['expert'];
const administrator = ['administrator'];

const registry: readonly Route[] = [
  ...shared,
  post('/api/v1/accounts', administrator, 'http/new-account', 'http/invitation'),
  post('/api/v1/standards', expert, 'http/new-european-standard', 'http/standard'),
  get('/api/v1/standards', 'public', 'http/standards'),
  get('/concepts/:id/v:version', 'public', 'credentials/standard-version'),
  post('/api/v1/hubs', administrator, 'http/new-hub', 'http/registered-hub'),
  get('/api/v1/hubs', 'public', 'http/registered-hubs'),
  post(
    '/api/v1/hubs/:id/accreditations',
    administrator,
    'http/new-accreditation',
    'http/accreditation',
  ),
  get('/api/v1/hubs/:id/evidence', 'public', 'http/ledger-evidences'),
  get('/api/v1/hubs/:id/findings', ['administrator', 'expert'], 'http/ledger-findings'),
  post(
    '/api/v1/hubs/:id/findings/resolution',
    administrator,
    'http/finding-resolution',
    'http/ledger-finding',
  ),
  get('/api/v1/observatory', 'public', 'http/observatory-releases'),
  post(
    '/api/v1/observatory',
    administrator,
    'http/new-observatory-release',
    'http/observatory-release',
  ),
  get('/api/v1/observatory/:quarter', 'public', 'http/observatory-release'),
  get('/api/v1/observatory/:quarter/cells.csv', 'public', '(RFC 4180)'),
  get('/api/v1/observatory/:quarter/skills.csv', 'public', '(RFC 4180)'),
  get('/api/v1/audit-methods', 'public', 'http/audit-methods'),
  post('/api/v1/audit-methods', administrator, undefined, 'http/audit-method'),
  get('/api/v1/proposals', expert, 'http/mapping-proposals'),
  post('/api/v1/proposals/:id/confirmation', expert, 'http/new-confirmation', 'http/mapping'),
  post('/verify', 'public', 'http/verification-request', 'credentials/verdict'),
  post('/api/v1/bundles', 'public', 'http/verification-request', 'credentials/bundle'),
  get('/trust-list.json', 'public', '(JWS)'),
  get('/vct/competence/v1', 'public', '(IETF SD-JWT VC)'),
  get('/api/v1/trust-list/key', 'public', 'credentials/public-jwk'),
  get('/api/v1/registry', 'public', 'http/hub-profile'),
  get('/api/v1/witness', 'public', '(c2sp.org/signed-note verifier key)'),
];

/** Every route of both apps but the screens, which hold nothing and are open to everybody. */
export const matrix: Readonly<Record<AppName, readonly Route[]>> = { hub, registry };

/** The two routes that answer in plain text, refusals too (c2sp.org/tlog-witness). */
export const isWitnessRoute = ({ path }: Route): boolean =>
  path === '/add-checkpoint' || path.startsWith('/witness/');

/** The routes that speak OAuth 2.0 to wallets, refusals too (RFC 6749 5.2). */
export const isOAuthRoute = ({ path }: Route): boolean => path.startsWith('/oid4vci/');
