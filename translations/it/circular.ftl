# Circulars, instructions and acts.

crumb-circulars = Circolari e atti
menu-circulars = Circolari e atti
circulars-help = Circolari, istruzioni e atti del tuo sportello e di quelli sopra. Chi ha letto preme «Letto».
circulars-unread = { $n ->
    [one] Una circolare aspetta che tu la legga.
   *[other] { $n } circolari aspettano che tu le legga.
}
circulars-search = Cerca per numero o parole
circulars-any = Tutte
circulars-which = Quali
circulars-only-unread = Da leggere
circulars-count = { $n ->
    [one] Un atto
   *[other] { $n } atti
}
circulars-none = Nessuna circolare
circulars-none-help = Qui appare ciò che il tuo sportello e quelli sopra pubblicano.
circular-kind-circular = Circolare
circular-kind-instruction = Istruzione operativa
circular-kind-law = Legge
circular-kind-resolution = Delibera
circular-kind-decree = Decreto
circular-kind-note = Nota
circular-new = Nuova circolare
circular-new-help = Arriva a tutti quelli che lavorano allo sportello scelto e a quelli sotto.
circular-next = Nuova versione
circular-next-of = Nuova versione di { $number }
circular-next-help = La versione di prima resta leggibile. Chi l’aveva letta legge anche questa.
circular-act = L’atto
circular-text = Il testo
circular-belongs = A che cosa si lega
field-circular-desk = Per quale sportello
help-circular-desk = Vale anche per gli sportelli che ne dipendono.
field-circular-kind = Tipo
field-circular-number = Numero
field-circular-date = Data
field-circular-title = Oggetto
field-circular-body = Testo
help-circular-body = Una riga vuota separa i paragrafi. «## » comincia un titolo, «- » un elenco.
field-circular-pack = Servizio
field-circular-replaces = Sostituisce
help-circular-replaces = Quella sostituita resta leggibile e non chiede più di essere letta.
circular-pack = Servizio
circular-replaces = Sostituisce
act-issue = Pubblica
circular-to-read = Da leggere
circular-withdrawn = Ritirata
circular-replaced = Sostituita
circular-print = Stampa
circular-readers = Chi ha letto
circular-receipt = Lettura
circular-read-act = Letto
circular-read-help = Premi quando hai letto: chi l’ha scritta vede che ti è arrivata.
circular-read-on = Letta il { $at }.
circular-withdrawn-on = Ritirata il { $at }. { $why }
circular-replaced-by = Al suo posto vale
circular-older = Questa è la versione { $n }, non quella che vale.
circular-show-present = Apri quella che vale
circular-versions = Versioni
circular-version = Versione { $n }
circular-withdraw = Ritira
circular-withdraw-help = Resta leggibile, con il motivo, e non chiede più di essere letta.
circular-withdraw-act = Ritira la circolare
field-circular-reason = Perché
circular-read-of = { $n } di { $of } hanno letto
circular-reader = Persona
circular-read-when = Letta
circular-not-read = Non ancora
circular-read-earlier = ha letto la versione { $n }
circular-nobody = Nessuno da raggiungere
circular-nobody-help = Né allo sportello né a quelli sotto lavora qualcuno oggi.
circulars-today = Circolari da leggere
circulars-of-pack = Circolari e atti di questo servizio
error-circular-taken = C’è già un atto dello stesso tipo con questo numero in quell’anno.
error-circular-future = La data non può essere futura.
error-circular-replaces = Questa circolare non c’è, o è la stessa.
error-circular-pack = Questo servizio non c’è.
error-circular-unchanged = Non è cambiato nulla.
error-circular-withdrawn = È già stata ritirata.
error-circular-newer = Nel frattempo c’è una versione nuova: leggi quella.
