import type { RefusedWords } from './refused-words.js';

/** Endings of the first conjugation: now, to come, past, the infinitive. */
const ar = '(?:an?|ar|ará|arán|ó|aron|ado|aban?)';

/** Spanish. */
export const es: RefusedWords = {
  together:
    'cl[uú]ster(?:e?s)?|red(?:es)?|(?:colabora|coopera)\\p{L}*|agrupaci(?:ón|ones)|alianzas?|trabaj(?:ar|ando) junt[oa]s',
  causes: `(?:llev|caus|provoc|impuls|aument|mejor|garantiz|asegur|increment|gener|foment|potenci|elev)${ar}|condu(?:cen?|cir|cirán?|jo|jeron|cido)|produ(?:cen?|cir|cirán?|jo|jeron)|contribu(?:yen?|ir|irán?|yó|yeron|ido)|refuerzan?|reforz(?:ar|ará|arán|ó|aron|ado)|traen?|traer(?:án?)?|hacen?|har(?:án?)|(?:es|son) (?:la|una) clave|tienen? (?:más|mayor(?:es)?)(?= (?:éxito|crecimiento|beneficios|ganancias|ventas))|(?:ayud|signific|implic)${ar}|permit(?:en?|ir|irán?|ió|ieron|ido)|favorec(?:en?|er|erán?|ió|ieron|ido)|suponen?|sostienen?|quieren? decir`,
  success:
    'éxitos?|exitos[oa]s?|rendimientos?|desempeño|crecimiento|beneficios?|ganancias?|facturación|ventas|competitiv\\p{L}*|rentab\\p{L}*',
  thanksTo:
    'gracias (?:a|al)|debid[oa]s? (?:a|al)|se deben? (?:a|al)|a causa del?|depende del?|proviene del?|nacen? del?|vienen? del?|fruto del?',
  paysOff:
    '(?:vale|merece|valen|merecen) la pena|compensan?|sale(?:n)? a cuenta|da(?:n)? (?:sus? )?frutos?|más (?:competitiv[oa]s?|rentables?|productiv[oa]s?|exitos[oa]s?)|crecen? más|van? mejor',
  verbLast: false,
  cluster: 'cl[uú]ster(?:e?s)?|red(?:es)?|agrupaci(?:ón|ones)|regi(?:ón|ones)|hubs?',
  becomes: 'es|son|como|se ha convertido en|se convierte en|constituyen?',
  learningOrganisation:
    'organizaci(?:ón|ones) (?:que aprenden?|de aprendizaje)|learning organi[sz]ation',
  ranking:
    'mejor(?:es)?|peor(?:es)?|ideal(?:es)?|superior(?:es)?|inferior(?:es)?|avanzad[oa]s?|atrasad[oa]s?|madur[oa]s?',
  type: 'tipos?',
  typeNames:
    'porterian[oa]s?|porterian|interlocking|entrelazad[oa]s?|asociaci(?:ón|ones) inducidas?|virtual(?:es)?|endógen[oa]s?|exógen[oa]s?|movid[oa]s? por las crisis|arraigad[oa]s?',
  betterThan:
    '(?:mejor(?:es)?|peor(?:es)?|(?:más|menos) (?:avanzad|madur)[oa]s?) que|superior(?:es)? (?:a|al)|inferior(?:es)? (?:a|al)',
  judgedPerson:
    'despid\\p{L}*|despedi\\p{L}*|inept[oa]s?|no (?:es |son |está |están )?(?:apt|idóne)[oa]s?|prescindibles?|redundantes?|incompetentes?|incapaz|incapaces',
  proven:
    'validad[oa]s?|científicamente (?:probad|demostrad|comprobad|fundad)[oa]s?|(?:probad|demostrad|comprobad)[oa]s? científicamente|(?:certificad|aprobad)[oa]s? por (?:delos|tavistock|la comisión)',
  negation: 'no|nunca|ni|sin|jamás|tampoco|ningun[oa]',
  negationReach: 60,
};
