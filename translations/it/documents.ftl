# Files of a person, letters to her, what offices have printed.
tab-files = Documenti
files-title = Documenti del fascicolo
files-empty = Nessun documento
files-empty-help = Qui stanno patti firmati, consensi su carta, lettere e attestati.
file-add = Aggiungi un file
file-add-act = Conserva il file
field-file = File
file-forms = PDF, foto (JPEG, PNG, HEIC) o file firmato (P7M), fino a 10 MB. È conservato cifrato.
field-file-kind = Che cos’è
field-file-title = Titolo
help-file-title = Vuoto: si chiama come il suo tipo.
file-remove = Togli il file
file-removed = tolto il { $on }: { $reason }
file-made-here = fatto qui
file-belongs = Dove è stato fatto
file-kilobytes = { $n } kB
file-megabytes = { $n } MB
attachment-kind-signed_pact = Patto firmato
attachment-kind-identity_document = Documento d’identità
attachment-kind-consent = Consenso su carta
attachment-kind-proof = Prova o giustificazione
attachment-kind-document = Documento di un percorso
attachment-kind-letter = Lettera
attachment-kind-other = Altro
media-pdf = PDF
media-jpeg = Foto JPEG
media-png = Immagine PNG
media-heic = Foto HEIC
media-p7m = File firmato P7M
error-attachment-empty = Scegli un file che non sia vuoto.
error-attachment-too-large = Il file supera i 10 MB: scansiona in bianco e nero o a una risoluzione più bassa.
error-attachment-form = Il file non è un PDF, una foto JPEG, PNG o HEIC, né un file firmato P7M.
error-attachment-title = Il titolo è troppo lungo.
error-attachment-reason = Scrivi perché lo togli.
error-attachment-removed = È già stato tolto.
held-pathway_run = Percorsi dei servizi
held-attachment = Documenti del fascicolo
held-attachment_piece = Contenuto dei documenti, a pezzi
own-files = Documenti
own-files-help = I documenti che lo sportello conserva nel tuo fascicolo: aprili e scaricali quando vuoi.
letters-title = Lettere
letters-none = Lo sportello non ha ancora scritto lettere.
letters-write = Scrivi i modelli dello sportello
letter-gaps = Da completare a mano, perché non si sa:
letter-write = Testo
letter-subject = Oggetto
letter-text = Testo
letter-marks = **grassetto**, *corsivo*, # titolo, - elenco, 1. elenco numerato.
letter-preview = Anteprima
letter-preview-act = Aggiorna l’anteprima
letter-again = Riscrivi in questa lingua
letter-ways = Come la ricevono
letter-kept = Una copia in PDF resta nel fascicolo, con data e testo da cui viene.
letter-paper = Fai il PDF e conserva
letter-email = Manda a { $address }
letter-no-email = Non ha un indirizzo e-mail valido.
letter-not-wanted = Non vuole che le si scriva.
letter-by-phone = Con il telefono { $phone }: manda o di’ il testo, poi segna come.
letter-open-sms = Apri in un SMS
letter-by-sms = Mandato per SMS
letter-by-messaging = Mandato con un messaggio
letter-by-telephone = Detto al telefono
letter-lang-it = Italiano
letter-lang-fr = Francese
letter-lang-en = Inglese
step-write = Scrivi e rivedi
menu-templates = Modelli e lettere
crumb-templates = Modelli e lettere
templates-help = Lettere e testi che { $desk } fa stampare. Valgono anche negli sportelli che stanno sotto, finché non ne scrivono di propri.
templates-empty = Nessuna lettera
templates-empty-help = Scrivi una convocazione o un invito una volta: i dati di ognuno si riempiono da soli.
template-new-letter = Nuova lettera
template-in-documents = Testi nei documenti del programma
template-in-documents-help = Protocollo, responsabile, come ricorrere: quello che l’ufficio vuole sotto il titolo o alla fine.
template-use-letter = Lettera
template-use-status_certificate = Certificato dello stato di disoccupazione
template-use-service_pact = Patto di servizio
template-use-worker_sheet = Scheda anagrafico-professionale
template-use-vacancy_sheet = Offerta per la vetrina
template-use-shortlist = Rosa per l’impresa
template-retired = Non si usa più
template-retire = Non usarlo più
template-use-again = Usalo di nuovo
template-before = Sotto il titolo
template-after = Alla fine
field-template-name = Nome
col-version = Versione
template-bad = Ci sono segnaposto che non si possono riempire
template-bad-line = Riga { $n }, { $lang }
template-bad-empty = parentesi vuote o non chiuse
template-invented = Con i dati di una persona inventata.
template-preview-help = Scrivi e aggiorna l’anteprima.
template-pdf = L’ultima versione salvata in PDF
template-names = Che cosa si riempie da solo
template-names-help = Copia il segnaposto dove vuoi che stia il dato.
template-versions = Versioni
template-version = Versione { $n }
template-restore = Riprendi questa
error-template-name = Scrivi un nome, al massimo 120 caratteri.
error-template-text = Scrivi il testo in italiano.
error-template-placeholders = Correggi i segnaposto elencati qui sotto.
error-template-another = Lo sportello ha già un testo per questo documento.
placeholder-given_name = Nome della persona
placeholder-family_name = Cognome
placeholder-codice_fiscale = Codice fiscale
placeholder-birth_date = Data di nascita
placeholder-address = Via e numero
placeholder-town = CAP e comune
placeholder-declared = Giorno della DID
placeholder-unemployed_days = Giorni di disoccupazione
placeholder-pact_signed = Giorno della firma del patto
placeholder-pact_review = Giorno della revisione del patto
placeholder-desk_name = Nome dello sportello
placeholder-desk_phone = Telefono dello sportello
placeholder-desk_email = E-mail dello sportello
placeholder-desk_address = Indirizzo dello sportello
placeholder-operator_name = Chi scrive
placeholder-today = La data di oggi
placeholder-deadline = Entro quando
placeholder-link = Collegamento
placeholder-place = Luogo
merge-letters = Lettera a molti
merge-which = Quale lettera
merge-how = Come
merge-paper = Su carta, in un solo PDF da stampare
merge-email = Per e-mail, una a testa
merge-look = Guarda che cosa viene
merge-people = { $n ->
        [0] Nessuno la riceverebbe
        [one] Una persona la riceve
       *[other] La ricevono { $n } persone
    }
merge-not-yours = { $n ->
        [one] Una persona dell’elenco non è seguita da te
       *[other] { $n } persone dell’elenco non sono seguite da te
    } e resta fuori.
merge-unreachable = { $n ->
        [one] Una persona non può
       *[other] { $n } persone non possono
    } ricevere e-mail: per loro c’è la carta.
merge-too-many = L’elenco è più lungo di 5.000 persone: restringilo e ripeti per le altre.
merge-first = Per la prima, { $name }
merge-make = { $n ->
        [one] Fai la lettera
       *[other] Fai { $n } lettere
    }
merge-send = { $n ->
        [one] Manda la lettera
       *[other] Manda { $n } lettere
    }
merge-list-link = Lettera a tutti
error-letter-not-wanted = Non vuole che le si scriva.
error-letter-no-email = Non ha un indirizzo e-mail valido.
