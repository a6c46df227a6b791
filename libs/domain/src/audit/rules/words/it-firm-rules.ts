import type { RuleText } from '../rule-text.js';

/** Recommendations to firms in Italian. */
export const itFirmRules: Readonly<Record<string, RuleText>> = {
  R01: {
    title: 'Fare spazio all’apprendimento prima di chiedere piani',
    formal:
      'Ancora nessun catalogo di corsi: al massimo un corso breve che elimini l’emergenza più frequente, pagato dal fondo comune.',
    informal:
      'Dieci minuti dopo ogni lavoro finito: che cosa è andato storto, che cosa faremo diversamente (una riga nel diario).',
    network:
      'Un responsabile dell’hub viene ogni mese e porta un sostegno comune: sostituti, amministrazione condivisa, un formatore condiviso.',
    why: 'Un’impresa che risponde alle emergenze non ha né tempo né margine per la formazione pianificata. Il sostegno deve venire prima ed essere condiviso.',
    caution: null,
  },
  R02: {
    title: 'Lasciare che il personale scelga un bisogno di apprendimento al mese',
    formal: 'Nulla.',
    informal:
      'Titolare e personale si riuniscono ogni mese; il personale sceglie un bisogno; il titolare può opporsi, dicendone il motivo.',
    network: 'Visitare un’impresa della stessa dimensione in cui il personale partecipa.',
    why: 'Le decisioni spettano a una sola persona dominante. Una quota piccola e regolare della decisione è il primo passo meno costoso.',
    caution: null,
  },
  R03: {
    title: 'Rendere visibile il saper fare interno, e aprire una finestra verso l’esterno',
    formal:
      'Scrivere profili per i ruoli chiave; valutare le competenze che i tutor trasmettono e riconoscerle con una credenziale.',
    informal: 'Affiancare a ogni tutor due persone che imparano invece di una.',
    network: 'Uno scambio pianificato con un’altra impresa dell’hub ogni semestre.',
    why: 'Si impara in casa con affiancamento, formazione sul lavoro e assunzioni mirate, e l’impresa sta lontana dalle altre. Ciò che sa non è né visibile né rinnovato.',
    caution: null,
  },
  R04: {
    title: 'Trasformare i corsi in pratica condivisa, e le reti in un’abitudine',
    formal:
      'Mantenere la formazione continua; mandare due persone a ogni corso e fissare un compito di applicazione con una data.',
    informal:
      'Chi ha seguito un corso lo mostra agli altri entro due settimane; un valutatore osserva il compito.',
    network: 'Sostituire l’uso delle reti caso per caso con un gruppo di lavoro stabile.',
    why: 'Le competenze vengono da enti esterni e le reti sono usate all’occasione. Il rischio è che le conoscenze restino a chi ha partecipato.',
    caution: null,
  },
  R05: {
    title: 'Usare la rete che esiste, e mettere qualcosa per iscritto',
    formal:
      'Una sola registrazione leggera: il diario di mercato condiviso. Una competenza a trimestre valutata e riconosciuta con una credenziale.',
    informal:
      'Circoli di competenza guidati da pari all’interno della rete di comunità che esiste.',
    network: 'L’hub si unisce a riunioni già esistenti e non ne crea di nuove.',
    why: 'Notizie e saper fare passano per legami di comunità e familiari, ma l’apprendimento organizzativo è limitato.',
    caution: null,
  },
  R06: {
    title: 'Allargare ciò che l’impresa osserva',
    formal:
      'Date fisse per un’osservazione del mercato e delle tecnologie, condivisa attraverso l’hub.',
    informal: 'Mantenere i contatti informali; porre a ogni visitatore due domande fisse.',
    network: 'Offrire i propri valutatori ad altre imprese.',
    why: 'Lo sviluppo delle competenze è formalizzato, ma il lato strategico si limita in gran parte alla raccolta informale di informazioni.',
    caution: null,
  },
  R07: {
    title: 'Nessun consiglio in base al tipo',
    formal: 'Nulla in base al tipo; si vedano l’equilibrio e le carenze.',
    informal: 'Nulla in base al tipo.',
    network: 'Chiedere ad altre persone dell’impresa, o ripetere dopo sei mesi di registrazioni.',
    why: 'Le risposte non indicano un solo tipo. Nominarne uno sarebbe tirare a indovinare.',
    caution: null,
  },
  R08: {
    title: 'Impresa radicata: scoprire come si sviluppano le competenze',
    formal:
      'Chiedere le registrazioni dei confronti di competenze e delle valutazioni. Se non ce ne sono, cominciare con una competenza a trimestre.',
    informal: 'Usare la rete che esiste.',
    network: 'L’hub si unisce a riunioni già esistenti e non ne crea di nuove.',
    why: 'I legami stretti con altre imprese sono chiari. Non è chiaro se le competenze si sviluppino con pratiche formali o informali.',
    caution: null,
  },
  R10: {
    title: 'Rafforzare la raccolta di informazioni',
    formal:
      'Osservazione comune del mercato curata dall’hub, con una sintesi trimestrale per il mestiere.',
    informal: 'Un giro di tavolo settimanale di dieci minuti: che cosa si è sentito dai clienti?',
    network: 'Leggere e commentare due avvisi al mese nell’hub.',
    why: 'La raccolta di informazioni è il più debole dei tre livelli.',
    caution: null,
  },
  R11: {
    title: 'Rafforzare l’acquisizione di conoscenze',
    formal: 'Un corso con un programma stabilito per i due compiti più frequenti.',
    informal: 'Un tutor per ogni nuovo arrivato.',
    network: 'Prendere in prestito per un giorno una persona esperta da un’altra impresa.',
    why: 'L’acquisizione di conoscenze è il più debole dei tre livelli.',
    caution: null,
  },
  R12: {
    title: 'Trasformare ciò che si sa in competenza',
    formal:
      'Confrontare una volta l’anno le competenze presenti con quelle necessarie. Valutare le competenze imparate sul lavoro e riconoscerle con una credenziale.',
    informal:
      'Riparlare dei lavori finiti; fare in modo che le persone si sostituiscano a vicenda.',
    network: 'Tra due imprese, valutare ciascuna il personale dell’altra.',
    why: 'Il consolidamento delle competenze è il più debole dei tre livelli.',
    caution: null,
  },
  R13: {
    title: 'In equilibrio, ma poco di ciascuno',
    formal: 'Un piccolo passo formale.',
    informal: 'Un’abitudine regolare a ogni livello.',
    network: 'Sostegno comune dall’hub.',
    why: 'I tre livelli sono pari, ma tutti bassi: l’equilibrio da solo non è un traguardo.',
    caution: null,
  },
  R14: {
    title: 'Non è stato possibile determinare l’equilibrio',
    formal: 'Nulla.',
    informal: 'Mostrare il quadro con il suo intervallo; chiedere ad altre persone di rispondere.',
    network: 'Nulla.',
    why: 'L’intervallo contiene ancora sia un’impresa in equilibrio sia una in squilibrio.',
    caution: null,
  },
  R15: {
    title: 'Aggiungere una parte formale dove l’apprendimento è quasi tutto informale',
    formal: 'Per il livello indicato: una pratica scritta o a date fisse.',
    informal: 'Mantenere ciò che funziona.',
    network: 'Prendere in prestito un modello dall’hub.',
    why: 'A questo livello la pratica formale è meno del 30 % del totale.',
    caution:
      'L’apprendimento informale non vale meno; lo scopo è un supporto che resti quando una persona se ne va.',
  },
  R16: {
    title: 'Aggiungere una parte informale dove l’apprendimento è quasi tutto formale',
    formal: 'Mantenere ciò che funziona.',
    informal:
      'Per il livello indicato: osservazione di un collega al lavoro, colloquio dopo il lavoro, visite di scambio.',
    network: 'Circolo tra pari.',
    why: 'A questo livello la pratica formale è più del 70 % del totale.',
    caution: null,
  },
  R17: {
    title: 'Troppo poca pratica per un equilibrio',
    formal: 'Un piccolo passo formale.',
    informal: 'Un’abitudine regolare: riparlare dei lavori finiti.',
    network: 'Sostegno comune dall’hub.',
    why: 'La pratica è così rara a tutti i livelli che le proporzioni non significano nulla.',
    caution: null,
  },
  R20: {
    title: 'Manca la competenza di marketing',
    formal:
      'Sportello di marketing condiviso: prezzi, offerte, promozione digitale, ricerche sui clienti.',
    informal: 'Assistere a colloqui con i clienti presso un’impresa che vende bene.',
    network: 'Condividere tra imprese uno specialista di marketing a tempo parziale.',
    why: 'La copertura verificata del marketing è inferiore al fabbisogno.',
    caution: null,
  },
  R21: {
    title: 'Troppo poche persone possono ricoprire più di un ruolo',
    formal: 'Valutare un secondo ruolo per persone indicate e riconoscerlo con una credenziale.',
    informal: 'Piano di rotazione: mezza giornata a settimana nel secondo ruolo.',
    network: 'Scambio di personale tra imprese con ruoli corrispondenti.',
    why: 'Meno di un terzo delle persone copre due ruoli, oppure meno della metà dei ruoli ha un sostituto.',
    caution: null,
  },
  R22: {
    title: 'Valutare prima di formare',
    formal:
      'Prenotare valutazioni per chi ha presentato una richiesta; decidere dopo sulla formazione.',
    informal: 'Raccogliere ora campioni di lavoro e note di testimoni.',
    network: 'Ricorrere a un valutatore di un’altra impresa.',
    why: 'La carenza scompare se si contano le richieste non ancora valutate: mancano le prove, forse non la competenza.',
    caution: null,
  },
  R23: {
    title: 'Un’altra impresa dell’hub può aiutare',
    formal: 'Accordo scritto di scambio con ore e assicurazione.',
    informal: 'Visita o distacco con uno scopo di apprendimento.',
    network: 'L’hub mette in contatto e registra lo scambio.',
    why: 'Un’altra impresa ha più copertura di quanta le serve e ha accettato di condividerla.',
    caution: null,
  },
  R24: {
    title: 'Formarsi insieme',
    formal: 'Corso comune scelto entro il budget comune.',
    informal: 'Coppie di apprendimento tra imprese dopo il corso.',
    network: 'L’hub organizza e rilascia le credenziali dopo la valutazione.',
    why: 'Nessuna impresa può colmare la carenza da sola; il corso comune è il miglior impiego del budget comune.',
    caution: null,
  },
  R25: {
    title: 'Il lavoro dipende da una sola persona',
    formal: 'Rilasciare una credenziale a una seconda persona entro sei mesi.',
    informal: 'Affiancamento con una lista di controllo.',
    network: 'Concordare una copertura di emergenza con un’impresa partner.',
    why: 'Se una precisa persona che ricopre un ruolo se ne andasse, la copertura richiesta non sarebbe più raggiunta.',
    caution: 'Mostrato solo all’impresa; mai al registro; da non usare contro la persona.',
  },
  R26: {
    title: 'Fare della valutazione delle competenze un’abitudine',
    formal:
      'Formare in ogni impresa una persona che sappia esaminare le competenze, o condividerne una nell’hub.',
    informal: 'Chi dirige fa esaminare per primo le proprie competenze.',
    network:
      'Riunione di tutti i valutatori dell’hub per accordarsi sui criteri, due volte l’anno.',
    why: 'Le competenze vengono riviste di rado, oppure la revisione fa paura.',
    caution: null,
  },
  R40: {
    title: 'Prima parlarne: alcune risposte non vanno d’accordo',
    formal: 'Nulla prima del colloquio.',
    informal: 'Un colloquio guidato con tre-cinque persone sui punti elencati.',
    network: 'Nulla.',
    why: 'Ci sono risposte che si contraddicono tra loro o che contraddicono le registrazioni.',
    caution: null,
  },
};
