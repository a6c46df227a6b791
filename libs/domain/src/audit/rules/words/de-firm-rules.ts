import type { RuleText } from '../rule-text.js';

/** Recommendations to firms in German. */
export const deFirmRules: Readonly<Record<string, RuleText>> = {
  R01: {
    title: 'Raum zum Lernen schaffen, bevor nach Plänen gefragt wird',
    formal:
      'Noch kein Kurskatalog: höchstens ein kurzer Kurs, der den häufigsten Notfall beseitigt, bezahlt aus dem gemeinsamen Topf.',
    informal:
      'Zehn Minuten nach jedem fertigen Auftrag: Was ging schief, was machen wir künftig anders (eine Zeile im Protokoll).',
    network:
      'Eine verantwortliche Person des Hubs kommt jeden Monat und bringt gemeinsame Hilfe: Aushilfen, geteilte Verwaltung, geteilte Schulungskraft.',
    why: 'Ein Betrieb, der auf Notfälle reagiert, hat weder Zeit noch Spielraum für geplante Schulung. Hilfe muss zuerst kommen und geteilt werden.',
    caution: null,
  },
  R02: {
    title: 'Die Beschäftigten einen Lernbedarf im Monat wählen lassen',
    formal: 'Nichts.',
    informal:
      'Inhaber und Beschäftigte halten eine monatliche Runde; die Beschäftigten wählen einen Bedarf; der Inhaber behält ein begründetes Veto.',
    network: 'Besuchen Sie einen gleich großen Betrieb, in dem die Beschäftigten mitwirken.',
    why: 'Entscheidungen liegen bei einer bestimmenden Person; ein kleiner, regelmäßiger Anteil an der Entscheidung ist der am wenigsten aufwendige erste Schritt.',
    caution: null,
  },
  R03: {
    title: 'Können im Haus sichtbar machen und ein Fenster nach außen öffnen',
    formal:
      'Schreiben Sie Profile für die Schlüsselstellen; prüfen Sie das Können, das Mentoren weitergeben, und belegen Sie es mit Nachweisen.',
    informal: 'Geben Sie jedem Mentor zwei Lernende statt nur einer Person.',
    network: 'Ein geplanter Austausch mit einem anderen Betrieb im Hub je Halbjahr.',
    why: 'Gelernt wird im Haus durch Mentoring, Schulung am Arbeitsplatz und Abwerben, losgelöst von anderen Betrieben. Was der Betrieb weiß, ist nicht sichtbar und wird nicht aufgefrischt.',
    caution: null,
  },
  R04: {
    title: 'Aus Kursen gemeinsame Praxis machen und aus Netzwerken eine Gewohnheit',
    formal:
      'Behalten Sie die Weiterbildung bei; schicken Sie zwei Personen in jeden Kurs und legen Sie eine Umsetzungsaufgabe mit Termin fest.',
    informal:
      'Wer im Kurs war, zeigt es den anderen binnen zwei Wochen; ein Prüfer beobachtet die Aufgabe.',
    network:
      'Ersetzen Sie die Nutzung von Netzwerken von Fall zu Fall durch eine ständige Arbeitsgruppe.',
    why: 'Können kommt von externen Anbietern, und Netzwerke werden bei Gelegenheit genutzt; die Gefahr: Wissen bleibt bei der Person, die teilnahm.',
    caution: null,
  },
  R05: {
    title: 'Das vorhandene Netzwerk nutzen und ein wenig aufschreiben',
    formal:
      'Eine leichte Aufzeichnung: das gemeinsame Marktprotokoll. Je Quartal ein Können geprüft und mit einem Nachweis belegt.',
    informal:
      'Lernkreise im vorhandenen Netzwerk der Gemeinde, von Kolleginnen und Kollegen geleitet.',
    network: 'Der Hub schließt sich vorhandenen Treffen an und schafft kein neues.',
    why: 'Neues und Know-how fließen über Bindungen in Gemeinde und Familie, aber das Lernen als Organisation ist begrenzt.',
    caution: null,
  },
  R06: {
    title: 'Den Blick des Betriebs weiten',
    formal: 'Feste Termine für die Beobachtung von Markt und Technik, geteilt über den Hub.',
    informal:
      'Behalten Sie die informellen Kontakte bei; stellen Sie allen Besuchern zwei feste Fragen.',
    network: 'Bieten Sie eigene Prüfer anderen Betrieben an.',
    why: 'Die Entwicklung von Kompetenzen ist formalisiert, aber die strategische Seite beschränkt sich weitgehend auf informelles Sammeln von Informationen.',
    caution: null,
  },
  R07: {
    title: 'Kein Rat nach Typ',
    formal: 'Nichts nach Typ; siehe Gleichgewicht und Lücken.',
    informal: 'Nichts nach Typ.',
    network:
      'Fragen Sie weitere Personen im Betrieb, oder wiederholen Sie nach sechs Monaten Aufzeichnungen.',
    why: 'Die Antworten heben keinen einzelnen Typ heraus. Einen zu nennen, wäre geraten.',
    caution: null,
  },
  R08: {
    title: 'Eingebetteter Betrieb: herausfinden, wie Kompetenz entwickelt wird',
    formal:
      'Fragen Sie nach Aufzeichnungen über Vergleiche und Prüfungen von Können; gibt es keine, beginnen Sie mit einem Können je Quartal.',
    informal: 'Nutzen Sie das vorhandene Netzwerk.',
    network: 'Der Hub schließt sich vorhandenen Treffen an und schafft kein neues.',
    why: 'Enge Beziehungen zu anderen Betrieben sind klar; ob Kompetenz durch formelle oder durch informelle Praxis entwickelt wird, ist es nicht.',
    caution: null,
  },
  R10: {
    title: 'Das Sammeln von Informationen stärken',
    formal:
      'Gemeinsame Marktbeobachtung durch den Hub, mit einer Übersicht je Quartal für das Gewerbe.',
    informal: 'Jede Woche eine Runde von zehn Minuten: Was haben Sie von Kunden gehört?',
    network: 'Lesen und kommentieren Sie im Hub zwei Meldungen im Monat.',
    why: 'Das Sammeln von Informationen ist die schwächste der drei Ebenen.',
    caution: null,
  },
  R11: {
    title: 'Den Erwerb von Wissen stärken',
    formal: 'Ein Kurs mit festem Programm für die zwei häufigsten Aufgaben.',
    informal: 'Für jede neue Person ein Mentor.',
    network: 'Leihen Sie für einen Tag eine erfahrene Person aus einem anderen Betrieb aus.',
    why: 'Der Erwerb von Wissen ist die schwächste der drei Ebenen.',
    caution: null,
  },
  R12: {
    title: 'Aus Wissen Kompetenz machen',
    formal:
      'Vergleichen Sie jährlich vorhandenes mit nötigem Können; prüfen Sie bei der Arbeit gelerntes Können und belegen Sie es mit Nachweisen.',
    informal: 'Besprechen Sie fertige Aufträge; lassen Sie Leute einander vertreten.',
    network: 'Prüfen Sie zwischen zwei Betrieben gegenseitig die Beschäftigten.',
    why: 'Das Festigen von Kompetenzen ist die schwächste der drei Ebenen.',
    caution: null,
  },
  R13: {
    title: 'Im Gleichgewicht, aber von jedem wenig',
    formal: 'Ein kleiner formeller Schritt.',
    informal: 'Eine regelmäßige Gewohnheit auf jeder Ebene.',
    network: 'Gemeinsame Hilfe vom Hub.',
    why: 'Die drei Ebenen sind ausgeglichen, aber alle sind niedrig: Gleichgewicht allein ist keine Errungenschaft.',
    caution: null,
  },
  R14: {
    title: 'Das Gleichgewicht ließ sich nicht bestimmen',
    formal: 'Nichts.',
    informal: 'Zeigen Sie das Bild mit seinem Bereich; bitten Sie weitere Personen um Antworten.',
    network: 'Nichts.',
    why: 'Der Bereich enthält noch beides: einen Betrieb im Gleichgewicht und einen im Ungleichgewicht.',
    caution: null,
  },
  R15: {
    title: 'Ein formelles Gegenstück schaffen, wo fast nur informell gelernt wird',
    formal: 'Für die genannte Ebene: eine schriftlich festgehaltene oder fest angesetzte Praxis.',
    informal: 'Behalten Sie bei, was funktioniert.',
    network: 'Leihen Sie eine Vorlage vom Hub.',
    why: 'Auf dieser Ebene macht formelle Praxis unter 30 % des Ganzen aus.',
    caution:
      'Informelles Lernen ist nicht minderwertig; das Ziel ist ein Träger, der bleibt, wenn eine Person geht.',
  },
  R16: {
    title: 'Ein informelles Gegenstück schaffen, wo fast nur formell gelernt wird',
    formal: 'Behalten Sie bei, was funktioniert.',
    informal: 'Für die genannte Ebene: Mitlaufen, Gespräch nach dem Auftrag, Austauschbesuche.',
    network: 'Kreis unter Kolleginnen und Kollegen.',
    why: 'Auf dieser Ebene macht formelle Praxis über 70 % des Ganzen aus.',
    caution: null,
  },
  R17: {
    title: 'Zu wenig Praxis für ein Gleichgewicht',
    formal: 'Ein kleiner formeller Schritt.',
    informal: 'Eine regelmäßige Gewohnheit: fertige Aufträge besprechen.',
    network: 'Gemeinsame Hilfe vom Hub.',
    why: 'Praxis ist auf allen Ebenen so selten, dass ihr Verhältnis nichts bedeutet.',
    caution: null,
  },
  R20: {
    title: 'Marketingkompetenz fehlt',
    formal:
      'Gemeinsame Marketing-Sprechstunde: Preise, Angebote, digitale Werbung, Kundenforschung.',
    informal: 'Setzen Sie sich bei Kundengesprächen eines Betriebs dazu, der gut verkauft.',
    network: 'Teilen Sie sich über Betriebe hinweg eine Marketing-Fachkraft in Teilzeit.',
    why: 'Die nachgewiesene Deckung im Marketing liegt unter dem Bedarf.',
    caution: null,
  },
  R21: {
    title: 'Zu wenige Leute können mehr als eine Stelle ausfüllen',
    formal:
      'Prüfen Sie benannte Personen für eine zweite Stelle und belegen Sie das Können mit Nachweisen.',
    informal: 'Wechselplan: ein halber Tag je Woche in der zweiten Stelle.',
    network: 'Austausch von Beschäftigten zwischen Betrieben mit passenden Stellen.',
    why: 'Weniger als ein Drittel der Leute deckt zwei Stellen ab, oder weniger als die Hälfte der Stellen hat eine Vertretung.',
    caution: null,
  },
  R22: {
    title: 'Erst prüfen, dann schulen',
    formal:
      'Buchen Sie Prüfungen für die Personen, die einen Antrag gestellt haben; entscheiden Sie danach über Schulung.',
    informal: 'Sammeln Sie jetzt Arbeitsproben und Aussagen von Zeugen.',
    network: 'Nutzen Sie einen Prüfer eines anderen Betriebs.',
    why: 'Die Lücke verschwindet, wenn noch nicht geprüfte Anträge mitzählen: Der Beleg fehlt, vielleicht nicht die Kompetenz.',
    caution: null,
  },
  R23: {
    title: 'Ein anderer Betrieb im Hub kann helfen',
    formal: 'Schriftliche Vereinbarung über den Austausch, mit Stunden und Versicherung.',
    informal: 'Besuch oder Entsendung mit einem Lernziel.',
    network: 'Der Hub bringt zusammen und zeichnet den Austausch auf.',
    why: 'Ein anderer Betrieb hat mehr Deckung, als er braucht, und hat zugestimmt zu teilen.',
    caution: null,
  },
  R24: {
    title: 'Gemeinsam schulen',
    formal: 'Gemeinsamer Kurs, gewählt im Rahmen des gemeinsamen Budgets.',
    informal: 'Lernpaare über Betriebe hinweg nach dem Kurs.',
    network: 'Der Hub organisiert und stellt nach der Prüfung Nachweise aus.',
    why: 'Kein Betrieb kann die Lücke allein füllen; der gemeinsame Kurs nutzt das gemeinsame Budget am besten.',
    caution: null,
  },
  R25: {
    title: 'Arbeit hängt an einer Person',
    formal: 'Belegen Sie binnen sechs Monaten das Können einer zweiten Person mit einem Nachweis.',
    informal: 'Mitlaufen mit einer Checkliste.',
    network: 'Vereinbaren Sie mit einem Partnerbetrieb eine Vertretung für Notfälle.',
    why: 'Ginge eine benannte Person, die eine Stelle innehat, wäre die nötige Deckung nicht mehr erreicht.',
    caution:
      'Wird nur dem Betrieb gezeigt; nie dem Register; darf nicht gegen die Person verwendet werden.',
  },
  R26: {
    title: 'Das Überprüfen von Können zur Gewohnheit machen',
    formal:
      'Schulen Sie je Betrieb eine Person, die Können überprüft, oder teilen Sie sich eine im Hub.',
    informal: 'Führungskräfte lassen zuerst ihr eigenes Können ansehen.',
    network: 'Hubweites Treffen der Prüfer zur Abstimmung der Maßstäbe, zweimal im Jahr.',
    why: 'Können wird selten überprüft, oder eine Überprüfung wird gefürchtet.',
    caution: null,
  },
  R40: {
    title: 'Erst reden: Einige Antworten passen nicht zusammen',
    formal: 'Nichts vor dem Gespräch.',
    informal: 'Ein moderiertes Gespräch mit drei bis fünf Personen über die aufgeführten Punkte.',
    network: 'Nichts.',
    why: 'Antworten widersprechen einander oder den Aufzeichnungen.',
    caution: null,
  },
};
