# Smaller registers, import, export, administration, first run, public pages.

crumb-courses = Corsi
crumb-bodies = Enti
crumb-projects = Progetti
crumb-import = Importa
crumb-accounts = Utenti
free = gratuito
register-course = Corsi
register-body = Enti
register-project = Progetti
register-new-course = Nuovo corso
register-new-body = Nuovo ente
register-new-project = Nuovo progetto
register-empty-course = Nessun corso qui
register-empty-body = Nessun ente qui
register-empty-project = Nessun progetto qui
register-empty-help = Crea il primo: basta il nome.
search-course = Titolo, ente, competenza
search-body = Nome, comune
search-project = Titolo, ente
count-course = { $n ->
    [one] { $n } corso
   *[other] { $n } corsi
 }
count-body = { $n ->
    [one] { $n } ente
   *[other] { $n } enti
 }
count-project = { $n ->
    [one] { $n } progetto
   *[other] { $n } progetti
 }
field-course-body = Ente che lo tiene
field-taught = Che cosa insegna
field-course-hours = Ore
field-course-from = Dal
field-course-to = Al
field-apply_until = Iscrizioni fino al
field-seats = Posti
field-cost = Costo, euro
field-funding = Finanziato da
field-qualification = Qualifica
field-link = Pagina del corso
field-online = Anche online
field-hiring_commitment = Un’impresa si impegna ad assumere
field-body-kind = Che ente è
field-contact-person = Persona da chiamare
field-project-kind = Tipo
field-project-body = Ente
field-stage = A che punto è
field-outlets = Sbocchi
field-project-workers = Persone
field-token = Codice
field-desk-name = Nome dello sportello
field-desk-code = Sigla
field-full-name = Nome e cognome
help-project-workers = Un identificativo per riga
help-password = Almeno 12 caratteri, senza il nome utente. Una frase va benissimo.
error-required = Questo serve.
error-file-unreadable = Il file non si legge: controlla che sia CSV, XLSX o JSON Lines.
error-too-short = Troppo corta: almeno 12 caratteri.
error-too-long = Troppo lungo.
error-contains-name = Contiene il nome utente.
error-date = Scrivi una data che esiste.
error-unknown-code = { $value } non è fra i valori ammessi.
error-range = Scrivi un numero da { $least } a { $most }.
error-taken = { $value } c’è già.
error-place-unknown = Non troviamo questo comune: scegli dall’elenco.
error-token = Il codice non corrisponde: è scritto dove hai avviato il programma.
error-email = Questo indirizzo e-mail non è completo.
error-weights = I pesi devono sommare a 1.000.
error-reason = Scegli un motivo.
error-phone = Questo numero di telefono non è completo.
sec-course = Il corso
sec-body = L’ente
sec-project = Il progetto
taught-help = Da qui si vede a chi manca proprio questo.
import-title = Importa un file
import-help = Prima guardi, poi decidi: niente si scrive finché non lo dici.
import-what = Che cosa contiene
import-file = File
import-file-help = CSV, XLSX o JSON Lines, anche compresso con gzip
import-atomic = Tutto o niente
import-atomic-help = Se una riga è sbagliata non se ne importa nessuna
import-look = Guarda il file
import-past = Importazioni fatte
import-counts = { $new } nuove, { $changed } cambiate, { $refused } rifiutate
import-undone = Annullata
import-preview = Prima di importare { $file }
import-lines = { $n ->
    [one] { $n } riga
   *[other] { $n } righe
 }
import-remembered = Colonne riconosciute da un file precedente.
import-lacking = Manca una colonna per:
import-columns = Colonne del file
import-column = Colonna
import-examples = Primi valori
import-field = Campo di Ponte
import-leave-out = (lascia fuori)
import-now = Importa
import-check = Prova senza scrivere
import-report = Rapporto di { $file }
import-dry = prova: niente è stato scritto
import-rejects = Scarica le righe rifiutate
import-undo = Annulla l’importazione
import-n-new = Nuove
import-n-changed = Cambiate
import-n-unchanged = Uguali
import-n-refused = Rifiutate
import-linked = Parole collegate a un mestiere o a una competenza
band-sure = Sicuro
band-likely = Probabile
band-doubtful = Da controllare
band-none = Non collegato
band-share = { $n } su { $of }
import-faults = Righe rifiutate
import-line = Riga
import-value = Valore
import-reason = Perché
import-more-faults = { $n ->
    [one] Un’altra nel file delle righe rifiutate.
   *[other] Altre { $n } nel file delle righe rifiutate.
 }
import-no-faults = Nessuna: tutto a posto.
seconds = { $n ->
    [one] { $n } secondo
   *[other] { $n } secondi
 }
export-help = Ogni esportazione resta scritta: chi, che cosa, quando.
work-waiting = In attesa
work-running = In corso
work-done = Finita
work-failed = Non riuscita
work-stopped = Fermata
report = Rapporto
activities-empty = Niente in corso
activities-empty-help = Importazioni e invii lunghi si ritrovano qui.
stale-list-help = { $n ->
    [one] Persone in elenchi aperti con una disponibilità più vecchia di un giorno.
   *[other] Persone in elenchi aperti con una disponibilità più vecchia di { $n } giorni.
 }
