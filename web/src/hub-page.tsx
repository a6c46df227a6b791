import type { Account } from '../../libs/domain/src/generated/schemas.js';
import { JudgingForm } from './assessor/judging-form.js';
import { Queue } from './assessor/queue.js';
import { Heading } from './components/heading.js';
import { ClaimPage } from './holder/claim-page.js';
import { MyClaims } from './holder/claims.js';
import { NewClaim } from './holder/new-claim.js';
import { Passport } from './holder/passport.js';
import { AllClaims } from './officer/claims.js';
import { Bulk } from './officer/bulk.js';
import { t } from './messages.js';

const pages = [
  { to: '/queue', role: 'assessor', title: 'queue.title' },
  { to: '/hub/claims', role: 'officer', title: 'officer-claims.title' },
  { to: '/hub/bulk', role: 'officer', title: 'bulk.title' },
  { to: '/me', role: 'employee', title: 'passport.title' },
  { to: '/claims', role: 'employee', title: 'claims.title' },
] as const;

/** The pages that an account can use, the one it most likely came for first. */
export const pagesOf = ({ roles }: Account) => pages.filter(({ role }) => roles.includes(role));

/** The path of the page to show: an address that names none means the account's first page. */
export const pathFor = (path: string, account: Account): string =>
  path === '/' || path === '/sign-in' ? (pagesOf(account)[0]?.to ?? path) : path;

/** The page of a path, as far as the account may see it. */
export function HubPage({ path, account }: { readonly path: string; readonly account: Account }) {
  const open = pagesOf(account);
  if (open.length === 0) return <NoPage />;
  const page = pages.find(({ to }) => path === to || path.startsWith(`${to}/`));
  if (page && !open.includes(page)) return <NotForYou role={page.role} />;
  const claim = /^\/queue\/([0-9a-f-]{36})$/.exec(path)?.[1];
  if (claim !== undefined) return <JudgingForm key={claim} claimId={claim} />;
  const own = /^\/claims\/([0-9a-f-]{36})$/.exec(path)?.[1];
  if (own !== undefined) return <ClaimPage key={own} claimId={own} />;
  if (path === '/claims/new') return <NewClaim />;
  if (path === '/claims') return <MyClaims personId={account.personId} />;
  if (path === '/hub/claims') return <AllClaims />;
  if (path === '/hub/bulk') return <Bulk />;
  if (path === '/queue') return <Queue />;
  if (path === '/me') return <Passport />;
  return <NothingHere />;
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
