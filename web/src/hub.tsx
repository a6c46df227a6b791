import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { currentSession, SESSION_ENDED, signOut } from './api.js';
import { Bar, Main, PageLink } from './components/bar.js';
import { HubPage, pagesOf, pathFor } from './hub-page.js';
import { SignIn } from './sign-in.js';
import { LanguageChoice } from './components/language-choice.js';
import { startLanguage, t } from './messages.js';
import { useLanguage } from './use-language.js';
import { goTo, useRoute } from './use-route.js';

/** Why somebody is at the sign-in again. */
type Notice = 'sign-in.left' | 'sign-in.left-here' | 'sign-in.ended';

function Hub() {
  useLanguage();
  const path = useRoute();
  const [session, setSession] = useState(currentSession());
  const [notice, setNotice] = useState<Notice>();
  useEffect(() => {
    const ended = () => {
      setSession(undefined);
      setNotice((said) => said ?? 'sign-in.ended');
    };
    addEventListener(SESSION_ENDED, ended);
    return () => {
      removeEventListener(SESSION_ENDED, ended);
    };
  }, []);
  if (!session)
    return (
      <>
        <Bar name={t('bar.hub')}>
          <LanguageChoice />
        </Bar>
        <Main>
          <SignIn
            notice={notice && t(notice)}
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
    setNotice('sign-in.left');
    // The next person to sign in here starts at their own page.
    goTo('/sign-in');
    signOut().catch(() => {
      setNotice('sign-in.left-here');
    });
  };
  return (
    <>
      <Bar name={t('bar.hub')}>
        <nav aria-label={t('bar.pages')}>
          {pagesOf(account).map(({ to, title }) => (
            <PageLink key={to} to={to} current={shown === to}>
              {t(title)}
            </PageLink>
          ))}
        </nav>
        <span class="quiet">{account.name}</span>
        <LanguageChoice />
        <button type="button" class="plain" onClick={leave}>
          {t('bar.sign-out')}
        </button>
      </Bar>
      <Main>
        <HubPage path={shown} account={account} />
      </Main>
    </>
  );
}

const root = document.getElementById('page');
if (root)
  void startLanguage().then(() => {
    render(<Hub />, root);
  });
