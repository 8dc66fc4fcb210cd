# What is wrong with a practice pack, chosen by codes of the program.

pack-no-file = Manca il file { $value }.
pack-stray-file = Un pacchetto non ha posto per questo file: controlla nome e cartella.
pack-too-many-files = I file sono più di { $detail }.
pack-file-too-large = Troppo grande: { $value } byte, al massimo { $detail }.
pack-not-text = Il testo non è in UTF-8: salvalo come UTF-8.
pack-not-an-archive = Il file non è un archivio zip, o è danneggiato ({ $detail }).
pack-not-toml = Qui il file non si legge come TOML ({ $detail }).
pack-unknown-field = Non c’è un campo “{ $value }”.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva “{ $nearest }”.
 }
pack-missing = Manca “{ $value }”.
pack-not-translated = Manca il testo in { $detail ->
    [it] italiano
    [fr] francese
    [en] inglese
   *[other] { $detail }
 }.
pack-wrong-kind = Qui serve { $detail ->
    [text] un testo
    [words] un testo per lingua, come label.it = "…"
    [whole] un numero intero
    [number] un numero
    [flag] true o false
    [day] una data, come 2026-11-23 senza virgolette
    [scalar] un testo, un numero, true, false o una data
    [expression] un’espressione tra virgolette
    [table] un gruppo di campi
    [list] un elenco tra parentesi quadre
    [region] il codice ISTAT della regione, due cifre
   *[other] un altro valore
 }.
pack-text-too-long = Il testo ha più di { $detail } caratteri.
pack-list-too-long = L’elenco ha { $value } voci, al massimo { $detail }.
pack-not-in-list = “{ $value }” non è tra i valori ammessi: { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva “{ $nearest }”.
 }
pack-unknown-unit = “{ $value }” non è un’unità: { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva “{ $nearest }”.
 }
pack-out-of-bounds = { $value } è fuori dai limiti: { $detail }.
pack-bad-name = “{ $value }” non è un nome: servono lettere minuscole senza accenti, cifre e _ (per il pacchetto -), con una lettera all’inizio.
pack-reserved-name = “{ $value }” è una parola del linguaggio: scegli un altro nome.
pack-double-name = “{ $value }” c’è già.
pack-other-name = Il nome dentro è “{ $value }”, quello fuori “{ $detail }”: devono essere uguali.
pack-bad-version = “{ $value }” non è una versione come 1.2.3.
pack-control-character = Il testo contiene caratteri di controllo invisibili.
pack-newer-form = Il pacchetto è scritto nella forma { $value }; questo programma legge fino alla { $detail }: aggiornalo.
pack-no-such = “{ $value }” non c’è: serve { $detail ->
    [phase] una fase
    [track] un percorso affiancato
    [actor] un attore
    [questionnaire] un questionario del pacchetto
    [document] un documento del pacchetto
    [message] un messaggio del pacchetto
    [item] una domanda
   *[other] un altro valore
 }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva “{ $nearest }”.
 }
pack-not-for-kind = “{ $value }” non dice niente per il tipo “{ $detail }”: toglilo.
pack-needed-for-kind = Il tipo “{ $detail }” vuole anche “{ $value }”.
pack-reversed = “{ $value }” è più grande di “{ $detail }”.
pack-bands-not-rising = Le fasce devono salire: { $value } non è più di quella prima.
pack-band-bound = La prima fascia non ha “from”, le altre sì: vedi “{ $value }”.
pack-bad-default = Il valore “{ $value }” non è tra quelli che uno sportello può scegliere.
pack-formula-type = La formula dà { $value ->
    [boolean] una condizione
    [number] un numero
    [date] una data
    [text] un testo
    [code] un codice
    [codes] un elenco di codici
    [numbers] un elenco di numeri
    [dates] un elenco di date
    [none] niente
   *[other] un altro valore
 }, qui serve { $detail ->
    [boolean] una condizione
    [number] un numero
    [date] una data
    [text] un testo
    [code] un codice
    [codes] un elenco di codici
    [numbers] un elenco di numeri
    [dates] un elenco di date
    [none] niente
   *[other] un altro valore
 }.
