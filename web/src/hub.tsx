import { render } from 'preact';
import { useState } from 'preact/hooks';
import { currentSession, signOut } from './api.js';
import { JudgingForm } from './assessor/judging-form.js';
import { Queue } from './assessor/queue.js';
import { Bar, PageLink } from './components/bar.js';
import { Passport } from './holder/passport.js';
import { SignIn } from './sign-in.js';
import { goTo, useRoute } from './use-route.js';

function Hub() {
  const path = useRoute();
  const [session, setSession] = useState(currentSession());
  if (!session)
    return (
      <>
        <Bar name="Guildmark hub" />
        <SignIn
          onSignedIn={(fresh) => {
            setSession(fresh);
            goTo(fresh.account.roles.includes('assessor') ? '/queue' : '/me');
          }}
        />
      </>
    );
  const { name, roles } = session.account;
  const leave = () => {
    void signOut().finally(() => {
      setSession(undefined);
      goTo('/sign-in');
    });
  };
  return (
    <>
      <Bar name="Guildmark hub">
        <nav aria-label="Pages" class="actions">
          {roles.includes('employee') && <PageLink to="/me">My passport</PageLink>}
          {roles.includes('assessor') && <PageLink to="/queue">To assess</PageLink>}
        </nav>
        <span class="quiet">{name}</span>
        <button type="button" class="plain" onClick={leave}>
          Sign out
        </button>
      </Bar>
      <main class="page">
        <Page path={path} />
      </main>
    </>
  );
}

function Page({ path }: { readonly path: string }) {
  const claim = /^\/queue\/([0-9a-f-]{36})$/.exec(path)?.[1];
  if (claim !== undefined) return <JudgingForm claimId={claim} />;
  if (path === '/queue') return <Queue />;
  return <Passport />;
}

const root = document.getElementById('page');
if (root) render(<Hub />, root);