write-to-chosen = Scrivi a chi è selezionato
col-lists = Elenchi
col-best = Punti migliori
stale-empty = Tutte fresche
stale-empty-help = Nessuno da richiamare per ora.
reference-what = Che cosa
reference-release = Versione
reference-count = Voci
reference-loaded = Caricato
reference-starter = raccolta iniziale
reference-missing = manca
reference-kind-esco = Mestieri e competenze ESCO
reference-kind-places = Comuni
reference-kind-boundaries = Confini dei comuni
reference-kind-cp = Professioni CP
reference-kind-ateco = Attività ATECO
reference-kind-ccnl = Contratti collettivi
reference-where-esco = Dal portale ESCO della Commissione europea, CSV
reference-where-places = Da ISTAT, elenco dei comuni
reference-where-boundaries = Da ISTAT, confini amministrativi
reference-where-cp = Da ISTAT, classificazione delle professioni
reference-where-ateco = Da ISTAT, classificazione ATECO
reference-where-ccnl = Dal CNEL, archivio dei contratti
reference-file = File, anche più di uno
reference-load = Carica
reference-help = Una versione nuova tiene quello che è già in uso e dice che cosa è stato ritirato.
reference-use-starter = Vai avanti con la raccolta iniziale
first-step = Passo { $n } di { $of }
first-token = Il codice del primo avvio
first-desk = Il tuo sportello
first-account = Il primo utente
first-reference = I dati ufficiali
first-sample = Come vuoi cominciare
first-help-token = È scritto dove hai avviato il programma. Vale una volta sola.
first-help-desk = Nome e comune compaiono sulle pagine e nei messaggi.
first-help-account = Amministra lo sportello e crea gli altri utenti.
first-help-reference = Mestieri, comuni e attività. Puoi caricarli adesso o più tardi.
first-help-sample = I dati di prova si tolgono tutti insieme, quando vuoi.
first-with-sample = Con dati di prova
first-with-sample-help = Persone, imprese e offerte inventate, per imparare
first-empty = Con lo sportello vuoto
first-empty-help = Per registrare o importare subito i dati veri
go-on = Avanti
account-new = Nuovo utente
account-active = Attivo
account-disabled = Sospeso
account-enable = Riattiva
account-disable = Sospendi
search-found = Cerca: { $q }
search-nothing = Niente con queste parole
search-nothing-help = Prova con il cognome, il codice fiscale o il telefono.
credit-esco = ESCO
credit-istat = ISTAT
credit-program = Ponte
credit-design = Bootstrap Italia
credit-fonts = Titillium Web
credit-words-esco = This service uses the ESCO classification of the European Commission.
credit-words-istat = Comuni, confini, professioni e attività: dati ISTAT, licenza CC BY 4.0.
credit-words-program = Ponte è software libero, licenza EUPL 1.2.
credit-words-design = Stili e icone di Bootstrap Italia, del Dipartimento per la trasformazione digitale: licenza BSD a 3 clausole. Aggiornamenti parziali con htmx: licenza BSD a 0 clausole.
credit-words-fonts = Carattere Titillium Web, licenza SIL Open Font 1.1.
privacy-intro = { $desk } tratta i dati di chi cerca lavoro e di chi lo offre, secondo il Regolamento UE 2016/679.
privacy-what = Quali dati
privacy-why = Perché
privacy-who = Chi li vede
privacy-machine = Che cosa fa il programma
privacy-long = Per quanto tempo
privacy-rights = I tuoi diritti
privacy-words-what = Nome, contatti, esperienze, studi, competenze, disponibilità e desideri.
privacy-words-why = Per farti incontrare il lavoro: è un compito di interesse pubblico.
privacy-words-who = Il personale dello sportello. Un’impresa vede il tuo nome solo se hai detto sì, per quell’offerta.
privacy-words-machine = Ordina le persone per un’offerta e dice perché. Non conosce sesso, età, cittadinanza, salute. Decide sempre una persona.
privacy-words-long = Finché lo sportello ti segue, poi per il tempo che la legge impone.
privacy-words-rights = Puoi vedere, correggere, cancellare i tuoi dati, ritirare un consenso, chiedere come sono nati i tuoi punti.
privacy-contact = Scrivi a
keys-help = Le lettere non valgono mentre scrivi in un campo.
keys-on = Usa le scorciatoie
key-to-today = vai a oggi
fresh = Nuova
employer-not-named = Impresa riservata
at-km = a { $km }
until-date = Fino a { $date }
public-title = Che lavoro cerchi?
public-what = Lavoro o parola
public-where = Dove
come-or-call = Vieni o chiama
write-us = Scrivici
open-vacancies = { $n ->
    [one] offerta aperta
   *[other] offerte aperte
 }
fresh-vacancies = { $n ->
    [one] nuova in 7 giorni
   *[other] nuove in 7 giorni
 }
open-courses = { $n ->
    [one] corso aperto
   *[other] corsi aperti
 }
newest = Le più nuove
all-of-them = { $n ->
    [one] Tutte
   *[other] Tutte le { $n }
 }
public-empty = Nessuna offerta, per ora
public-empty-help = Prova un’altra parola o un altro comune, o chiamaci.
vacancy-closed = Chiusa
what-you-do = Che cosa farai
public-need-required = È richiesto
public-need-preferred = Aiuta
what-next = Che cosa succede dopo
next-1 = Chiama o vieni allo sportello: guardiamo insieme se fa per te.
next-2 = Con il tuo consenso il tuo nome va all’impresa.
next-3 = L’impresa risponde, e noi ti diciamo com’è andata, anche se è un no.
published-by = Pubblicata da { $desk }
verified-on = verificata { $date }
reference-word = Rif.
work-stop = Ferma
