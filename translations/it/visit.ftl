# The welcome: the queue of the desk, one visit, the screen of the waiting room.

menu-welcome = Accoglienza
crumb-welcome = Accoglienza
visit-title = Accoglienza
visit-screen = Schermo della sala d’attesa
visit-kind-first_contact = primo contatto
visit-kind-known = già seguita
visit-kind-passer_by = di passaggio
visit-purpose-information = Informazioni
visit-purpose-status = DID, stato, iscrizione
visit-purpose-pact = Patto di servizio
visit-purpose-work = Offerte di lavoro
visit-purpose-training = Corsi e tirocini
visit-purpose-documents = Certificati e documenti
visit-purpose-appointment = Ha un appuntamento
visit-purpose-employer = È un’impresa
visit-purpose-other = Altro
visit-outcome-information = Informazioni date
visit-outcome-declaration = DID
visit-outcome-pact = Patto firmato
visit-outcome-service = Altro servizio
visit-outcome-elsewhere = Mandata altrove
visit-outcome-nothing = Niente
visit-outcome-left = Andata via senza essere accolta
visit-end-information = Informazioni date
visit-end-declaration = Finita: DID
visit-end-pact = Finita: patto
visit-end-service = Finita: altro servizio
visit-end-elsewhere = Appuntamento o altro ufficio
visit-end-nothing = Finita: niente
visit-end-left = È andata via
visit-paper = Firmato su carta allo sportello, nel fascicolo
visit-born = nata nel { $year }
visit-is-her = È lei
visit-take-in = È lei: dai il numero
visit-nobody-found = Nessuna scheda con queste parole.
visit-other-end = Un altro esito
visit-no-name = Senza nome
visit-waiting = { $n ->
    [one] { $n } persona aspetta
   *[other] { $n } persone aspettano
 }
visit-next = Chiama il prossimo
visit-since = dalle { $hour }, { $n ->
    [one] { $n } minuto
   *[other] { $n } minuti
 }
visit-long = più di mezz’ora
visit-receive = Accogli
visit-nobody-waits = Non aspetta nessuno
visit-nobody-waits-help = Chi arriva prende un numero qui accanto.
visit-here = { $n ->
    [one] { $n } persona allo sportello
   *[other] { $n } persone allo sportello
 }
visit-with = con { $name }
visit-at = posto { $counter }
visit-over = Già passati
visit-ticket = Numero
visit-who = Chi
visit-what-for = Per che cosa
visit-arrived = Arrivo
visit-waited = Attesa
visit-outcome = Esito
visit-minutes = { $n } min
visit-none = Quel giorno non è venuto nessuno.
visit-forgotten = I nomi scritti all’ingresso si cancellano ogni notte; di chi ha una scheda si dimentica la visita dopo un mese. Restano i conti.
visit-arrival = Chi arriva
visit-name-help = Basta il numero. Con il nome si può chiamare; se ha una scheda, sceglila.
visit-give-number = Dai il numero
visit-seek = Cerca fra le schede
visit-figures = La giornata
visit-count-arrived = Arrivati
visit-count-served = Accolti e andati
visit-count-left = Andati via prima
visit-median = Attesa mediana
visit-longest = Attesa più lunga
visit-by-purpose = Per che cosa sono venuti
visit-by-outcome = Com’è finita
visit-other-day = Un altro giorno
visit-export = Scarica i numeri
visit-export-help = Giorni, orari, motivi ed esiti. Nessun nome.
visit-number = Numero { $n }
visit-open-file = Apri la scheda
visit-step-back = Torna indietro di un passo
visit-still-waits = Aspetta ancora
visit-whose = Di chi è la visita
visit-whose-help = Cercala fra le schede, oppure registrala. Se vuole solo un’informazione, si può finire senza sapere chi è.
visit-new = Non ha una scheda
visit-record = Registra e continua
visit-steps = I passi
visit-step-did = Dichiarazione di disponibilità (DID)
visit-no-did = Nessuna DID
visit-away = Il sistema nazionale non risponde: sarà provvisoria.
visit-declare = Registra la DID di oggi
visit-step-pact = Patto di servizio
visit-read-pact = Leggi e correggi
visit-write-pact = Scrivi il patto
visit-signed = Firmato su carta: finisci
visit-file-elsewhere = La sua scheda è seguita da altri: la puoi accogliere, ma non aprire.
visit-finish = Finisci la visita
visit-finish-help = Le informazioni date restano fra i servizi resi (LEP A), con i minuti.
visit-finish-nobody = Senza scheda la visita si conta e basta.
visit-more = Altro con lei
visit-profile = Completa il profilo
screen-title = Ora serviamo
screen-nobody = Nessun numero chiamato
screen-waiting = { $n ->
    [0] Nessuno aspetta
    [one] Aspetta { $n } persona
   *[other] Aspettano { $n } persone
 }
screen-stop = Ferma l’aggiornamento
screen-go = Aggiorna da solo
field-visit-counter = Posto
field-visit-name = Nome
field-visit-q = Nome, codice fiscale o telefono
field-visit-goal = Che lavoro cerca
help-visit-code = Dal codice prendiamo nascita e sesso
done-arrived = Numero { $n }
done-received = Tocca al numero { $n }
done-visit_ended = Visita finita, numero { $n }
done-nobody_waits = Non aspetta nessuno
error-visit-code = Il codice fiscale non è giusto: controllalo, o lascialo vuoto.
error-visit-phone = Scrivi un telefono di 5–15 cifre.
error-visit-email = L’e-mail non è scritta bene.
right-welcome = Tenere la coda dello sportello
category-visits = Di chi erano le visite allo sportello
held-visit = Visite allo sportello (resta il conto)
fact-came = È venuta allo sportello
copy-visit = Visita allo sportello
