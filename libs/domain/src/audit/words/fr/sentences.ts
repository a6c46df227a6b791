import type {
  BalanceWords,
  ChangeWords,
  ClusterWords,
  FactWords,
  GapWords,
  PoolWords,
  SettleWords,
  SureWords,
  TypeWords,
} from '../report-words.js';

/** French sentences on the balance. */
export const balance: BalanceWords = {
  verdicts: {
    'too-little-practice':
      'Les pratiques sont si rares aux trois niveaux qu’un équilibre ne veut rien dire.',
    'strong-imbalance': 'Les trois niveaux d’apprentissage sont en fort déséquilibre.',
    imbalance: 'Les trois niveaux d’apprentissage sont en déséquilibre.',
    balanced: 'Les trois niveaux d’apprentissage sont en équilibre.',
    'balanced-at-low-level':
      'Les trois niveaux d’apprentissage sont en équilibre, mais il y a peu de chacun.',
    'not-determined':
      'Il n’est pas déterminé si les trois niveaux d’apprentissage sont en équilibre.',
  },
  againstNorm: 'Face au milieu des autres entreprises : {verdict}',
  noData: 'Il y a trop peu de réponses pour une image de l’équilibre.',
  ratio:
    '{level} vaut environ {ratio} des deux autres niveaux (intervalle à 90 % : {low} à {high}).',
  times:
    '{level} vaut environ {ratio} fois les deux autres niveaux (intervalle à 90 % : {low} à {high}).',
  weakest: '{level} est le niveau le plus faible, avec une probabilité de {share}.',
  noWeakest: 'Le niveau le plus faible n’est pas déterminé.',
  total: 'De la pratique complète, {total} a lieu (intervalle à 90 % : {low} à {high}).',
  matters: 'La probabilité d’un déséquilibre qui compte est de {p}.',
  strong: 'La probabilité d’un fort déséquilibre est de {p}.',
  limits:
    'Un déséquilibre compte si un niveau vaut deux tiers des autres. À la moitié, il est fort.',
  cloud: 'Le nuage montre où l’entreprise peut se trouver : elle y est avec 90 % de probabilité.',
  formal: '{level} : {share} de la pratique est formelle.',
};

/** French sentences on what would settle it. */
export const settle: SettleWords = {
  title: 'Ce qui permettrait de trancher',
  respondents: 'Plus de personnes répondent : au moins trois, de métiers différents.',
  records: 'Six mois de registres auprès du hub seraient une deuxième source.',
  conflict: 'Réponses et registres diffèrent. Parlez-en avec ceux qui connaissent le travail.',
  later: 'Une année de registres de plus, ou plus de réponses, peuvent trancher.',
};

/** French sentences on the type. */
export const type: TypeWords = {
  outcome: 'L’entreprise ressemble le plus à « {type} », avec une probabilité de {p}.',
  clusterOutcome: 'Le cluster ressemble le plus à « {type} », avec une probabilité de {p}.',
  runnerUp: 'En deuxième vient « {type} » avec {p}.',
  none: 'Qu’aucun des types décrits ne convienne a une probabilité de {p}.',
  unclear: 'Le type auquel l’entreprise ressemble n’est pas déterminé.',
  clusterUnclear: 'Le type auquel le cluster ressemble n’est pas déterminé.',
  embedded: 'L’entreprise a des liens étroits. Lequel des deux types ancrés convient reste ouvert.',
  likeliest: 'Le plus probable est « {type} » avec {p}, ce qui ne suffit pas pour le nommer.',
  tooFew: 'Moins de la moitié des points nécessaires ont des réponses.',
  fitsNone: 'Les réponses ne conviennent à aucun des types décrits.',
  between: 'Deux possibilités sont proches : « {a} » et « {b} ».',
  lacks: 'Ce qui fait le type « {type} » n’y est pas : {feature}.',
  merit: 'Les types décrivent. Ils n’ont pas d’ordre de mérite.',
  driver: '{feature} ({value})',
  nothingFor: 'Rien ne va clairement dans ce sens.',
  nothingAgainst: 'Rien ne va clairement contre.',
};

