# The shortlist: reasons, questions, requirements, map, what would change.

crumb-vacancies = Offerte
criterion-coherence = Coerenza
criterion-availability = Disponibilità
criterion-nearness = Vicinanza
criterion-wishes = Desideri
term-occupation = Mestiere
term-skills = Competenze
term-experience = Esperienza
term-education = Titolo
term-languages = Lingue
term-ascertained = Accertata
term-contract = Contratto
term-times = Orari e turni
term-start = Inizio
term-distance = Distanza
term-wish_occupation = Mestiere
term-wish_sector = Settore
term-wish_contract = Contratto
term-wish_pay = Paga
bar-sentence = { $points } punti su 1.000: coerenza { $co }, disponibilità { $di }, vicinanza { $vi }, desideri { $de }; con le risposte che mancano fino a { $up }
months = { $n ->
    [one] { $n } mese
   *[other] { $n } mesi
 }
days = { $n ->
    [one] { $n } giorno
   *[other] { $n } giorni
 }
why-unknown = non si sa: vale metà
why-same_occupation = lo stesso mestiere: { $name }
why-broader_or_narrower_occupation = un mestiere dello stesso ceppo
why-isco_group = { $n ->
    [one] un mestiere lontano
   *[other] un mestiere vicino ({ $n } cifre ISCO in comune)
 }
why-other_occupation = un altro mestiere
why-skills-essential = { $met ->
    [one] { $met } essenziale su { $of }
   *[other] { $met } essenziali su { $of }
 }
why-skills-optional = { $met ->
    [one] { $met } utile su { $of }
   *[other] { $met } utili su { $of }
 }
why-skills-near = { $n ->
    [one] { $n } vicina
   *[other] { $n } vicine
 }
why-skills-unknown = { $n ->
    [one] { $n } da chiedere
   *[other] { $n } da chiedere
 }
why-skills-profile = (quelle tipiche del mestiere)
why-months-enough = { $have }, piena da { $need }
why-months-short = { $have } su { $need }
why-experiences_met = { $met ->
    [one] { $met } esperienza su { $of }
   *[other] { $met } esperienze su { $of }
 }
why-education = EQF { $have }, chiesto { $need }
why-education-have = EQF { $have }
why-education-none = nessun titolo registrato
why-education-field = nell’indirizzo giusto
why-education-other-field = in un altro indirizzo
why-languages_met = { $of ->
    [one] { $met } lingua su { $of }
   *[other] { $met } lingue su { $of }
 }
why-languages-unknown = { $n ->
    [one] { $n } non dichiarata
   *[other] { $n } non dichiarate
 }
why-never_ascertained = mai accertata
why-contract_accepted = { $rank ->
    [one] accettato: prima scelta
   *[other] accettato: scelta n. { $rank }
 }
why-contract_not_accepted = non è fra quelli che accetta
why-times_met = { $met ->
    [one] { $met } accettato su { $of }
   *[other] { $met } accettati su { $of }
 }
why-times-unknown = { $n ->
    [one] { $n } da chiedere
   *[other] { $n } da chiedere
 }
why-free_in_time = può iniziare in tempo
why-free_late = { $n ->
    [one] libera { $n } giorno dopo
   *[other] libera { $n } giorni dopo
 }
why-metres = { $km } sui { $range } che accetta
why-metres-assumed = { $km }; fin dove non l’ha detto, si contano { $range }
why-vehicle = mezzo proprio
why-no-vehicle = senza mezzo proprio
why-board_and_lodging = vitto e alloggio compresi
why-wished = { $rank ->
    [one] primo desiderio
   *[other] desiderio n. { $rank }
 }
why-near_wish = { $rank ->
    [one] vicino al primo desiderio
   *[other] vicino al desiderio n. { $rank }
 }
