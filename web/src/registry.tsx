import { render } from 'preact';
import { Bar, Main, PageLink } from './components/bar.js';
import { LanguageChoice } from './components/language-choice.js';
import { LazyPage } from './components/lazy-page.js';
import { startLanguage, t } from './messages.js';
import { useLanguage } from './use-language.js';
import { useRoute } from './use-route.js';
import { Verifier } from './verifier/verifier.js';

const OBSERVATORY = '/observatory';

function Registry() {
  useLanguage();
  const path = useRoute();
  return (
    <>
      <Bar name={t('bar.registry')}>
        <nav aria-label={t('bar.pages')}>
          <PageLink to="/verify" current={path === OBSERVATORY ? undefined : 'page'}>
            {t('verifier.title')}
          </PageLink>
          <PageLink to={OBSERVATORY} current={path === OBSERVATORY ? 'page' : undefined}>
            {t('observatory.title')}
          </PageLink>
        </nav>
        <LanguageChoice />
      </Bar>
      <Main>{path === OBSERVATORY ? <ObservatoryPage /> : <Verifier />}</Main>
    </>
  );
}

/** Whoever only verifies does not load it. */
const ObservatoryPage = () => (
  <LazyPage
    name="observatory"
    title={t('observatory.title')}
    load={async () => (await import('./observatory/observatory.js')).Observatory}
    props={{}}
  />
);

const root = document.getElementById('page');
if (root)
  void startLanguage().then(() => {
    render(<Registry />, root);
  });
