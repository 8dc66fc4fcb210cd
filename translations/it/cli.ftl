# The command line: sentences chosen by codes of the program.

cli-serving = Ponte risponde a { $url }
cli-demo-account =   utente { $username }, password { $password }
cli-first-run = Prima volta: apri { $url } e scrivi questo codice: { $token }
cli-stopped = Ponte si è fermato.
cli-demo-elsewhere = La dimostrazione risponde solo su questo computer: usa un indirizzo 127.0.0.1.
cli-in-clear = { $name }: fino a un’altra macchina la connessione può andare in chiaro. Chiedi TLS nell’indirizzo, o scrivi PONTE_IN_CLEAR={ $what } se la rete è protetta in altro modo.
cli-imported = Lette { $read }, nuove { $new }, cambiate { $changed }, invariate { $unchanged }, rifiutate { $refused }, avvisi { $warnings }, in { $seconds } secondi.
cli-import-batch = Importazione { $batch }: si annulla con «ponte import-undo { $batch }».
cli-nothing-kept = Non è stato salvato nulla.
cli-import-undone = Tolte { $removed }, riportate com’erano { $restored }, lasciate { $left }.
cli-line = riga { $line }, { $field }: { $message }
cli-exported = Esportate { $n } schede.
cli-reference-imported = Voci nuove { $new }, cambiate { $changed }, invariate { $unchanged }.
cli-no-edition = Non c’è un’edizione { $edition }.
cli-market = Proposte { $proposed }; offerte senza nessuno { $vacancies }; lasciate fuori perché non dicono quale lavoro { $unnamed }; persone senza offerte { $people }; la più proposta { $most } volte.
cli-assigned = Posti assegnati { $n }, punti { $total }, posti vuoti { $empty }.
cli-account-created = Creato l’account { $username }.
cli-account-disabled = Sospeso l’account { $username }.
cli-account-enabled = Riattivato l’account { $username }.
cli-password-wanted = Scrivi la password su una riga dello standard input.
cli-backup = Salvate { $rows } righe e { $files } file in { $file }, sigillato.
cli-restored = Ripristinate { $rows } righe e { $files } file.
cli-backup-whole = Il backup è intero: { $rows } righe, { $files } file.
cli-verified = Tutto si legge e combacia.
cli-faults = Trovati { $n } difetti.
cli-failed = Non è riuscito: { $reason }
cli-not-signed-in = Serve un account: usa --as.
cli-forbidden = L’account non ha il permesso: { $right }.
cli-not-found = Non c’è: { $kind }.
cli-exists = C’è già: { $kind }.
cli-cannot-undo = Non si può più annullare.
cli-not-a-backup = Il file non è una copia di Ponte, o è rovinato alla riga { $line }.
cli-not-empty = Si ripristina solo in una cartella vuota: scegline un’altra con --data.
doctor-folder-well = ✓ La cartella { $detail } si può scrivere.
doctor-folder-bad = ✗ La cartella { $detail } non si può scrivere: controlla permessi e spazio.
doctor-database-well = ✓ La base dati è integra.
doctor-database-bad = ✗ La base dati ha un difetto: { $detail }. Ripristina una copia.
doctor-desk-well = ✓ Sportello: { $detail }.
doctor-desk-bad = ✗ Lo sportello non ha ancora nome e luogo: apri le pagine e segui il primo avvio.
doctor-accounts-well = ✓ Account attivi: { $detail }.
doctor-accounts-bad = ✗ Non c’è nessun account: creane uno con «ponte account create».
doctor-places-well = ✓ Comuni: { $detail }.
doctor-places-bad = ✗ Nessun comune: carica il file ISTAT.
doctor-occupations-well = ✓ Mestieri: { $detail }.
doctor-occupations-bad = ✗ Nessun mestiere: carica ESCO.
doctor-skills-well = ✓ Competenze: { $detail }.
doctor-skills-bad = ✗ Nessuna competenza: carica ESCO.
doctor-mail-well = ✓ La posta parte da un server { $detail }.
doctor-mail-bad = ! La posta resta nella cartella { $detail }: imposta PONTE_SMTP perché parta.
doctor-jobs-well = ✓ Nessuna attività è rimasta ferma.
doctor-jobs-bad = ✗ Attività rimaste ferme: { $detail }. Guardale in Attività.
doctor-people-well = ✓ Persone: { $detail }.
doctor-people-bad = ✗ Persone: { $detail }.
cli-backup-key = Si apre solo con la chiave in { $file }: tenetene una copia lontano dal backup.
cli-other-key = Il backup è sigillato con un’altra chiave o frase: indicatela con --key o --passphrase-file.
cli-key = I dati protetti non si possono leggere né scrivere: { $reason }.
cli-keys-missing = Non leggibile: manca la chiave. { $n } valori protetti sono sigillati con { $keys }, che non è in { $file }. Nulla è perso: rimettete il file delle chiavi e si leggeranno.
cli-keys-rotated = { $n } valori sigillati di nuovo con { $key }; rimasti come erano: { $left }.
cli-keys-retired = Chiavi tolte dal file: { $n }.
cli-audit-changed = registro { $chain }: l’atto { $where } è stato modificato
cli-audit-removed = registro { $chain }: l’atto { $where } è stato tolto
cli-audit-moved = registro { $chain }: l’atto { $where } è stato spostato
cli-audit-inserted = registro { $chain }: l’atto { $where } è stato inserito
cli-audit-unlinked = registro { $chain }: l’atto { $where } non segue quello precedente
cli-audit-head = registro { $chain }: la testa non è l’ultimo atto{ $where }
cli-audit-anchor = registro { $chain }: l’atto { $where } non è quello ancorato
cli-audit-anchor-gone = registro { $chain }: l’ancora del { $where } non è nella base dati
doctor-keys-well = ✓ Chiavi dei dati protetti: { $detail }.
doctor-keys-bad = ✗ I dati protetti non si leggono: { $detail }. Rimettete il file delle chiavi.
doctor-backup-well = ✓ Ultimo backup: { $detail }.
doctor-backup-bad = ✗ Nessun backup negli ultimi due giorni ({ $detail }): lasciate acceso “ponte serve” di notte, o guardate PONTE_BACKUP_DIR.
doctor-restore-well = ✓ Ultimo ripristino di prova: { $detail }.
doctor-restore-bad = ✗ Nessun ripristino di prova riuscito nelle ultime due settimane ({ $detail }).
doctor-anchor-well = ✓ Ultima ancora del registro: { $detail }.
doctor-anchor-bad = ✗ Il registro non è stato ancorato negli ultimi due giorni ({ $detail }).
cli-second-factor-removed = Tolto il secondo fattore a { $username }: le sue sessioni sono finite, al prossimo accesso lo viene a sapere.
cli-bad-setting = { $name }: «{ $value }» non va.
cli-no-factor = L’utenza non ha un secondo fattore.
cli-pack-hint = Nota: { $hint }
cli-pack-well = { $id } { $version }: nessun errore ({ $files } file).
cli-pack-faults = Errori: { $n }.
cli-pack-none = Non c’è un pacchetto “{ $id }”.
cli-pack-no-folder = { $folder }: non è una cartella.
cli-pack-listed = { $id } { $version }  { $title } (LEP { $leps }){ $origin ->
    [folder] , nella cartella
    [held] , portato dentro
   *[other] { "" }
 }{ $on ->
    [yes] , attivo
   *[other] { "" }
 }
cli-pack-broken = { $id }  non si può usare, errori: { $n }. Vedi «ponte pack check { $folder }».
cli-pack-leps = LEP: { $leps }
cli-pack-parameter = Si può impostare: { $title } ({ $id }), di solito { $value }
cli-pack-questionnaire = Questionario: { $title } ({ $id }), domande { $n }
cli-pack-pathway = Percorso: { $title } ({ $id })
cli-pack-phase = { $n }. { $title }, passi { $steps }
cli-pack-indicator = Indicatore: { $title } ({ $id })
cli-pack-enabled = { $id } { $version }: attivo ({ $desk }).
cli-pack-disabled = { $id }: non più attivo ({ $desk }). Chi è in percorso va avanti.
cli-pack-not-on = { $id }: non è attivo ({ $desk }).
cli-pack-parameters = Non si può impostare: { $names }
cli-pack-exported = Scritto { $file }.
cli-pack-imported = { $id } { $version }: portato dentro. Si attiva con «ponte pack enable { $id }».
cli-pack-too-large = { $file }: più di { $most } byte.