/** French sentences on how sure the picture is. */
export const sure: SureWords = {
  oneUsed: 'Elle repose sur les réponses d’une personne, sur {all} qui ont répondu.',
  used: 'Elle repose sur les réponses de {n} personnes, sur {all} qui ont répondu.',
  flags: {
    'too-few-answers': 'Écarté, car trop peu de questions ont une réponse : {n}.',
    'straight-line': 'Écarté, car presque toutes les réponses étaient identiques : {n}.',
    inconsistent: 'Gardé, mais certaines réponses se contredisent : {n}.',
  },
  mostlyAlike: 'Les personnes voient la plupart des choses de la même façon.',
  alike: 'Les personnes voient ceci de la même façon : {list}.',
  differently: 'Les personnes voient ceci différemment : {list}.',
  agreementLater: 'L’accord entre personnes est montré à partir de trois réponses.',
  doNotKnow: '« Je ne sais pas » a été une réponse fréquente sur {construct} : {share}.',
  recordsUsed: 'Les registres du hub ont été utilisés à côté des réponses.',
  notes: {
    'nobody-answered': 'Personne n’a répondu, il n’y a donc pas d’image.',
    'no-answer-counts': 'Aucune réponse n’a pu servir, il n’y a donc pas d’image.',
    'one-respondent': 'Une personne a répondu : l’image est son point de vue.',
    'some-answers-left-out':
      'Certaines réponses ont été écartées ; la raison figure près de leur nombre.',
    'headcount-unknown': 'Le nombre de personnes dans l’entreprise n’est pas connu.',
    'more-respondents-than-heads':
      'Plus de personnes ont répondu que l’entreprise n’en compte selon ses chiffres.',
    'age-unknown': 'L’âge de l’entreprise n’est pas connu.',
    'no-records': 'Le hub n’a pas de registres ; l’image repose sur les réponses seules.',
    'records-too-young': 'Les registres du hub ne comptent pas encore : moins de six mois.',
  },
  contradictions: {
    X1: 'Crise et liens étroits sont tous deux cités. Un réseau aide-t-il en cas d’urgence ?',
    X2: 'Crise et travail formel sur les compétences sont cités. Regardez les deux derniers plans.',
    X3: 'On apprend en interne comme dans une plus grande entreprise, mais celle-ci est très petite.',
    X4: 'Liens profonds et usage des réseaux au cas par cas sont tous deux cités.',
    X5: 'Une personne décide presque tout, mais regarder les compétences serait une habitude partagée.',
    X6: 'Les liens locaux sont forts et l’on apprend beaucoup, ce qui est rare pour ce type.',
  },
  claimsExceed: 'Les réponses sur {construct} dépassent nettement ce que montrent les registres.',
  recordsExceed: 'Les réponses sur {construct} sont nettement sous ce que montrent les registres.',
};

/** French sentences on gaps. */
export const gaps: GapWords = {
  sentences: {
    'not-required': '{competence} : pas nécessaire.',
    'no-gap': '{competence} : couverte.',
    'minor-gap': '{competence} : couverte, avec un petit manque.',
    'possible-gap': '{competence} : il y a peut-être un manque.',
    gap: '{competence} : il y a un manque.',
    'major-gap': '{competence} : il y a un grand manque, et il est important.',
    'evidence-gap': '{competence} : évaluer avant de former.',
  },
  explained: '{competence} : les demandes déposées expliqueraient {share} de ce qui manque.',
  nobodyNow: 'Sans couverture dès maintenant : {list}.',
  onePerson: 'Le travail dépend d’une seule personne : {list}.',
  morePeople: 'Si {n} personnes partaient, la couverture serait perdue : {list}.',
  multiJob: 'Parmi les personnes, {share} peuvent tenir deux postes ou plus.',
  backup: 'Parmi les postes, {share} ont un remplaçant.',
  rolesPerPerson: 'En moyenne, une personne peut tenir {n} postes.',
  nobodyFor: 'Personne n’a de compétences vérifiées pour : {list}.',
  marketingMissing:
    'Toute petite entreprise a besoin de marketing ; ici la couverture vérifiée ne suffit pas.',
  marketingCovered: 'Le marketing est couvert.',
  notes: {
    'no-demand': 'Aucun besoin n’est enregistré, aucun manque ne peut donc apparaître.',
    'no-people': 'Aucune personne n’est enregistrée, la couverture ne se calcule donc pas.',
    'nothing-on-record':
      'Rien n’est enregistré sur personne ici. Évaluez d’abord ; un manque montre seulement que personne n’a été évalué.',
    'few-on-record':
      'Moins de la moitié des personnes ont des compétences enregistrées ; certains manques sont peut-être seulement des évaluations absentes.',
    'role-without-people': 'Certains postes n’ont personne d’enregistré.',
    'marketing-waived': 'Le marketing ne compte pas : l’entreprise a donné une raison.',
    'marketing-not-assessable':
      'Toute petite entreprise doit savoir fixer des prix et faire des offres ; le hub n’a pas encore de référentiel.',
  },
  none: 'Aucun manque n’a été trouvé parmi les compétences nécessaires.',
  learned:
    'Le poids des justificatifs a été appris de {n} nouvelles évaluations par d’autres évaluateurs de ce hub.',
  keyPersonsStay: 'Cette partie est pour l’entreprise seule. Elle ne doit servir contre personne.',
};

