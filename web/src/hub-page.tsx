import type { ComponentChildren } from 'preact';
import type { Account } from '../../libs/domain/src/generated/schemas.js';
import { JudgingForm } from './assessor/judging-form.js';
import { Queue } from './assessor/queue.js';
import { auditRoutes } from './audit-routes.js';
import { Heading } from './components/heading.js';
import { ClaimPage } from './holder/claim-page.js';
import { MyClaims } from './holder/claims.js';
import { CredentialPage } from './holder/credential-page.js';
import { DataPage } from './holder/data-page.js';
import { NewClaim } from './holder/new-claim.js';
import { MyNotices } from './holder/notices.js';
import { Passport } from './holder/passport.js';
import { Bulk } from './officer/bulk.js';
import { AllClaims } from './officer/claims.js';
import { OfficerClaim } from './officer/claim.js';
import { OfficerCredential } from './officer/credential.js';
import { AllCredentials } from './officer/credentials.js';
import { AllMandates } from './officer/mandates.js';
import { AllWitnessStatements } from './officer/witness-statements.js';
import { NewShareForm } from './sharing/new-share.js';
import { SharePage } from './sharing/share-page.js';
import { MyShares } from './sharing/shares.js';
import { t } from './messages.js';

/** The pages of the menu, the longest path of a role first: a page below another one is its own. */
const pages = [
  { to: '/queue', role: 'assessor', title: 'queue.title' },
  { to: '/hub/claims', role: 'officer', title: 'officer-claims.title' },
  { to: '/hub/credentials', role: 'officer', title: 'officer-credentials.title' },
  { to: '/hub/bulk', role: 'officer', title: 'bulk.title' },
  { to: '/hub/mandates', role: 'officer', title: 'mandates.title' },
  { to: '/hub/witnesses', role: 'officer', title: 'statements.title' },
  { to: '/hub/audit', role: 'officer', title: 'cluster-audits.title' },
  { to: '/hub/learning', role: 'officer', title: 'cluster-learning.title' },
  { to: '/hub/culture', role: 'officer', also: 'assessor', title: 'culture.title' },
  { to: '/firm/audit', role: 'manager', title: 'audits.title' },
  { to: '/firm/skills', role: 'manager', title: 'skills.title' },
  { to: '/firm/records', role: 'manager', title: 'records.title' },
  { to: '/firm/actions', role: 'manager', title: 'actions.title' },
  { to: '/firm', role: 'manager', title: 'firm.title' },
  { to: '/me', role: 'employee', title: 'passport.title' },
  { to: '/claims', role: 'employee', title: 'claims.title' },
  { to: '/me/share', role: 'employee', title: 'share.title' },
  { to: '/me/notices', role: 'employee', title: 'notices.title' },
  { to: '/me/notes', role: 'employee', title: 'notes.title' },
  { to: '/me/data', role: 'employee', title: 'data.title' },
] as const;

/** The pages that an account can use, the one it most likely came for first. */
export const pagesOf = ({ roles }: Account) =>
  pages.filter(
    (page) => roles.includes(page.role) || ('also' in page && roles.includes(page.also)),
  );

/** The path of the page to show: an address that names none means the account's first page. */
export const pathFor = (path: string, account: Account): string =>
  path === '/' || path === '/sign-in' ? (pagesOf(account)[0]?.to ?? path) : path;

/** Draws a page for an account; `id` is what `:id` stands for in its address. */
export type Draw = (account: Account, id: string) => ComponentChildren;

/** Every page that there is, by its address; `:id` stands for a UUID. */
const routes: Readonly<Record<string, Draw>> = {
  '/queue': () => <Queue />,
  '/queue/:id': (_, id) => <JudgingForm key={id} claimId={id} />,
  '/claims': ({ personId }) => <MyClaims personId={personId} />,
  '/claims/new': () => <NewClaim />,
  '/claims/:id': (_, id) => <ClaimPage key={id} claimId={id} />,
  '/me': (account) => <Passport account={account} />,
  '/me/credentials/:id': (_, id) => <CredentialPage key={id} credentialId={id} />,
  '/me/share': () => <MyShares />,
  '/me/share/new': (account) => <NewShareForm account={account} />,
  '/me/share/:id': (_, id) => <SharePage key={id} shareId={id} />,
  '/me/notices': () => <MyNotices />,
  '/me/data': (account) => <DataPage account={account} />,
  '/hub/claims': () => <AllClaims />,
  '/hub/claims/:id': (_, id) => <OfficerClaim key={id} claimId={id} />,
  '/hub/credentials': () => <AllCredentials />,
  '/hub/credentials/:id': (_, id) => <OfficerCredential key={id} credentialId={id} />,
  '/hub/bulk': () => <Bulk />,
  '/hub/mandates': () => <AllMandates />,
  '/hub/witnesses': () => <AllWitnessStatements />,
  ...auditRoutes,
};

/** The page of a path, as far as the account may see it. */
export function HubPage({ path, account }: { readonly path: string; readonly account: Account }) {
  const open = pagesOf(account);
  if (open.length === 0) return <NoPage />;
  const page = pages.find(({ to }) => path === to || path.startsWith(`${to}/`));
  if (page && !open.includes(page)) return <NotForYou role={page.role} />;
  const id = /\/([0-9a-f-]{36})$/.exec(path)?.[1];
  const draw = routes[id === undefined ? path : path.replace(id, ':id')];
  return <>{draw ? draw(account, id ?? '') : <NothingHere />}</>;
}

function NoPage() {
  return (
    <>
      <Heading title={t('page.signed-in')} />
      <p class="notice">
        {t('page.none-for-role')} <a href="/openapi.json">/openapi.json</a>.
      </p>
    </>
  );
}

function NotForYou({ role }: { readonly role: (typeof pages)[number]['role'] }) {
  return (
    <>
      <Heading title={t('page.not-for-role')} />
      <p class="notice">{t('page.needs-role', { role: t(`role.${role}`) })}</p>
    </>
  );
}

function NothingHere() {
  return (
    <>
      <Heading title={t('page.nothing')} />
      <p class="notice">{t('page.nothing-sentence')}</p>
    </>
  );
}
