# The status of unemployment: declarations, work, endings, supports.

tab-status = Stato
status-with-work = con un lavoro che conserva lo stato
status-suspended-line = { $n ->
    [one] stato sospeso, { $n } giorno maturato
   *[other] stato sospeso, { $n } giorni maturati
 }
status-at-risk-line = a rischio di disoccupazione
status-ended-line = stato finito il { $date }
status-provisional = provvisoria
status-state-none = Nessuno stato
status-state-at_risk = A rischio di disoccupazione
status-state-unemployed = Stato di disoccupazione
status-state-kept = Stato di disoccupazione, con un lavoro che lo conserva
status-state-suspended = Stato sospeso
status-state-ended = Stato finito
status-lost-work = lavoro oltre 180 giorni o a tempo indeterminato
status-lost-work_went_on = lavoro andato oltre 180 giorni
status-lost-withdrawal = rinuncia
status-lost-sanction = sanzione
status-lost-retirement = pensione
status-lost-death = decesso
status-lost-duplicate = un’altra dichiarazione vale altrove
status-lost-unknown = motivo non comunicato
status-end-withdrawal = Rinuncia della persona
status-end-sanction = Sanzione (per due mesi non vale una nuova DID)
status-end-retirement = Pensione
status-end-death = Decesso
status-end-duplicate = Dichiarazione doppia
status-end-unknown = Motivo non comunicato
did-how-desk = Allo sportello
did-how-national = Data dalla persona sul sistema nazionale
did-how-benefit_application = Domanda di NASpI o DIS-COLL
did-how-imported = Arrivata con la scheda da un altro sistema
work-kind-employee = Lavoro dipendente
work-kind-self_employed = Lavoro autonomo
work-kind-traineeship = Tirocinio extracurriculare
work-kind-public_utility = Lavoro di pubblica utilità
benefit-naspi = NASpI
benefit-dis_coll = DIS-COLL
benefit-adi = Assegno di inclusione (ADI)
benefit-sfl = Supporto formazione e lavoro (SFL)
benefit-cig = Cassa integrazione
benefit-rdc = Reddito di cittadinanza (fino al 2023)
benefit-mobility = Indennità di mobilità (fino al 2016)
benefit-other = Altro sostegno
fact-declared = Dichiarazione di disponibilità (DID)
fact-worked = Lavoro registrato
fact-status_ended = Fine dello stato
fact-status-ended = Fine dello stato: { $why }
did-at-risk = a rischio, lavora fino al { $date }
did-protocol = protocollo { $number }
work-from-to = dal { $from } al { $to }
work-expected = fine prevista il { $date }
work-open = senza una fine prevista
work-income = reddito annuo previsto { $amount }
status-certificate = Attestato (PDF)
status-none-help = Nessuna dichiarazione vale oggi.
status-days = Giorni di disoccupazione
status-days-n = { $n ->
    [one] { $n } giorno
   *[other] { $n } giorni
 }
status-months = Mesi interi
status-days-in-all = In tutto, con le volte prima
status-conditions = Durata
status-long-term = Lunga durata (oltre 12 mesi)
status-six-months = Oltre 6 mesi
status-short = Meno di 6 mesi
status-ended-because = Finito il { $date }: { $why }.
status-next = Che cosa succede poi
next-begins = comincia lo stato di disoccupazione
next-pact-by = { $n ->
    [0] ultimo giorno per il patto di servizio
    [one] entro questo giorno il patto di servizio (manca { $n } giorno)
   *[other] entro questo giorno il patto di servizio (mancano { $n } giorni)
 }
next-pact-late = { $n ->
    [one] il patto di servizio è in ritardo di { $n } giorno
   *[other] il patto di servizio è in ritardo di { $n } giorni
 }
next-resumes = finisce la sospensione, i giorni tornano a contare
next-lost = lo stato si perde, se il lavoro continua fino a questo giorno
next-six-months = oltre 6 mesi, se nulla cambia
next-long-term = lunga durata, se nulla cambia
next-may-declare = può dare una nuova DID
notice-declared-again = La DID del { $date } non cambia nulla: ne valeva già un’altra.
notice-barred = La DID del { $date } non vale: dopo la sanzione se ne può dare una dal { $until }.
notice-ask-income = Chiedi il reddito annuo previsto dal lavoro del { $date }: fino a { $amount } lo stato si conserva.
notice-works-still = Alla DID del { $date } lavorava ancora: lo stato comincia quando quel lavoro finisce. Registra l’ultimo giorno.
notice-end-unknown = Un lavoro doveva finire il { $date }: è finito davvero?
notice-provisional = La DID del { $date } è provvisoria: manca il protocollo del sistema nazionale.
status-events = Che cosa è stato registrato
status-events-help = Lo stato si calcola da qui ogni volta: se correggi un fatto di ieri, si corregge oggi.
status-no-events = Ancora niente
status-no-events-help = Registra la DID o un lavoro: lo stato segue da solo.
taken-back = Tolta
it-said = Prima diceva:
recorded-by = { $name }, { $at }
correct-or-take-back = Correggi o togli
act-correct = Correggi
act-take-back = Togli
act-confirm-did = Conferma
act-work-ended = È finito
field-day = Giorno
field-did-how = Come
field-work-until = Ultimo giorno del lavoro che perde
field-work-kind = Che lavoro
field-work-first = Primo giorno
field-work-expected = Fine prevista
field-work-ended = Ultimo giorno
field-income = Reddito lordo annuo previsto, euro
field-why = Perché
field-protocol = Numero di protocollo
field-provisional = Il sistema nazionale non risponde: è provvisoria
field-end-day = Primo giorno senza lo stato
field-benefit-kind = Quale
field-benefit-source = Da dove si sa
help-work-until = Solo se ha ricevuto il licenziamento e lavora ancora
help-provisional = Il protocollo si aggiunge dopo, qui sotto
help-work-expected = Vuota se è a tempo indeterminato
did-title = Registra la DID
did-help = Basta il pulsante: il giorno di oggi e lo sportello ci sono già.
did-more = A rischio, provvisoria o con una nota
act-did = Registra la DID
work-title = Registra un lavoro
work-thresholds = Fino a 180 giorni sospende, più lungo fa perdere lo stato. Lo conserva un reddito annuo fino a { $employee } (dipendente) o { $own } (autonomo).
act-work = Registra il lavoro
end-title = Fine per un altro motivo
end-help = Una sanzione la decide una persona, e si può contestare.
act-end = Registra la fine
benefits-title = Sostegni
benefits-none = Nessun sostegno registrato.
benefit-holds = In corso
benefit-add = Aggiungi un sostegno
benefit-help = La domanda di NASpI o DIS-COLL vale come DID: se non ce n’è una, si registra con lo stesso giorno.
act-benefit = Registra il sostegno
came-with-record = arrivati con la scheda
error-status-future = Il giorno è ancora da venire.
error-status-reversed = Finisce prima di cominciare.
error-status-income = Scrivi un importo in euro, per esempio 7900 oppure 7900,50.
error-status-words = Scrivi il perché in una frase.
error-status-voided = È già stata tolta.
error-status-not-provisional = Non c’è niente che aspetti un protocollo.
error-status-declared = Vale già una DID: se quella è sbagliata, correggila.
error-status-barred = Dopo la sanzione una nuova DID vale dal { $value }.
error-status-none = In quel giorno non c’è uno stato da chiudere.
held-status_event = DID, lavori e fine dello stato
held-benefit = Sostegni
copy-status = Stato di disoccupazione e sostegni