/** French sentences on pooling. */
export const pool: PoolWords = {
  match: '{from} peut aider {to} pour {competence} : {units}.',
  courses: 'Cours communs : {n}, pour {cost} en tout.',
  noMatch: 'Aucune entreprise qui partage n’a plus de couverture que nécessaire.',
  noCourse: 'Aucun cours commun ne convient aux besoins et au budget.',
  exact: 'Aucun autre choix dans le budget ne sert davantage les besoins.',
  good: 'C’est un bon choix dans le budget ; un autre sert peut-être davantage les besoins.',
  left: 'Encore ouvert après l’aide entre entreprises : {units} personnes.',
  consent:
    'Les entreprises sont rapprochées par des nombres. Une personne n’est nommée qu’avec son accord.',
};

/** French sentences on a cluster. */
export const cluster: ClusterWords = {
  collective: {
    evidenced: 'Une planification commune des compétences est rapportée et enregistrée.',
    'claimed-not-evidenced':
      'Une planification commune des compétences est rapportée, mais pas enregistrée.',
    'not-evidenced': 'Une planification commune des compétences n’est ni rapportée ni enregistrée.',
    'not-determined':
      'Il n’est pas déterminé si les entreprises planifient ensemble les compétences.',
    'not-assessed': 'On n’a pas demandé si les entreprises planifient ensemble les compétences.',
  },
  jointPlans: 'Plans communs avec un contrôle ultérieur dans les registres : {n}.',
  collectiveProbability: 'La probabilité que planifier ensemble soit une habitude est de {p}.',
  informants: 'Personnes ayant répondu sur le cluster : {n}.',
  firms: 'Entreprises dans l’image : {n}.',
  held: 'Retenu : moins de cinq entreprises, ou l’une pèse trop lourd.',
  withheld: {
    'too-few-firms': 'Retenu : les chiffres sur les entreprises se montrent à partir de cinq.',
    'one-firm-dominates': 'Retenu : une entreprise y pèse trop lourd.',
    'too-small-a-change':
      'Retenu : une ou deux entreprises seulement ont changé depuis les derniers chiffres.',
  },
  noInterval: 'Un intervalle est montré à partir de huit entreprises.',
  centre: 'Au milieu des entreprises : {ig} recueil, {ka} acquisition, {cd} développement.',
  resembles: '{type} : {n}',
};

/** French sentences on change. */
export const change: ChangeWords = {
  title: 'Depuis la dernière fois',
  outcomes: {
    rise: 'Depuis le dernier audit, il y en a plus : {construct}.',
    fall: 'Depuis le dernier audit, il y en a moins : {construct}.',
    'no-relevant-change': 'Depuis le dernier audit, rien d’important n’a changé : {construct}.',
    'not-determined':
      'Il n’est pas déterminé si cela a changé depuis le dernier audit : {construct}.',
  },
  reasons: {
    'no-earlier-audit': 'Il n’y a pas d’audit antérieur à comparer.',
    'too-soon': 'Il y a moins de neuf mois entre les deux audits.',
    'other-instrument': 'Les questions ont changé depuis le dernier audit.',
    'one-respondent': 'Avec une personne à chaque fois, un changement ne se montre presque jamais.',
    'overlap-unknown':
      'On ignore qui a répondu les deux fois ; un changement est affirmé avec plus de prudence.',
    'no-data': 'L’un des deux audits a trop peu de réponses.',
  },
};

/** French words for the facts behind a recommendation. */
export const facts: FactWords = {
  type: 'Type : {type}.',
  weakest: 'Niveau le plus faible : {level}.',
  score: '{construct} : {value}.',
  marketing: 'Marketing : {verdict}.',
  evidenceGaps: 'Compétences à évaluer d’abord : {n}.',
  fillableByPartner: 'Manques qu’une autre entreprise pourrait combler : {n}.',
  jointTraining: 'Manques pour lesquels un cours commun est choisi : {n}.',
  keyPersonRisks: 'Compétences qui reposent sur une personne : {n}.',
  unmappedStandards: 'Compétences sans référentiel européen : {n}.',
  contradictions: 'Constats qui ne vont pas ensemble : {n}.',
};
