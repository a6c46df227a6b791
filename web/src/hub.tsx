import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { currentSession, SESSION_ENDED, signOut } from './api.js';
import { Bar, Main, PageLink } from './components/bar.js';
import { HubPage, pagesOf, pathFor } from './hub-page.js';
import { SignIn } from './sign-in.js';
import { goTo, useRoute } from './use-route.js';

const LEFT = 'You have signed out.';
const LEFT_HERE =
  'You have signed out here. The server could not be told: there the session ends within the hour.';
const ENDED = 'Your session has ended. Sign in again to go on.';

function Hub() {
  const path = useRoute();
  const [session, setSession] = useState(currentSession());
  const [notice, setNotice] = useState<string>();
  useEffect(() => {
    const ended = () => {
      setSession(undefined);
      setNotice((said) => said ?? ENDED);
    };
    addEventListener(SESSION_ENDED, ended);
    return () => {
      removeEventListener(SESSION_ENDED, ended);
    };
  }, []);
  if (!session)
    return (
      <>
        <Bar name="Guildmark hub" />
        <Main>
          <SignIn
            notice={notice}
            onSignedIn={(fresh) => {
              setNotice(undefined);
              setSession(fresh);
            }}
          />
        </Main>
      </>
    );
  const { account } = session;
  const shown = pathFor(path, account);
  const leave = () => {
    setNotice(LEFT);
    // The next person to sign in here starts at their own page.
    goTo('/sign-in');
    signOut().catch(() => {
      setNotice(LEFT_HERE);
    });
  };
  return (
    <>
      <Bar name="Guildmark hub">
        <nav aria-label="Pages">
          {pagesOf(account).map(({ to, title }) => (
            <PageLink key={to} to={to} current={shown === to}>
              {title}
            </PageLink>
          ))}
        </nav>
        <span class="quiet">{account.name}</span>
        <button type="button" class="plain" onClick={leave}>
          Sign out
        </button>
      </Bar>
      <Main>
        <HubPage path={shown} account={account} />
      </Main>
    </>
  );
}

const root = document.getElementById('page');
if (root) render(<Hub />, root);
