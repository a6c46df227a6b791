import { render } from 'preact';
import { Bar, Main } from './components/bar.js';
import { Verifier } from './verifier/verifier.js';

const root = document.getElementById('page');
if (root)
  render(
    <>
      <Bar name="Guildmark registry" />
      <Main>
        <Verifier />
      </Main>
    </>,
    root,
  );
