import { render } from 'preact';
import { Bar, Main } from './components/bar.js';
import { LanguageChoice } from './components/language-choice.js';
import { startLanguage, t } from './messages.js';
import { useLanguage } from './use-language.js';
import { Verifier } from './verifier/verifier.js';

function Registry() {
  useLanguage();
  return (
    <>
      <Bar name={t('bar.registry')}>
        <LanguageChoice />
      </Bar>
      <Main>
        <Verifier />
      </Main>
    </>
  );
}

const root = document.getElementById('page');
if (root)
  void startLanguage().then(() => {
    render(<Registry />, root);
  });
