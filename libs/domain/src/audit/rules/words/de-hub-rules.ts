import type { RuleText } from '../rule-text.js';

/** Recommendations to hubs in German. */
export const deHubRules: Readonly<Record<string, RuleText>> = {
  R27: {
    title: 'Örtliche Standards den europäischen zuordnen',
    formal: 'Schlagen Sie dem Register die Zuordnung vor.',
    informal: 'Bitten Sie Leute aus der Praxis, die Beschreibungen zu verfassen.',
    network: 'Vergleichen Sie mit benachbarten Hubs.',
    why: 'Einige nötige Kompetenzen beruhen auf einem örtlichen Standard ohne europäische Zuordnung: Nachweise werden nicht über den Ort hinaus reichen.',
    caution: null,
  },
  R30: {
    title: 'Über vorhandenes Vertrauen arbeiten',
    formal: 'Leichter gemeinsamer Standard, wenige Gremien.',
    informal: 'Kreise unter ähnlichen Betrieben.',
    network: 'Halten Sie die Steuerung beweglich.',
    why: 'Es gibt Zusammenarbeit zwischen ähnlichen Betrieben, und die Steuerung ist beweglich.',
    caution: null,
  },
  R31: {
    title: 'Über die zentrale Stelle arbeiten, entlang der Lieferkette',
    formal: 'Standards nach der Stellung in der Kette; die zentrale Stelle richtet Prüfungen aus.',
    informal: 'Lernbesuche zwischen Herstellern und Zulieferern.',
    network: 'Achten Sie darauf, dass kleine Zulieferer eine Stimme haben.',
    why: 'Die Geschäfte sind von Unterschieden zwischen Herstellern und Zulieferern um eine Mitte geprägt.',
    caution: null,
  },
  R32: {
    title: 'Mehreren Gruppen Module anbieten',
    formal: 'Standards aus Modulen, die verschiedene Gruppen übernehmen können.',
    informal: 'Projektteams über Gruppen hinweg.',
    network: 'Nutzen Sie Berufsverbände als Träger.',
    why: 'Die Vernetzung ist vielfältig und beruht auf Interessen.',
    caution: null,
  },
  R33: {
    title: 'Schritt für Schritt übergeben',
    formal:
      'Übertragen Sie die Aufgaben der Prüfer mit Terminen von der äußeren Stelle auf Betriebe.',
    informal: 'Lassen Sie bei jedem zweiten Treffen die Betriebe die Tagesordnung bestimmen.',
    network: 'Planen Sie für das Ende der Förderung.',
    why: 'Der Cluster wird von einer Stelle außerhalb der Gemeinschaft koordiniert.',
    caution: null,
  },
  R34: {
    title: 'Aus der Ferne prüfen, sich gezielt treffen',
    formal: 'Regeln für Prüfungen aus der Ferne, zweiter Prüfer vor Ort.',
    informal: 'Kreis der Inhaber (Familienform) oder Online-Praxisgruppe (digitale Form).',
    network: 'Jährliches persönliches Treffen.',
    why: 'Die Mitglieder sind verstreut, verbunden durch Familiengeschichte oder durch ein gemeinsames System.',
    caution: null,
  },
  R35: {
    title: 'Kein Rat nach Clustertyp',
    formal: 'Nichts nach Typ.',
    informal: 'Nichts nach Typ.',
    network: 'Besprechen Sie das Profil mit den Mitgliedern.',
    why: 'Es gibt nicht das eine Clustermodell; dieser Cluster entspricht keinem beschriebenen Typ eng genug.',
    caution: null,
  },
  R36: {
    title: 'Können einmal gemeinsam planen und die Aufzeichnung bewahren',
    formal: 'Eine gemeinsame Vorausschau auf das Können mit einer Entscheidung und einem Termin.',
    informal: 'Offenes Gespräch über das, was nicht funktioniert hat.',
    network: 'Laden Sie Mitglieder ein, die selten kommen.',
    why: 'Gemeinsames Planen von Können wird ohne Aufzeichnungen berichtet oder fehlt.',
    caution: null,
  },
};
