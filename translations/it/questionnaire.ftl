menu-questionnaires = Questionari
crumb-questionnaires = Questionari
tab-questionnaires = Questionari
own-questionnaires = Questionari
key-choose = scegli
key-next-item = domanda dopo
key-complete-sheet = concludi
minutes = { $n ->
    [one] 1 minuto
   *[other] { $n } minuti
}
field-questionnaire = Questionario
response-to_send = Da mandare
response-sent = Mandato
response-opened = Aperto
response-started = Cominciato
response-completed = Compilato
response-confirmed = Confermato
response-withdrawn = Ritirato
response-not_reached = Senza risposta
by-email = E-mail
by-sms = SMS
by-messaging = Messaggi
by-paper = Carta
by-telephone = Telefono
filled-link = dal collegamento
filled-own_pages = dalle sue pagine
filled-telephone = al telefono
filled-in_person = di persona
filled-paper = da carta
filled-imported = da un file
no-answer-no_skills = Non sa usare telefono o computer per questo
no-answer-no_access = Non ha rete o dispositivi
no-answer-unwilling = Non vuole
no-answer-unreachable = Non si riesce a contattare
no-answer-other = Altro
alternative-digital_course = Un corso di competenze digitali
alternative-workstation = Una postazione dello sportello
alternative-telephone = Al telefono
alternative-in_person = Di persona
alternative-paper = Su carta
send-fault-bad_address = L’indirizzo non è valido: va corretto nella scheda.
send-fault-undelivered = Il messaggio non è arrivato.
send-fault-not_to_contact = Non vuole ricevere messaggi.
left-out-not_to_contact = Non vuole essere contattata
left-out-already = Ha già questo questionario
left-out-no_contact = Non ha né indirizzo né telefono
campaign-state-draft = Bozza
campaign-state-open = In corso
campaign-state-closed = Chiusa
age-band-under_35 = Meno di 35 anni
age-band-from_35_to_50 = 35–50 anni
age-band-over_50 = Più di 50 anni
age-band-unknown = Età non nota
sheet-over-completed = Grazie, hai già risposto
sheet-over-withdrawn = Non serve più
sheet-over-expired = Questo collegamento non funziona più
sheet-over-help-completed = Le tue risposte sono arrivate. Puoi chiudere questa pagina.
sheet-over-help-withdrawn = Lo sportello non ha più bisogno di queste risposte. Non devi fare niente.
sheet-over-help-expired = Il tempo è passato, o il collegamento non è intero. Se vuoi rispondere lo stesso, chiamaci.
sheet-fault-unknown = Domanda sconosciuta.
sheet-fault-wrong-kind = Non si riesce a leggere: controlla come è scritto.
sheet-fault-not-an-option = Scegli una delle risposte.
sheet-fault-not-alone = Questa risposta va da sola.
sheet-fault-too-many = Ne hai scelte troppe.
sheet-fault-too-low = È troppo poco, o troppo presto.
sheet-fault-too-high = È troppo, o troppo tardi.
sheet-fault-too-many-decimals = Ha troppe cifre dopo la virgola.
sheet-fault-too-long = È troppo lungo.
sheet-fault-disagrees = Le risposte non vanno d’accordo.
sheet-fault-missing = Manca la risposta.
sheet-takes = { $n ->
    [one] Ci vuole un minuto.
   *[other] Ci vogliono circa { $n } minuti.
}
sheet-parts = { $n ->
    [one] Una pagina.
   *[other] { $n } pagine, una alla volta.
}
sheet-anonymous = Le risposte sono anonime: nessuno sa chi le ha date.
sheet-pause = Puoi fermarti e riprendere da questo stesso telefono. Le tue risposte le vede solo lo sportello.
sheet-begin = Comincia
sheet-resume = Continua
sheet-elsewhere = Hai già cominciato su un altro telefono o computer.
sheet-elsewhere-help = Continua da lì. Se ricominci qui, le risposte già date si perdono.
sheet-anew = Ricomincia qui
sheet-by-telephone = Preferisci rispondere al telefono? Chiama { $phone }.
sheet-place = Pagina { $n } di { $of }
sheet-faults = { $n ->
    [one] C’è una risposta da controllare
   *[other] Ci sono { $n } risposte da controllare
}
sheet-more = Ancora qualche domanda, per quello che hai risposto.
sheet-next = Avanti
sheet-to-review = Rivedi le risposte
sheet-back = Indietro
sheet-later = Salva e continua dopo
sheet-saved = Salvato.
sheet-review = Le tue risposte
sheet-missing = { $n ->
    [one] Manca una risposta
   *[other] Mancano { $n } risposte
}
sheet-send = Manda le risposte
sheet-send-help = Dopo non si possono più cambiare da qui. Ne parliamo insieme.
sheet-call = { $desk }: { $phone }
sheet-no-answer-given = nessuna risposta
sheet-file-help = Scrivi il nome del documento e portalo allo sportello.
sheet-unclear = Non capita
sheet-answered = { $n } risposte su { $of }
sheet-begin-one = Un nuovo questionario
sheet-type-now = Scrivi le risposte ora
sheet-send-link = Manda il collegamento
sheet-on-paper = Su carta
sheet-none-on = Nessun questionario è attivo in questo sportello: si attiva con un servizio.
sheet-put = Questionari mandati e compilati
sheet-compare = Confronta prima e dopo
sheet-empty = Nessun questionario
sheet-empty-help = Qui si vede che cosa è stato mandato e che cosa ne è venuto.
sheet-to-employer = Torna all’impresa
sheet-nobody = Anonimo
sheet-code = Codice { $code }
sheet-print = Stampa
sheet-stale = Qualcuno ha salvato nel frattempo: qui ci sono le sue risposte con le tue sopra. Controlla e salva ancora.
sheet-how-filled = Come è stato compilato
sheet-complete = Concludi
sheet-not-saved = Non salvato: controlla la rete.
sheet-left = Da rispondere:
sheet-scores = Punteggi
sheet-provisional = Provvisori finché non ne parli con la persona.
sheet-invitation = Invito
sheet-sent-at = Mandato { $at }
sheet-reminded = { $n ->
    [one] un promemoria
   *[other] { $n } promemoria
}
sheet-not-sent = Non ancora mandato.
sheet-remind = Manda di nuovo
sheet-withdraw = Ritira
sheet-no-answer = Non risponde
sheet-why-not = Perché
sheet-proposed = Che cosa gli è proposto
sheet-reopen = Completa o correggi
sheet-judged-other = { $name } ha scelto: { $band }.
sheet-judged-same = Confermata da { $name }.
sheet-judge = Conferma o cambia la fascia
sheet-band = Fascia
sheet-band-why = Motivo
sheet-if-other = se è diversa
sheet-confirm-band = Conferma
sheet-answers = Risposte
sheet-restitution = Restituzione
sheet-restitution-note = Che cosa vi siete detti
sheet-restitution-minutes = Minuti di colloquio
sheet-unclear-items = Domande non capite
sheet-times = Quando
sheet-took = { $n ->
    [one] Un minuto per compilarlo
   *[other] { $n } minuti per compilarlo
}
sheet-before = Prima
sheet-after = Dopo
sheet-changed = cambiata
sheet-paper-help = Stampa questa pagina con il browser. Le risposte si scrivono poi qui, con il codice.
campaigns-help = Questionari messi a molte persone: chi è invitato, chi risponde.
campaign-new = Nuova campagna
campaign-import = Importa risposte
campaign-by-code = Codice di un foglio
campaign-no-code = Nessun foglio ha il codice { $code }.
campaign-find = Trova
campaign-title = Campagna
campaign-anonymous = anonimo
campaigns-empty = Nessuna campagna
campaigns-empty-help = Comincia scegliendo a chi mandare un questionario.
figure-invited = Invitati
figure-opened = Aperti
figure-completed = Risposte
figure-rate = Tasso
figure-operator = Da operatori
figure-reminded = Ricordati
figure-median = Minuti, mediana
figure-mean = Minuti, media
figure-total = Tutti
figure-by-desk = Per sportello
figure-by-band = Per età
figure-reasons = Perché non rispondono
figure-note = Il tasso di tutti è su tutte le persone insieme; dove nessuno è invitato non c’è tasso (–).
figure-mean-rate = Media degli sportelli che hanno invitato qualcuno: { $n } %.
campaign-what = Che cosa si chiede
campaign-who = A chi
campaign-how = Come e quanto
field-campaign-title = Nome della campagna
campaign-choice-view = Una vista dell’elenco persone
campaign-choice-view-help = Una vista che hai salvato, o tutte le persone dello sportello.
campaign-view = Vista
campaign-everybody = Tutte le persone dello sportello
campaign-choice-sample = Un campione: { $name }
campaign-choice-sample-help = Estratto a sorte per gruppi, per «{ $name }».
campaign-choice-codes = Un elenco di codici
campaign-choice-codes-help = Un codice per riga: scheda, codice esterno o codice fiscale.
campaign-codes = Codici
campaign-unknown = { $n ->
    [one] Un codice non è di nessuno
   *[other] { $n } codici non sono di nessuno
}
campaign-without = Vai avanti senza questi
campaign-choice-employers = Le imprese dello sportello
campaign-choice-employers-help = Per bisogni e gradimento.
campaign-choice-anybody = Chiunque passi
campaign-choice-anybody-help = Un solo collegamento da esporre: nessuno sa chi risponde.
field-channel = Come si invita
campaign-message = Messaggio
campaign-reminder = Promemoria
campaign-plain-message = Parole semplici
campaign-own-messages = Le e-mail partono da qui. SMS e messaggi no: si scarica un elenco con i collegamenti e li manda lo sportello.
field-link-days = Giorni di validità
field-remind-after = Ricorda dopo giorni
field-most-reminders = Promemoria al massimo
campaign-prepare = Prepara
campaign-prepare-help = Non parte ancora niente.
campaign-open = Avvia
campaign-discard = Elimina la bozza
campaign-remind = Ricorda a chi manca
campaign-type-one = Scrivi un foglio
campaign-close = Chiudi
campaign-draft-help = Controlla chi è scelto e chi resta fuori. Con «Avvia» partono gli inviti.
campaign-sending = Gli inviti stanno partendo. Puoi lasciare questa pagina.
campaign-poll = Il collegamento per tutti
campaign-poll-help = Copialo ora: non sarà più mostrato.
campaign-square = Codice da inquadrare
campaign-ways = Come si chiede
campaign-reminders = Promemoria
campaign-reminders-line = dopo { $days } giorni, al massimo { $n }
campaign-faulty = { $n ->
    [one] Un invito non è partito
   *[other] { $n } inviti non sono partiti
}
campaign-faulty-help = Nessuno è perso: correggi l’indirizzo e manda di nuovo dalla pagina, o telefona.
campaign-by-hand = Da chiedere a voce, su carta o con un messaggio
campaign-messages = Scarica i messaggi con i collegamenti
campaign-by-hand-help = Apri il nome e scrivi le risposte mentre parlate.
campaign-asked = già chiesto
campaign-mark-asked = Segna chiesto
campaign-left-out = { $n ->
    [one] Una persona resta fuori
   *[other] { $n } persone restano fuori
}
campaign-unseen = di un’altra équipe
campaign-more = Altre { $n } righe stanno nei file.
campaign-figures = Cifre
campaign-figures-file = Cifre (CSV)
campaign-answers-file = Risposte (XLSX)
campaign-answers-pseudonymous = Risposte senza nomi (CSV)
campaign-lots = Come è stato estratto il campione
campaign-lots-help = Con questo seme e i numeri delle schede chiunque può ripetere l’estrazione.
campaign-group = Gruppo
campaign-candidates = Persone
campaign-drawn = Estratte
campaign-short = Mancano
campaign-without-group = { $n ->
    [one] Di una persona non si sa il gruppo.
   *[other] Di { $n } persone non si sa il gruppo.
}
answers-import-help = Una riga per ogni persona invitata: id, desk, age, contacted, completed, minutes, filled, reason e le risposte (answers.domanda).
answers-import-file = File (CSV, XLSX o JSON per righe)
answers-import-done = { $new } risposte nuove, { $unchanged } già note, { $refused } rifiutate.
answers-import-line = Riga
answers-import-why = Motivo
answer-fault-unreadable = non si legge
answer-fault-missing = manca
answer-fault-unknown-field = colonna sconosciuta
answer-fault-double = il codice è due volte nel file
answer-fault-unknown-desk = sportello sconosciuto
answer-fault-unknown-person = persona sconosciuta
answer-fault-bad-date = non è una data
answer-fault-bad-number = non è un numero
answer-fault-not-in-list = non è nell’elenco
answer-fault-wrong-answer = risposta sbagliata
answer-fault-missing-answer = manca una risposta
error-campaign-nobody = Nessuno è scelto.
error-campaign-many = Sono troppe persone per una campagna.
error-campaign-codes = Alcuni codici non sono di nessuno.
error-sheet-file = Il file non si legge.
error-sheet-no-address = Non ha un indirizzo a cui scrivere, o non vuole messaggi.
error-sheet-reason = Per una fascia diversa serve il motivo.
error-sheet-closed = È già stato mandato o ritirato.
error-whole-minutes = Minuti: un numero intero, al massimo 1440.
