# Pagine del lavoro d’ufficio: la giornata, lo sportello, i file.

call-backs = Da richiamare oggi
look-again = Guarda di nuovo
progress-so-far = { $part } righe finora
still-available = Ancora disponibile
stale-in-lists = Solo chi è in un elenco aperto
stale-everybody = Tutte le persone
menu-desk = Lo sportello
desk-who = Come si presenta
desk-weights = Pesi con cui comincia ogni offerta
field-share-coherence = Capacità (200–800)
field-share-availability = Disponibilità (0–500)
field-share-nearness = Vicinanza (0–500)
field-share-wishes = Desideri (0–500)
sample-here = Dati di prova
sample-remove-help = Persone, imprese e offerte inventate, con tutto quello che ne è seguito, si tolgono insieme. I dati veri restano.
sample-sure = Sì, toglili: non si torna indietro
sample-remove = Togli i dati di prova
error-disk-full = Il disco del programma è pieno: libera spazio e carica di nuovo il file.
error-file-infected = Il controllo antivirus non accetta questo file: non è stato tenuto.
error-file-not-scanned = Il controllo antivirus non risponde, quindi il file non è stato tenuto: riprova più tardi o avvisa chi amministra il programma.
error-username = Senza spazi, al massimo 80 caratteri.
error-desk-code = Solo lettere e cifre, al massimo 12.
error-worker-unknown = Non troviamo «{ $value }»: scrivi il suo identificativo o il codice fiscale.
error-file-empty = Scegli un file.
error-reference-unreadable = Il file non si può leggere. { $value }
error-reference-damaged = Il file compresso è danneggiato o incompleto. { $value }
error-reference-too_large = Il file è più grande di qualunque pubblicazione di questo tipo. { $value }
error-reference-columns = Mancano delle colonne: forse è un altro file. { $value }
error-reference-broken_line = Una riga è rotta. { $value }
error-reference-cell = Una cella contiene un valore che non può stare lì. { $value }
error-reference-map = Non è una mappa di confini. { $value }
error-reference-nothing_recognised = Nessun file di questa classificazione è stato riconosciuto.
clocks-more = { $n ->
    [one] Un’altra scadenza
   *[other] Altre { $n } scadenze
 }
