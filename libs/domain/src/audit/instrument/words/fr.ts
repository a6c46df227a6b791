import type { InstrumentWords } from '../instrument-types.js';
import { frItems } from './fr-items.js';

/** The words of the instrument in French: translated, not yet validated. */
export const fr: InstrumentWords = {
  items: frItems,
  scales: {
    P5: {
      stem: 'En pensant aux 12 derniers mois dans votre entreprise :',
      options: [
        'Cela n’arrive pas ici',
        'C’est arrivé une fois, ou par hasard',
        'De temps en temps, pour certaines des personnes ou certains des travaux concernés',
        'Régulièrement, pour la plupart des personnes ou des travaux concernés',
        'C’est une habitude ici, pour toutes les personnes concernées',
      ],
      missing: {
        DK: 'Je ne sais pas',
        NA: 'Ne concerne pas notre type d’entreprise',
        REF: 'Je préfère ne pas le dire',
      },
    },
    T5: {
      stem: 'Dans quelle mesure cela décrit-il votre entreprise aujourd’hui ?',
      options: ['Pas du tout', 'Un peu', 'En partie', 'En grande partie', 'Tout à fait'],
      missing: {
        DK: 'Je ne sais pas',
        NA: 'Ne concerne pas notre type d’entreprise',
        REF: 'Je préfère ne pas le dire',
      },
    },
    C5: {
      stem: 'Dans quelle mesure cela décrit-il votre cluster aujourd’hui ?',
      options: ['Pas du tout', 'Un peu', 'En partie', 'En grande partie', 'Tout à fait'],
      missing: { DK: 'Je ne sais pas', NA: 'Non concerné', REF: 'Je préfère ne pas le dire' },
    },
  },
  constructs: {
    IG: {
      name: 'Recueil d’informations',
      definition:
        'Observer, recueillir et gérer des informations pour que l’entreprise reste au courant des changements de ses marchés.',
    },
    KA: {
      name: 'Acquisition de savoirs',
      definition:
        'Définir et acquérir les compétences, le savoir-faire et la connaissance stratégique nécessaires au travail de tous les jours.',
    },
    CD: {
      name: 'Consolidation et développement des compétences',
      definition:
        'Transformer informations et savoirs en apprentissage durable : trouver les manques de compétences, former, collaborer.',
    },
    IGI: { name: 'Recueil d’informations, informel', definition: null },
    IGF: { name: 'Recueil d’informations, formel', definition: null },
    KAI: { name: 'Acquisition de savoirs, informelle', definition: null },
    KAF: { name: 'Acquisition de savoirs, formelle', definition: null },
    CDI: { name: 'Développement des compétences, informel', definition: null },
    CDF: { name: 'Développement des compétences, formel', definition: null },
    CRI: {
      name: 'Agir seulement en cas de crise',
      definition:
        'Haut : on ne s’occupe des compétences que quand vient une crise ou une occasion. Bas : de façon systématique et avant le besoin.',
    },
    DOM: {
      name: 'Décisions aux mains d’une personne',
      definition: 'Haut : une seule personnalité dominante décide. Bas : le personnel participe.',
    },
    EMB: {
      name: 'Relations avec d’autres entreprises (ancrage)',
      definition:
        'À quel point l’entreprise est liée à d’autres entreprises par des relations de travail.',
    },
    COM: {
      name: 'Réseaux locaux et familiaux',
      definition:
        'À quel point l’apprentissage passe par des liens locaux, informels et familiaux.',
    },
    NUO: {
      name: 'Réseaux utilisés à l’occasion',
      definition: 'Réseaux utilisés au cas par cas pour un gain direct.',
    },
    EXT: {
      name: 'Sources externes d’expertise',
      definition:
        'Compétences construites par des cours, des organismes spécialisés et des experts extérieurs.',
    },
    INT: {
      name: 'Sources internes d’expertise',
      definition:
        'Compétences construites par le tutorat, la formation au poste, la pratique interne et le recrutement ciblé.',
    },
    SEC: {
      name: 'Habitude de revoir les compétences',
      definition: 'Les compétences sont connues, revues, et la revue mène à un soutien.',
    },
    MKT: {
      name: 'Marketing (tel qu’on le voit)',
      definition: 'Se recoupe avec le manque de marketing calculé.',
    },
    MJS: {
      name: 'Tenir plusieurs postes (tel qu’on le voit)',
      definition: 'Se recoupe avec l’indice calculé de ceux qui tiennent plusieurs postes.',
    },
    ICT: {
      name: 'Appui numérique à l’apprentissage',
      definition:
        'Moyens numériques utilisés pour partager des savoirs et tenir des registres de compétences.',
    },
    HIS: { name: 'Histoire et culture communes', definition: null },
    COL: { name: 'Collaboration entre entreprises semblables', definition: null },
    SEG: { name: 'Séparation entre producteurs et fournisseurs', definition: null },
    CEN: { name: 'Figure, association ou base de services centrale', definition: null },
    GOV: { name: 'Degré de formalité de la direction du cluster', definition: null },
    DIV: { name: 'Diversité des réseaux fondés sur des intérêts', definition: null },
    EXA: { name: 'Création et coordination par une agence extérieure', definition: null },
    DSP: { name: 'Dispersion géographique', definition: null },
    FAM: { name: 'Entreprises familiales à entrepreneur dominant', definition: null },
    CIT: { name: 'Systèmes numériques comme lien', definition: null },
    COH: { name: 'Cohésion', definition: null },
    CLB: { name: 'Planification commune des compétences', definition: null },
  },
  indicators: {
    'E-IG1':
      'Avis de marché ou de technologie notés par l’entreprise ou confirmés comme lus, par personne et par an',
    'E-IG2':
      'Part des trimestres où l’entreprise a enregistré au moins une note sur le marché ou les besoins',
    'E-KA1':
      'Participations à des formations (personnes par séance) par personne et par an, séances formelles',
    'E-KA2':
      'Épisodes enregistrés d’apprentissage au travail ou de tutorat, par personne et par an',
    'E-CD1':
      'Part du personnel ayant au moins une attestation valable, aux justificatifs de degré B ou meilleur',
    'E-CD2': 'Évaluations de compétence réalisées par personne et par an',
    'E-CD3':
      'Part du personnel à des postes dont le profil a été revu au cours des 18 derniers mois',
    'E-EMB1': 'Entreprises partenaires différentes avec un échange enregistré en 12 mois',
    'E-EXT1': 'Part des participations à des formations d’un organisme extérieur à l’entreprise',
    'E-CRI1': 'Part des participations à des formations réservées moins de 14 jours avant (crise)',
    'E-DOM1':
      'Plus grande part des décisions d’apprentissage (besoins signalés, plans approuvés) prise par une seule personne',
  },
  facts: {
    'FACT-HEADS':
      'Combien de personnes travaillent dans l’entreprise, propriétaires compris (en équivalents temps plein) ?',
    'FACT-YEAR': 'En quelle année l’entreprise a-t-elle été fondée ?',
    'FACT-FAMILY':
      'L’entreprise appartient-elle à une famille ou est-elle dirigée par une famille ?',
    'FACT-ROLE':
      'Dans quelle position répondez-vous ? (propriétaire ou dirigeant / chef d’équipe / salarié / représentation du personnel)',
  },
};
