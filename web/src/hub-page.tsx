import type { Account } from '../../libs/domain/src/generated/schemas.js';
import { JudgingForm } from './assessor/judging-form.js';
import { Queue } from './assessor/queue.js';
import { Heading } from './components/heading.js';
import { Passport } from './holder/passport.js';

const pages = [
  { to: '/queue', role: 'assessor', title: 'To assess' },
  { to: '/me', role: 'employee', title: 'My passport' },
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
  if (path === '/queue') return <Queue />;
  if (path === '/me') return <Passport />;
  return <NothingHere />;
}

function NoPage() {
  return (
    <>
      <Heading title="Signed in" />
      <p class="notice">
        There is no page for your role yet. What you can do is described at{' '}
        <a href="/openapi.json">/openapi.json</a>.
      </p>
    </>
  );
}

function NotForYou({ role }: { readonly role: string }) {
  return (
    <>
      <Heading title="Not for your role" />
      <p class="notice">This page needs the role {role}. Ask an officer of the hub for it.</p>
    </>
  );
}

function NothingHere() {
  return (
    <>
      <Heading title="Nothing here" />
      <p class="notice">There is no page at this address. Choose one from the top.</p>
    </>
  );
}
