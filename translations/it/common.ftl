# What surrounds every page: menus, acts, lists, errors.

skip-to-content = Vai al contenuto
menu-today = Oggi
menu-workers = Persone
menu-employers = Imprese
menu-vacancies = Offerte
menu-courses = Corsi
menu-more = Altro
menu-administration = Amministrazione
menu-public = Sito pubblico
menu-places = Dove andare
menu-places-phone = Menu
menu-open = Apri il menu
menu-own = Il tuo menu
menu-stale = Disponibilità da rifare
menu-projects = Progetti
menu-bodies = Enti
menu-import = Importa
menu-export = Esporta
menu-activities = Attività in corso
menu-public-site = Sito pubblico
menu-reference = Dati di riferimento
menu-accounts = Utenti
menu-attribution = Crediti e licenze
menu-privacy = Informativa privacy
menu-keys = Scorciatoie da tastiera
public-service = Servizi per il lavoro
demo-banner = Sportello di prova: persone e imprese sono inventate.
search-everything = Cerca tutto
search = Cerca
crumbs = Sei qui
crumb-workers = Persone
undo = Annulla
cancel = Lascia stare
any = Tutti
not-said = Non detto
not-known = non si sa
never-asked = mai chiesta
days-ago = { $n ->
    [0] oggi
    [1] ieri
   *[other] { $n } giorni fa
 }
years = { $n ->
    [one] { $n } anno
   *[other] { $n } anni
 }
sign-in = Accedi
sign-out = Esci
sign-in-title = Accedi a { $desk }
sign-in-help = Per chi lavora allo sportello.
demo-accounts = Utenti di prova
act-save = Salva
draft-kept = Bozza tenuta su questo computer
sections = Sezioni
filters-in-use = Filtri in uso
filter-remove = (togli)
filter-segment = Autonomia online
count-workers = { $n ->
    [one] { $n } persona
   *[other] { $n } persone
 }
count-at-least = almeno
count-of = su { $n }
sort = Ordine
sort-name = cognome
sort-ascertained = disponibilità più fresca
sort-changed = ultima modifica
export = Esporta
pages = Pagine
shown-of = { $shown } mostrate su { $total }
shown-of-at-least = { $shown } mostrate su almeno { $total }
page-first = Dall’inizio
page-next = Avanti
key-search = cerca
key-row = riga
key-open = apri
key-new = nuovo
key-all = tutti i tasti
errors-title = { $n ->
    [one] C’è una cosa da correggere
   *[other] Ci sono { $n } cose da correggere
 }
error-sign-in = Nome utente o password non corrispondono.
error-codice-fiscale-check = Il codice fiscale non torna: l’ultima lettera non corrisponde.
error-number = Scrivi un numero intero.
failure-not_allowed = Qui non puoi entrare
failure-not_found = Questa pagina non c’è
failure-conflict = Qualcun altro ha cambiato la stessa cosa
failure-unprocessable = Qualcosa nella richiesta non va
failure-too_large = Il file è troppo grande
failure-too_many = Troppe richieste di fila
failure-link_expired = Questo collegamento non vale più
failure-internal = Si è rotto qualcosa da noi
failure-sign = Nel testo c’è un segno che non si può conservare
failure-help-not_allowed = Il tuo ruolo non lo permette. Se ti serve, chiedi a chi amministra lo sportello.
failure-help-not_found = Forse l’indirizzo è incompleto, o la scheda è stata tolta.
failure-help-conflict = Niente è perso: torna indietro, ricarica e guarda le due versioni.
failure-help-unprocessable = Torna indietro: quello che hai scritto è ancora lì.
failure-help-too_large = Dividilo in più parti, o comprimilo con gzip.
failure-help-too_many = Aspetta un minuto e riprova.
failure-help-link_expired = È già stato usato o è scaduto. Chiama lo sportello: ci pensiamo noi.
failure-help-internal = Niente di quello che era salvato è perso. Riprova fra poco.
failure-help-sign = Torna indietro: quello che hai scritto è ancora lì. Riscrivi a mano il testo incollato.
failure-request = Se chiami l’assistenza, di’ questo numero: { $id }
failure-home = Torna all’inizio
stale-title = { $name } ha salvato mentre scrivevi
stale-help = { $at }. Niente è perso: tieni quello che vale e salva di nuovo.
stale-field = Campo
stale-yours = Quello che hai scritto
stale-theirs = Quello che c’è adesso
duplicates-title = { $n ->
    [one] C’è già una scheda che somiglia
   *[other] Ci sono già { $n } schede che somigliano
 }
duplicates-confirm = È un’altra: crea la scheda nuova
twin-codice_fiscale = stesso codice fiscale
twin-partita_iva = stessa partita IVA
twin-name_and_birth = stesso nome e nascita
twin-phone = stesso telefono
twin-name = stesso nome
done-saved = { $what ->
    [none] Salvato
   *[other] Salvato: { $what }
 }
done-created = { $what ->
    [none] Creata la scheda
   *[other] Creata la scheda: { $what }
 }
done-proposed = { $n ->
    [one] { $what ->
        [none] Una persona nel giro
       *[other] { $what }: nel giro
     }
   *[other] { $n } persone nel giro
 }
done-discarded = { $n ->
    [one] { $what ->
        [none] Una persona scartata
       *[other] { $what }: scartata
     }
   *[other] { $n } persone scartate
 }
done-restored = { $what ->
    [none] Rimessa in elenco
   *[other] Rimessa in elenco: { $what }
 }
done-recorded = { $what ->
    [none] Registrato
   *[other] Registrato: { $what }
 }
done-sent = Rosa registrata come inviata
done-mailed = Mandato
done-begun = Cominciato
done-brought = Servizio portato qui
done-undone = Annullato
done-imported = { $n ->
    [one] { $n } riga importata
   *[other] { $n } righe importate
 }
done-published = { $what ->
    [none] Pubblicata
   *[other] Pubblicata: { $what }
 }
done-closed = { $what ->
    [none] Chiusa
   *[other] Chiusa: { $what }
 }
done-relaxed = Cambiato
done-disabled = { $what ->
    [none] Sospeso
   *[other] Sospeso: { $what }
 }
done-removed = { $what ->
    [none] Tolto
   *[other] Tolto: { $what }
 }
done-signed_out = Sei uscito. A presto.
done-answered = Grazie, abbiamo la tua risposta.
done-asked = { $n ->
    [0] Nessuna e-mail: manca l’indirizzo
    [one] Una persona riceve l’e-mail
   *[other] { $n } persone ricevono l’e-mail
 }
