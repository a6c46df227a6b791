import { type ComponentChildren, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { currentSession, SESSION_ENDED, signOut } from './api.js';
import { auditMessages } from './audit-messages.js';
import { Bar, Main, PageLink } from './components/bar.js';
import { HubPage, pagesOf, pathFor } from './hub-page.js';
import { SharedLink } from './public/shared-link.js';
import { StatementPage } from './public/statement-page.js';
import { SignIn } from './sign-in.js';
import { LazyPage } from './components/lazy-page.js';
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
  if (isPublic(path)) return <Visitors>{publicPage(path)}</Visitors>;
  if (!session)
    return (
      <Visitors>
        <SignIn
          notice={notice && t(notice)}
          onSignedIn={(fresh) => {
            setNotice(undefined);
            setSession(fresh);
          }}
        />
      </Visitors>
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
            <PageLink key={to} to={to} current={placeOf(shown, to)}>
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

/** Whether an entry of the menu is the page shown, or the one that it belongs to. */
function placeOf(path: string, to: string): 'page' | 'true' | undefined {
  if (path === to) return 'page';
  if (to === '/me') return path.startsWith('/me/credentials/') ? 'true' : undefined;
  if (to === '/firm') return undefined;
  return path.startsWith(`${to}/`) ? 'true' : undefined;
}

/** Pages for people without an account here. */
const isPublic = (path: string): boolean =>
  path === '/statement' || path === '/answer' || path.startsWith('/s/');
const publicPage = (path: string) =>
  path === '/statement' ? (
    <StatementPage />
  ) : path === '/answer' ? (
    <LazyPage
      name="answer"
      title={t('answer-page.title')}
      load={async () => (await import('./audit/answer-page.js')).AnswerPage}
      props={{}}
    />
  ) : (
    <SharedLink path={path} />
  );

/** The page of somebody who is not signed in. */
function Visitors({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      <Bar name={t('bar.hub')}>
        <LanguageChoice />
      </Bar>
      <Main>{children}</Main>
    </>
  );
}

const root = document.getElementById('page');
if (root)
  void startLanguage(auditMessages).then(() => {
    render(<Hub />, root);
  });
