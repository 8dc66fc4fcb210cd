# The desk: today, people, employers, vacancies.

crumb-employers = Imprese
unemployed-for = { $n ->
    [one] disoccupata da { $n } giorno
   *[other] disoccupata da { $n } giorni
 }
did-of = DID del { $date }
write = Scrivi
open = apri
act-change = Modifica
act-record = Registra
act-save-and-see = Salva e guarda chi c’è
consent-not-yet = non ancora
by-itself = il programma
fact-registered = Registrata
fact-changed = Scheda modificata
fact-ascertained = Disponibilità accertata
fact-proposed = Proposta
fact-contacted = Sentita
fact-sent = Nome inviato all’impresa
fact-verdict = L’impresa ha risposto
fact-outcome = Com’è finita
fact-viewed = Scheda guardata
fact-imported = Importata da un file
to-do-with-her = Da chiederle:
open-matches = Incroci aperti
all-matches = tutti
no-open-matches = Nessuna proposta aperta.
whole-story = tutta la storia
story-empty = Nessun fatto ancora
story-empty-help = Ogni contatto e ogni proposta resta scritto qui.
ascertain = Registra la disponibilità
ascertain-help = Circa dieci secondi: chi e quando vanno da soli.
brief = Profilo in breve
looks-for = Cerca
can-do = Sa fare
count-skills = { $n ->
    [one] { $n } competenza
   *[other] { $n } competenze
 }
how-far = Fin dove
from-date = dal { $date }
nothing-yet = Ancora niente.
vacancies-for-her = Offerte per lei
count-vacancies-searched = { $n ->
    [one] su { $n } offerta aperta
   *[other] su { $n } offerte aperte
 }
no-vacancies-for-her = Nessuna offerta passa le condizioni
no-vacancies-for-her-help = Rivedi con lei distanza, orari e contratti.
history-of = Storia di { $name }
facts = Fatti
fields-changed = Campi modificati
emptied = vuoto
value-erased = valore cancellato
history-note = La storia non si può modificare. Anche chi guarda resta scritto.
today-title = Oggi, { $date }
good-morning = Buongiorno { $name }.
next-thing = La prima scadenza è { $what }: { $left }.
nothing-runs-out = Nessuna scadenza vicina.
search-all = Persona, impresa, offerta, corso, codice fiscale, telefono
opened-lately = Aperti da poco:
clocks = Scadenze
clock-publication = Pubblicazione entro 24 h
clock-rosa = Rosa all’impresa
clock-outcome = Esito da chiedere
clock-expiry = Offerta in scadenza
clock-act-publication = Verifica l’offerta
clock-act-rosa = Continua il giro
clock-act-outcome = Chiedi com’è andata
clock-act-expiry = Rinnova o chiudi
and-others = { $n ->
    [one] e un’altra
   *[other] e altre { $n }
 }
time-gone = { $n } % del tempo passato
vacancies-to-work = Offerte da lavorare
all-vacancies = tutte le offerte
ready-of = { $n ->
    [one] { $n } pronta su { $of }
   *[other] { $n } pronte su { $of }
 }
count-to-hear = { $n ->
    [one] { $n } da sentire
   *[other] { $n } da sentire
 }
go-on-round = Continua il giro
today-empty = Niente in sospeso
today-empty-help = Registra un’offerta: l’elenco delle persone risponde subito.
stale-count = { $n ->
    [one] Una disponibilità da rifare
   *[other] { $n } disponibilità da rifare
 }
stale-why = Più vecchie di 30 giorni, in un elenco aperto:
see-all = vedi tutto
may-leave-page = Puoi lasciare la pagina.
what-changed = Che cosa è cambiato
since = da { $at }
nothing-changed = Nessuna novità.
change-answer = Risposta nel giro
change-verdict = Parere dell’impresa
change-outcome = Esito
change-vacancy = Offerta nuova
change-import = Importazione finita
change-act-answer = Giro
change-act-verdict = Guarda
change-act-outcome = Chiudi
change-act-vacancy = Verifica
change-act-import = Rapporto
key-to-workers = persone
key-to-vacancies = offerte
key-record = registra
key-tab = scheda
key-match = incroci
key-change = modifica
search-employers = Nome, partita IVA, comune
count-employers = { $n ->
    [one] { $n } impresa
   *[other] { $n } imprese
 }
employer-new = Nuova impresa
employers-empty = Nessuna impresa qui
employers-empty-help = Registra la prima, o importa un elenco.
col-employer = Impresa
col-sector = Settore
col-where = Dove
col-open-vacancies = Offerte aperte
col-answers = Risponde
hired-of = { $n ->
    [one] { $n } assunta su { $of }
   *[other] { $n } assunte su { $of }
 }
no-vacancies-yet = Nessuna offerta finora.
contacts = Contatti
no-contacts = Nessun contatto: senza un’e-mail la rosa non parte.
in-brief = In breve
count-staff = { $n ->
    [one] una persona
   *[other] { $n } persone
 }
site = Sede
answers-title = Quanto risponde
answers-of = { $n } esiti su { $of } chiesti
answers-within = { $n ->
    [one] di solito entro un giorno
   *[other] di solito entro { $n } giorni
 }
answers-none = Nessun esito chiesto finora.
change-record = Modifica { $name }
search-vacancies = Titolo, mestiere, impresa, comune
count-vacancies = { $n ->
    [one] { $n } offerta
   *[other] { $n } offerte
 }
filter-state = Stato
vacancy-new = Nuova offerta
vacancies-empty = Nessuna offerta qui
vacancies-empty-help = Registra la prima: bastano titolo e comune.
col-state = Stato
col-deadline = Scadenza
col-positions = Posti
col-people = Persone
people-line = { $listed }, sentite { $heard }, pronte { $ready }
who-fits = Chi è adatto
hours-a-week = { $n ->
    [one] { $n } ora la settimana
   *[other] { $n } ore la settimana
 }
pay-between = da { $min } a { $max } lordi
pay-from = da { $min } lordi
pay-to = fino a { $max } lordi
no-requirements = Nessun requisito: entra chiunque.
change-state = Cambia stato
vacancy-form-help = Titolo e comune bastano: il resto rende l’elenco più preciso.
requirements-help = Obbligatorio esclude chi si sa che non ce l’ha; preferibile dà punti. Quello che non si sa non esclude: va chiesto.
