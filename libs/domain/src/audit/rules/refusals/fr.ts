import type { RefusedWords } from './refused-words.js';

/** Endings of the first conjugation: now, to come, past, the infinitive. */
const er = '(?:e|ent|er|era|eront|ée?s?|a|ait|aient|èrent)';

/** French. */
export const fr: RefusedWords = {
  together:
    'clusters?|grappes?|réseaux?|(?:collabor|coopér)\\p{L}*|partenariats?|mutualisation|travaill(?:er|ant) ensemble',
  causes: `(?:caus|provoqu|entraîn|stimul|boost|augment|amélior|favoris|assur|renforc|apport|contribu)${er}|m(?:ène(?:nt|ra|ront)?|ener|enée?s?|enait)|condui(?:t|sent|re|ra|ront)|produi(?:t|sent|re|ra|ront)|garanti(?:t|ssent|r|ra|ront)|accroî(?:t|tre|tra|tront)|accroissent|accru|rend|rendent|rendre|fait|font|(?:est|sont) (?:la|une) cl(?:é|ef)|(?:a|ont) plus(?= de (?:succès|croissance|profits?|bénéfices|ventes))|(?:aid|signifi)${er}|permet(?:tent|tre|tra|tront)?|permis|soutien(?:t|nent)|soutenir|ve(?:ut|ulent) dire`,
  success:
    "succès|réussites?|performances?|performante?s?|croissance|profits?|bénéfices?|chiffres? d[’']affaires|compétitiv\\p{L}*|rentab\\p{L}*|ventes",
  thanksTo:
    'grâce (?:à|au|aux)|en raison d\\p{L}*|(?:dû|dus|dues?) (?:à|au|aux)|résulte(?:nt)? d\\p{L}*|dépend d\\p{L}*|vient d\\p{L}*|naît d\\p{L}*|fruit d\\p{L}*',
  paysOff:
    'pa(?:ie|ye)(?:nt)?|rapporte(?:nt)?|porte(?:nt)? (?:ses|leurs) fruits|val(?:oir|ent) la peine|vaut la peine|plus (?:performant|compétitif|compétitive|rentable|productif|productive|prospère)(?:e?s)?|réussi(?:t|ssent) (?:mieux|davantage)|va mieux|vont mieux',
  verbLast: false,
  cluster: 'clusters?|grappes?|réseaux?|régions?|pôles?|hubs?',
  becomes: 'est|sont|comme|devient|deviennent|devenue?s?|constitue(?:nt)?|en tant qu\\p{L}*',
  learningOrganisation:
    '(?:organisation|entreprise)s? apprenantes?|organisations? qui appren(?:d|nent)',
  ranking:
    'meilleure?s?|pires?|idéale?s?|idéaux|supérieure?s?|inférieure?s?|avancée?s?|arriérée?s?|mûre?s?|matures?|évoluée?s?',
  type: 'types?',
  typeNames:
    'portériens?|porterian|imbriquée?s?|interlocking|partenariats? induits?|virtuels?|endogènes?|exogènes?|menée?s? par les crises|ancrée?s?|entrecroisés?|suscités?',
  betterThan:
    '(?:meilleure?s?|pires?|mieux|supérieure?s?|inférieure?s?|(?:plus|moins) (?:avancée?s?|mûre?s?|évoluée?s?)) (?:qu\\p{L}*|à|au|aux)',
  judgedPerson:
    'inaptes?|licenci\\p{L}*|congédi\\p{L}*|superflue?s?|incompétente?s?|incapables?|en surnombre',
  proven:
    'validée?s?|scientifiquement (?:prouvée?s?|démontrée?s?|fondée?s?)|prouvée?s? scientifiquement|(?:certifiée?s?|approuvée?s?) par (?:delos|tavistock|la commission)',
  negation: 'pas|non|jamais|ni|sans|aucune?|ne',
  negationReach: 60,
};
