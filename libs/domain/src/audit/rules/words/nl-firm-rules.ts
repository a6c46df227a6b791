import type { RuleText } from '../rule-text.js';

/** Recommendations to firms in Dutch. */
export const nlFirmRules: Readonly<Record<string, RuleText>> = {
  R01: {
    title: 'Maak ruimte om te leren voordat je om plannen vraagt',
    formal:
      'Nog geen cursuscatalogus: hoogstens één korte cursus die het meest voorkomende noodgeval wegneemt, betaald uit de gezamenlijke pot.',
    informal:
      'Tien minuten na elke afgeronde klus: wat ging er mis, wat gaan we anders doen (één regel in het logboek).',
    network:
      'Een verantwoordelijke van de hub komt elke maand langs met gezamenlijke hulp: invalkrachten, gedeelde administratie, een gedeelde opleider.',
    why: 'Een bedrijf dat noodgevallen oplost, heeft tijd noch ruimte voor geplande opleiding; hulp moet eerst komen en gedeeld worden.',
    caution: null,
  },
  R02: {
    title: 'Laat het personeel één leerbehoefte per maand kiezen',
    formal: 'Niets.',
    informal:
      'Eigenaar en personeel houden een maandelijkse ronde; het personeel kiest één behoefte. De eigenaar houdt een veto met een genoemde reden.',
    network: 'Bezoek een bedrijf van dezelfde grootte waar het personeel meedoet.',
    why: 'Beslissingen liggen bij één dominante persoon; een klein en regelmatig aandeel in de beslissing is de minst kostbare eerste stap.',
    caution: null,
  },
  R03: {
    title: 'Maak knowhow in huis zichtbaar en open één venster naar buiten',
    formal:
      'Schrijf profielen voor de sleutelfuncties; beoordeel de vaardigheden die begeleiders doorgeven en leg ze vast in getuigschriften.',
    informal: 'Koppel elke begeleider aan twee lerenden in plaats van één.',
    network: 'Eén geplande uitwisseling met een ander bedrijf in de hub per halfjaar.',
    why: 'Er wordt in huis geleerd door begeleiding, opleiding op de werkplek en wegkopen, los van andere bedrijven. Wat het bedrijf weet, is niet zichtbaar en wordt niet ververst.',
    caution: null,
  },
  R04: {
    title: 'Maak van cursussen gedeelde praktijk en van netwerken een gewoonte',
    formal:
      'Houd de bijscholing aan; stuur twee mensen naar elke cursus en leg een toepassingsopdracht met een datum vast.',
    informal:
      'Cursisten laten het de anderen binnen twee weken zien; een beoordelaar observeert de taak.',
    network: 'Vervang het gebruik van netwerken per geval door één vaste werkgroep.',
    why: 'Vaardigheden komen van aanbieders van buiten en netwerken worden bij gelegenheid gebruikt. Het risico is dat kennis bij de deelnemer blijft.',
    caution: null,
  },
  R05: {
    title: 'Gebruik het netwerk dat er is en schrijf een beetje op',
    formal:
      'Eén lichte vastlegging: het gedeelde marktlogboek. Per kwartaal één vaardigheid beoordeeld en vastgelegd in een getuigschrift.',
    informal: 'Leerkringen, geleid door vakgenoten, binnen het bestaande netwerk in de buurt.',
    network: 'De hub sluit aan bij bestaande bijeenkomsten en maakt geen nieuwe.',
    why: 'Nieuws en knowhow stromen via banden van buurt en familie, maar het leren als organisatie is beperkt.',
    caution: null,
  },
  R06: {
    title: 'Verruim de blik van het bedrijf',
    formal: 'Vaste data om markt en technologie te volgen, gedeeld via de hub.',
    informal: 'Houd de informele contacten; stel elke bezoeker twee vaste vragen.',
    network: 'Bied eigen beoordelaars aan andere bedrijven aan.',
    why: 'Het ontwikkelen van competenties is geformaliseerd, maar de strategische kant blijft grotendeels beperkt tot informeel informatie verzamelen.',
    caution: null,
  },
  R07: {
    title: 'Geen advies per type',
    formal: 'Niets per type; zie balans en tekorten.',
    informal: 'Niets per type.',
    network: 'Vraag meer mensen in het bedrijf, of herhaal na zes maanden aan gegevens.',
    why: 'De antwoorden wijzen niet één type aan. Er één noemen zou een gok zijn.',
    caution: null,
  },
  R08: {
    title: 'Ingebed bedrijf: zoek uit hoe competentie wordt ontwikkeld',
    formal:
      'Vraag naar de gegevens van vergelijkingen en beoordelingen van vaardigheden; zijn die er niet, begin met één vaardigheid per kwartaal.',
    informal: 'Gebruik het netwerk dat er is.',
    network: 'De hub sluit aan bij bestaande bijeenkomsten en maakt geen nieuwe.',
    why: 'Hechte banden met andere bedrijven zijn duidelijk; of competentie door formele of door informele praktijk wordt ontwikkeld, is dat niet.',
    caution: null,
  },
  R10: {
    title: 'Versterk het verzamelen van informatie',
    formal: 'De markt gezamenlijk volgen via de hub, met een kwartaaloverzicht voor het vak.',
    informal: 'Elke week een ronde van tien minuten: wat heb je van klanten gehoord?',
    network: 'Lees in de hub twee berichten per maand en reageer erop.',
    why: 'Het verzamelen van informatie is het zwakste van de drie niveaus.',
    caution: null,
  },
  R11: {
    title: 'Versterk het verwerven van kennis',
    formal: 'Eén cursus met een vast programma voor de twee meest voorkomende taken.',
    informal: 'Een begeleider voor elke nieuwkomer.',
    network: 'Leen voor een dag een ervaren persoon van een ander bedrijf.',
    why: 'Het verwerven van kennis is het zwakste van de drie niveaus.',
    caution: null,
  },
  R12: {
    title: 'Maak van wat bekend is competentie',
    formal:
      'Vergelijk jaarlijks aanwezige en nodige vaardigheden; beoordeel op het werk geleerde vaardigheden en leg ze vast in getuigschriften.',
    informal: 'Bespreek afgeronde klussen; laat mensen voor elkaar invallen.',
    network: 'Beoordeel tussen twee bedrijven elkaars personeel.',
    why: 'Het bestendigen van competenties is het zwakste van de drie niveaus.',
    caution: null,
  },
  R13: {
    title: 'In balans, maar weinig van elk',
    formal: 'Eén kleine formele stap.',
    informal: 'Eén regelmatige gewoonte op elk niveau.',
    network: 'Gezamenlijke hulp van de hub.',
    why: 'De drie niveaus zijn gelijk, maar alle zijn laag: balans alleen is geen verdienste.',
    caution: null,
  },
  R14: {
    title: 'De balans kon niet worden bepaald',
    formal: 'Niets.',
    informal: 'Toon het beeld met zijn interval; vraag meer mensen om te antwoorden.',
    network: 'Niets.',
    why: 'Het interval bevat nog zowel een bedrijf in balans als een bedrijf uit balans.',
    caution: null,
  },
  R15: {
    title: 'Voeg een formele tegenhanger toe waar bijna alleen informeel wordt geleerd',
    formal: 'Voor het genoemde niveau: één geschreven of ingeplande praktijk.',
    informal: 'Houd wat werkt.',
    network: 'Leen een sjabloon van de hub.',
    why: 'Op dit niveau is formele praktijk minder dan 30% van het geheel.',
    caution:
      'Informeel leren is niet minderwaardig; het doel is een drager die blijft als een persoon vertrekt.',
  },
  R16: {
    title: 'Voeg een informele tegenhanger toe waar bijna alleen formeel wordt geleerd',
    formal: 'Houd wat werkt.',
    informal: 'Voor het genoemde niveau: meelopen, praten na de klus, uitwisselingsbezoeken.',
    network: 'Kring van vakgenoten.',
    why: 'Op dit niveau is formele praktijk meer dan 70% van het geheel.',
    caution: null,
  },
  R17: {
    title: 'Te weinig praktijk voor een balans',
    formal: 'Eén kleine formele stap.',
    informal: 'Eén regelmatige gewoonte: bespreek afgeronde klussen.',
    network: 'Gezamenlijke hulp van de hub.',
    why: 'Praktijk is op alle niveaus zo zeldzaam dat de verhoudingen niets betekenen.',
    caution: null,
  },
  R20: {
    title: 'Marketingcompetentie ontbreekt',
    formal: 'Gezamenlijk marketingspreekuur: prijzen, offertes, digitale promotie, klantonderzoek.',
    informal: 'Schuif aan bij klantgesprekken van een bedrijf dat goed verkoopt.',
    network: 'Deel met andere bedrijven een marketingspecialist in deeltijd.',
    why: 'De bevestigde dekking voor marketing blijft achter bij de behoefte.',
    caution: null,
  },
  R21: {
    title: 'Te weinig mensen kunnen meer dan één functie aan',
    formal:
      'Beoordeel voor genoemde mensen een tweede functie en leg die vast in een getuigschrift.',
    informal: 'Roulatieplan: een halve dag per week in de tweede functie.',
    network: 'Uitwisseling van personeel tussen bedrijven met passende functies.',
    why: 'Minder dan een derde van de mensen dekt twee functies, of minder dan de helft van de functies heeft vervanging.',
    caution: null,
  },
  R22: {
    title: 'Eerst beoordelen, dan opleiden',
    formal:
      'Boek beoordelingen voor de mensen die een aanvraag hebben gedaan; beslis daarna over opleiding.',
    informal: 'Verzamel nu werkstukken en verklaringen van getuigen.',
    network: 'Gebruik een beoordelaar van een ander bedrijf.',
    why: 'Het tekort verdwijnt als nog niet beoordeelde aanvragen meetellen: het bewijs ontbreekt, misschien niet de competentie.',
    caution: null,
  },
  R23: {
    title: 'Een ander bedrijf in de hub kan helpen',
    formal: 'Schriftelijke afspraak over de uitwisseling, met uren en verzekering.',
    informal: 'Bezoek of detachering met een leerdoel.',
    network: 'De hub koppelt en legt de uitwisseling vast.',
    why: 'Een ander bedrijf heeft meer dekking dan het nodig heeft en heeft ermee ingestemd te delen.',
    caution: null,
  },
  R24: {
    title: 'Samen opleiden',
    formal: 'Gezamenlijke cursus, gekozen binnen het gezamenlijke budget.',
    informal: 'Leerparen van verschillende bedrijven na de cursus.',
    network: 'De hub organiseert en geeft na de beoordeling getuigschriften uit.',
    why: 'Geen bedrijf kan het tekort alleen vullen; de gezamenlijke cursus benut het gezamenlijke budget het best.',
    caution: null,
  },
  R25: {
    title: 'Werk hangt af van één persoon',
    formal:
      'Leg binnen zes maanden de vaardigheid van een tweede persoon vast in een getuigschrift.',
    informal: 'Meelopen met een checklist.',
    network: 'Spreek met een partnerbedrijf vervanging in noodgevallen af.',
    why: 'Als één genoemde persoon in een functie vertrok, werd de nodige dekking niet meer gehaald.',
    caution:
      'Alleen aan het bedrijf getoond; nooit aan het register; mag niet tegen de persoon worden gebruikt.',
  },
  R26: {
    title: 'Maak van het doorlichten van vaardigheden een gewoonte',
    formal: 'Leid per bedrijf één persoon op die vaardigheden doorlicht, of deel er een in de hub.',
    informal: 'Leidinggevenden laten eerst naar hun eigen vaardigheden kijken.',
    network:
      'Bijeenkomst van alle beoordelaars van de hub om maatstaven af te stemmen, tweemaal per jaar.',
    why: 'Vaardigheden worden zelden doorgelicht, of men is bang voor een doorlichting.',
    caution: null,
  },
  R40: {
    title: 'Praat eerst: sommige antwoorden passen niet bij elkaar',
    formal: 'Niets vóór het gesprek.',
    informal: 'Een begeleid gesprek met drie tot vijf mensen over de genoemde punten.',
    network: 'Niets.',
    why: 'Antwoorden spreken elkaar of de gegevens tegen.',
    caution: null,
  },
};