why-not_wished = non è fra i desideri
why-pay = { $offered } l’anno, ne chiede { $least }
what-licence = patente { $name }
what-vehicle = mezzo proprio
what-skills_of_occupation = che cosa sa fare
what-education = titolo di studio
what-education-eqf = titolo EQF { $n }
what-experience = { $span } di esperienza
what-experience-in = { $span } come { $name }
what-availability = disponibilità oggi
what-contract = accetta { $name }
what-shifts = lavora anche: { $names }
what-start = inizia entro { $date }
what-home = dove vive
what-distance = entro il suo raggio
what-max_km = si sposta almeno { $n } km
what-right_to_work = può lavorare in Italia
what-pay = le va bene { $sum } l’anno
what-wish_sector = in quali settori
what-sector = settore accettato
what-consent = consenso all’incrocio
gate-consent = Consenso
gate-right_to_work = Permesso di lavorare
gate-sector = Settore
gate-pay = Paga
gate-contract = Contratto
gate-hours = Orario
gate-shifts = Turni
gate-start = Inizio
gate-distance = Distanza
gate-licence = Patente
gate-skill = Competenza
gate-register = Albo o attestato
gate-vehicle = Mezzo
gate-language = Lingua
gate-education = Titolo
gate-experience = Esperienza
quantity-nothing = niente
quantity-refused = rifiutato
quantity-eqf = EQF { $n }
quantity-steps = { $n ->
    [one] { $n } gradino
   *[other] { $n } gradini
 }
quantity-level = livello { $n }
failure-have-need = Ha: { $have }; serve: { $need }.
failure-short = Le manca: { $by }.
shortlist-of = Elenco per { $title }
positions = { $n ->
    [one] { $n } posto
   *[other] { $n } posti
 }
names-wanted = { $n ->
    [one] un nome da mandare
   *[other] { $n } nomi da mandare
 }
rosa-by = Rosa entro
promised-by = Promessa entro
act-send-rosa = Invia rosa, { $n } di { $of }…
act-round = Continua il giro: { $n } da sentire
act-propose = Proponi
act-discard = Scarta con motivo…
discard-fair = Nessun motivo riguarda sesso, età, salute, origine.
do-it = Esegui
phases = A che punto siamo
requirements = Requisiti
change = cambia
group-required = Obbligatori
group-required-help = chi si sa che non li ha resta fuori
group-preferred = Preferibili
group-preferred-help = danno punti
need-short-required = Obbl.
need-short-preferred = Pref.
alone-excludes = { $n ->
    [one] da solo ne esclude una
   *[other] da solo ne esclude { $n }
 }
alone-excludes-none = non esclude nessuno
worth-points = { $n ->
    [one] vale un punto
   *[other] vale fino a { $n } punti
 }
weights = Pesi
weights-help = sommano sempre a 1.000
change-weights = Cambia i pesi
out-of-searching = su { $n } in cerca
list-changed = L’elenco è cambiato: da { $before } a { $after } persone.
selected = selezionate
select-person = Seleziona { $name }
had-points = Aveva { $n } punti.
put-back = Rimetti
missing = Manca:
asking = Chiedi:
nothing-to-ask = niente.
points-word = { $n ->
    [one] punto
   *[other] punti
 }
points-of = { $n ->
    [one] { $n } punto
   *[other] { $n } punti
 }
up-to = fino a { $n }
out-of = su { $n }
every-point = I punti di { $name }
ascertained-ago = Accertata { $ago }
never-ascertained = Mai accertata
never-heard = Mai sentita per questa offerta
works-there = Lavora già lì
if-things-changed = Se le cose cambiassero
with-it = Con: { $what }
without-it = Senza: { $what }
would-be-out = fuori: è obbligatorio
to-ask = Da chiedere
to-ask-worth = Da chiedere, vale fino a { $n } punti
ask-decides = decide se resta
open-person = Apri la persona
shortlist-empty = Nessuno passa tutti gli obbligatori
shortlist-empty-help = Rendi preferibile quello che costa di più, o chiedi agli sportelli vicini.
make-preferred = Rendi preferibile: { $what }
more-people = Altre persone
where-they-are = Dove sono
map-sentence = { $n ->
    [one] Mappa con una persona attorno al posto di lavoro; l’elenco è sotto
   *[other] Mappa con { $n } persone attorno al posto di lavoro; l’elenco è sotto
 }
