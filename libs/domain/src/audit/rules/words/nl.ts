import type { RuleWords } from '../rule-text.js';
import { nlFirmRules } from './nl-firm-rules.js';
import { nlHubRules } from './nl-hub-rules.js';

/** Recommendations and statements in Dutch. */
export const nl: RuleWords = {
  rules: { ...nlFirmRules, ...nlHubRules },
  statements: {
    S1: 'Deze audit beschrijft de praktijk van het leren. Hij meet geen succes en voorspelt dat niet.',
    S2: 'Het onderzoek achter deze toolkit vond geen duidelijk verband tussen samen leren en het succes van clusters.',
    S3: 'Dat bedrijven een plaats, cultuur of instelling delen, toont niet dat zij, of het cluster, als organisatie leren.',
    S4: 'Er is niet één clustermodel. De typen zijn beschrijvingen en hebben geen rangorde.',
    S5: 'Er zijn geen gegevens over gezamenlijk strategisch leren gevonden. Het onderzoek vond er in clusters in het algemeen weinig bewijs voor.',
    S6: 'Eén persoon heeft geantwoord. Het beeld is de kijk van die persoon; een latere audit met één persoon kan geen verandering tonen.',
    S7: 'De vragenlijst is nieuw en is niet met echte bedrijven gevalideerd.',
    S8: 'Het type is een kans en wordt getoond met de nummer twee; het kan veranderen met meer antwoorden.',
  },
};
