import { chooseLanguage, type Language, LANGUAGES, shownLanguage, t } from '../messages.js';

/** In which language the screens speak; each language is named by its own name. */
export function LanguageChoice() {
  return (
    <label class="language">
      <span class="visually-hidden">{t('bar.language')}</span>
      <select
        value={shownLanguage()}
        onChange={(event) => void chooseLanguage(event.currentTarget.value as Language)}
      >
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