as-the-crow-flies = Chilometri in linea d’aria. Tratteggiato: non più disponibile.
as-table = Come tabella
spread = Come si distribuiscono
spread-help = persone, per centinaia di punti
points-from = Punti da
why-not = Perché non c’è…?
name-or-code = Nome o codice
why-not-nobody = Nessuna persona con questo nome.
why-not-out = { $name } resta fuori:
why-not-in = { $name } c’è: { $points } punti, al posto { $place }.
what-would-change = Cosa cambierebbe
what-would-change-help = Allentando una cosa sola
as-preferred = { $what } preferibile
the-best = la migliore { $n }
try = Prova
key-open-points = apri i punti
key-select = seleziona
key-propose = proponi
key-discard = scarta con motivo
key-round = giro di disponibilità
key-why-not = perché non c’è
write-it = scrivi
gap-title = La strada più corta: fino a { $points } punti
gap-no-course = nessun corso aperto
act-call-her = Senti adesso
act-ask-by-mail = Chiedi per e-mail
requirement-remove = Togli: { $what }
remove = Togli
requirement-add = Aggiungi requisito
requirement-kind = Che cosa
requirement-text = Quale
requirement-text-help = Parole per competenze e attestati, mesi per l’esperienza, livello per le lingue (A2) e i titoli (EQF 4).
requirement-add-required = Obbligatorio
requirement-add-preferred = Preferibile
weights-bounds = Sommano a 1.000; coerenza da 200 a 800, gli altri fino a 500.
weights-of-desk = Torna a quelli dello sportello
working-pdf = PDF di lavoro
filters = Filtri
standing-new = Mai sentite
standing-to_hear = Da sentire
standing-ready = Pronte
unnamed-work = Questa offerta non dice quale lavoro è: l’elenco va solo per disponibilità e distanza.
unnamed-work-act = Scegli la professione
trial-line = Prova: { $what } come preferibile. Non è salvato.
trial-leave = Esci dalla prova
shortlist-reserved = Offerta riservata
shortlist-reserved-help = Gli elenchi riservati della legge 68/99 arrivano con la parte protetta della scheda: fino ad allora qui non compare nessuno.
shortlist-filter-empty = Nessuno con questo filtro
shortlist-filter-empty-help = Togli il filtro per rivedere tutte le persone.
shortlist-whole = Tutto l’elenco
why-not-not-there = { $name } non è tra le persone considerate per questa offerta.
why-not-would = Se non fosse così: { $points } punti, al posto { $place }.
why-not-others = Forse cerchi:
more-of-these = e altre { $n }
requirements-count = { $n ->
    [one] Un requisito, e i pesi
   *[other] { $n } requisiti, e i pesi
 }
filter-stato = Che cosa è stato fatto
filter-km = Entro km
filter-dal = Ha detto di poter iniziare entro il
only-consenso = Consenso al nome dato
only-fresca = Accertate negli ultimi 30 giorni
only-note = Niente di obbligatorio da chiedere
filter-do = Filtra
filters-leave = con questi filtri
filters-among = fra le prime { $n }
measure-months = Almeno mesi
measure-level = Livello (1–4)
measure-eqf = Livello EQF
measure-cefr = Livello
measure-start = Inizio
measure-contract = Contratto
measure-hours = Orario
weights-of = Pesi per { $title }
weights-why = Di quanto conta ciascun criterio per questa offerta. Valgono solo qui: lo sportello tiene i suoi.
weights-wrong = Sommano a { $n }, o uno è fuori dai limiti.
weights-here = Per questa offerta
weights-now = Adesso
weights-desk = Dello sportello
weights-first = Chi è in testa
weights-first-tried = Chi sarebbe in testa con questi pesi
weights-before = era al posto { $n }
weights-before-same = come adesso
weights-before-out = era più in basso
criterion-help-coherence = mestiere, competenze, esperienza, titolo, lingue
criterion-help-availability = accertata, contratto, orari, inizio
criterion-help-nearness = chilometri e mezzo
criterion-help-wishes = mestiere, settore, contratto, paga che vorrebbe
