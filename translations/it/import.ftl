# Errori e avvisi dell'importazione e dei moduli. Argomenti: $field, $value, $nearest (il nome o il valore più vicino, `absent` se non c'è), $detail.

import-not-json = La riga non è JSON valido (carattere { $detail }).
import-not-object = La riga non contiene un oggetto JSON tra parentesi graffe.
import-line-too-long = La riga supera i { $detail } byte e non è stata letta.
import-truncated = Il file finisce a metà di questa riga: forse non è stato copiato per intero.
import-unclosed-quote = Le virgolette aperte in questa riga non vengono mai chiuse.
import-bad-encoding = Il testo non è in UTF-8 né in Windows-1252: salvare il file in UTF-8.
import-encoding-guessed = Il testo non è in UTF-8: è stato letto come { $detail }. Controllare gli accenti.
import-too-many-cells = La riga ha più celle dell'intestazione: «{ $value }» nella colonna { $detail } non ha un nome.
import-cell-error = La cella contiene un errore del foglio di calcolo ({ $value }) ed è stata considerata vuota.
import-formula = La cella contiene una formula: è stato usato il valore salvato, «{ $value }».
import-read-failed = La lettura del file si è interrotta: { $detail }.
import-empty-file = Il file è vuoto.
import-unsupported-file = Il contenuto del file è di tipo «{ $detail }», che non si può importare. Usare JSONL, CSV, XLSX o ODS.
import-json-list = Il file contiene un unico elenco JSON: serve un oggetto per riga, senza parentesi quadre.
import-zip-bomb = Il file compresso, una volta aperto, supererebbe i limiti ({ $detail }): non è stato letto.
import-bad-sheet = Il foglio di calcolo è danneggiato: { $detail }.
import-repeated-column = La colonna «{ $value }» compare due volte nell'intestazione.
import-unknown-field = Il campo «{ $field }» non esiste.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva «{ $nearest }».
 }
import-special-category = «{ $field }» riguarda dati particolari (per esempio salute, origine, religione, sindacato, condanne), che qui non si possono registrare.
import-missing = Manca «{ $field }», che è obbligatorio.
import-wrong-type = «{ $value }» non va bene in «{ $field }»: { $detail ->
    [text] serve un testo
    [integer] serve un numero intero
    [number] serve un numero
    [money] serve un importo in euro con al massimo due decimali e senza separatore delle migliaia
    [flag] serve sì o no
    [list] serve un elenco
    [object] servono i singoli campi che lo compongono
   *[other] il tipo di dato è sbagliato
 }.
import-too-long = Il testo di «{ $field }» supera i { $detail } caratteri.
import-too-many = L'elenco «{ $field }» supera le { $detail } voci.
import-control-character = Il testo di «{ $field }» contiene caratteri di controllo invisibili.
import-not-in-list = «{ $value }» non è tra i valori ammessi per «{ $field }»: { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva «{ $nearest }».
 }
import-out-of-range = { $value } è fuori dai limiti di «{ $field }»: { $detail }.
import-bad-date = «{ $value }» non è una data nella forma richiesta ({ $detail }).
import-impossible-date = La data «{ $value }» non esiste o non è plausibile.
import-future-date = La data { $value } è nel futuro, ma «{ $field }» non può esserlo.
import-from-after-to = La data di inizio { $value } viene dopo quella di fine («{ $detail }»).
import-min-above-max = Il minimo { $value } supera il massimo.
import-bad-email = «{ $value }» non è un indirizzo e-mail.
import-bad-phone = «{ $value }» non è un numero di telefono.
import-bad-url = «{ $value }» non è un indirizzo web.
import-bad-codice-fiscale = Il codice fiscale «{ $value }» è sbagliato: { $detail ->
    [length] non ha 16 caratteri
    [character] contiene un carattere che in quel punto non può stare
    [check] il carattere di controllo non torna, c'è un errore di battitura
    [date] la data di nascita che contiene non esiste
    [birthplace] il luogo di nascita che contiene non esiste
    [all_zeros] è composto di soli zeri
   *[other] non è valido
 }.
import-codice-fiscale-mismatch = Il codice fiscale non corrisponde a { $detail ->
    [family_name] cognome
    [given_name] nome
    [sex] sesso
    [birth_date] data di nascita
    [birthplace] luogo di nascita
   *[other] quanto dichiarato
 }: da verificare con la persona.
import-bad-partita-iva = La partita IVA «{ $value }» è sbagliata: { $detail ->
    [length] non ha 11 cifre
    [character] contiene un carattere che non è una cifra
    [check] la cifra di controllo non torna, c'è un errore di battitura
    [all_zeros] è composta di soli zeri
   *[other] non è valida
 }.
import-unknown-office = L'ufficio { $detail } che avrebbe rilasciato la partita IVA { $value } non è noto.
import-unknown-place = Non c'è un comune «{ $value }».{ $nearest ->
    [absent] { "" }
   *[other] { " " }Forse si intendeva «{ $nearest }».
 }
import-ambiguous-place = Più comuni si chiamano «{ $value }»: indicare la provincia ({ $detail }).
import-merged-place = Il comune { $value } non esiste più: è stato registrato { $detail }.
import-bad-cap = «{ $value }» non è un CAP di cinque cifre.
import-half-coordinates = Manca «{ $field }»: servono sia la latitudine sia la longitudine.
import-off-earth = Le coordinate non sono sulla Terra ({ $value }).
import-far-from-italy = Le coordinate sono lontane dall'Italia ({ $detail }): forse latitudine e longitudine sono scambiate.
import-bad-sector = «{ $value }» non ha la forma di un codice ATECO.
import-unknown-sector = Il codice ATECO { $value } non è nelle classificazioni caricate.
import-unknown-ccnl = Il contratto collettivo «{ $value }» non è nell'elenco del CNEL caricato.
import-unknown-concept = «{ $value }» non corrisponde a { $detail ->
    [skill] nessuna competenza nota
    [cp] nessuna voce nota della classificazione delle professioni
   *[occupation] nessuna professione nota
 }.
import-not-linked = «{ $value }» è stato tenuto com'è scritto: nessuna voce della classificazione gli somiglia abbastanza.
import-bad-country = «{ $value }» non è il codice di due lettere di un Paese.
import-bad-language = «{ $value }» non è il codice di due lettere di una lingua.
import-not-for-kind = «{ $field }» non ha senso per un requisito di questo tipo.
import-bad-weights = I pesi devono stare nei limiti e sommare a { $detail }.
import-duplicate-id = L'identificativo «{ $value }» c'è già alla riga { $detail }.
import-unusual-age = L'età è insolita: { $detail } anni.
import-repeated = La voce di «{ $field }» era già nell'elenco ed è stata tenuta una volta sola.
import-other-desk = La riga è di uno sportello per il quale non puoi importare: «{ $value }».