pack-cycle = Le fasi girano in tondo: { $detail }.
pack-waits-for-ever = La fase “{ $value }” aspetta per sempre: { $detail } non arriva mai prima.
pack-unknown-lep = La legge non ha il livello “{ $value }”; un codice proprio ha almeno tre caratteri.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva “{ $nearest }”.
 }
pack-anonymous-in-case = Il questionario “{ $value }” è anonimo: non può stare nel percorso di una persona.
pack-unused = Nulla nel pacchetto usa “{ $value }”.
pack-unreachable = Nessuna via porta alla fase “{ $value }”.
pack-dead-end = Dalla fase “{ $value }” non si esce: serve una fase dopo o un’uscita.
pack-depends-on-today = Quello che avviene da sé non può dipendere da “{ $value }”: domani la persona sarebbe altrove senza che niente sia successo.
pack-bad-placeholder = Un segnaposto {"{{"} non è chiuso o è vuoto.
pack-unknown-heading = La scheda non ha un campo “{ $value }”: { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva “{ $nearest }”.
 }
pack-no-anchor = Il titolo “{ $value }” non dice quale campo è: finisce con {"{#campo}"}.
expression-empty = L’espressione è vuota.
expression-too-long = L’espressione ha più di { $detail } byte.
expression-too-many-parts = L’espressione ha più di { $detail } parti: dividila in più punteggi.
expression-too-deep = Più di { $detail } livelli di parentesi o condizioni una dentro l’altra.
expression-bad-character = Il segno “{ $value }” non ha significato qui.
expression-unclosed-text = Un testo si apre con ' e non si chiude.
expression-bad-number = “{ $value }” non è un numero di al massimo 18 cifre, con il punto per i decimali.
expression-bad-date = “{ $value }” non è un giorno del calendario.
expression-unexpected = “{ $value }” non può stare qui: { $detail ->
    [value] serve un valore
    [end] l’espressione dovrebbe finire
   *[other] serve “{ $detail }”
 }.
expression-unknown-name = Qui non c’è un nome “{ $value }”.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva “{ $nearest }”.
 }
expression-unknown-function = Non c’è una funzione “{ $value }”.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva “{ $nearest }”.
 }
expression-wrong-arguments = “{ $value }” vuole { $detail } argomenti.
expression-wrong-type = Qui c’è { $value ->
    [boolean] una condizione
    [number] un numero
    [date] una data
    [text] un testo
    [code] un codice
    [codes] un elenco di codici
    [numbers] un elenco di numeri
    [dates] un elenco di date
    [none] niente
   *[other] un altro valore
 }, serve { $detail ->
    [boolean] una condizione
    [number] un numero
    [date] una data
    [text] un testo
    [code] un codice
    [codes] un elenco di codici
    [numbers] un elenco di numeri
    [dates] un elenco di date
    [none] niente
   *[other] un altro valore
 }.
expression-types-differ = Non si possono mettere a confronto { $detail ->
    [boolean] una condizione
    [number] un numero
    [date] una data
    [text] un testo
    [code] un codice
    [codes] un elenco di codici
    [numbers] un elenco di numeri
    [dates] un elenco di date
    [none] niente
   *[other] un altro valore
 } e { $value ->
    [boolean] una condizione
    [number] un numero
    [date] una data
    [text] un testo
    [code] un codice
    [codes] un elenco di codici
    [numbers] un elenco di numeri
    [dates] un elenco di date
    [none] niente
   *[other] un altro valore
 }.
expression-unknown-code = Nessuna scelta ha il codice “{ $value }”.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva “{ $nearest }”.
 }
expression-not-literal = Qui può stare solo un numero, un testo o una data, non qualcosa da calcolare.
expression-not-rising = I limiti delle fasce devono salire: vedi { $value }.
expression-bad-amount = Serve un numero intero: { $detail }.
expression-too-large = Il risultato ha più di 18 cifre.
expression-date-out-of-range = La data è prima del 1800 o dopo il 2200.
expression-not-whole = Si aggiungono solo giorni, mesi e anni interi, non { $value }.
