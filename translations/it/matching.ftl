# The shortlist: reasons, questions, requirements, map, what would change.

crumb-vacancies = Offerte
criterion-coherence = Capacità
criterion-availability = Disponibilità
criterion-nearness = Vicinanza
criterion-wishes = Desideri
term-occupation = Lavoro fatto
term-skills = Che cosa sa fare
term-experience = Esperienza
term-education = Studi
term-languages = Lingue
term-ascertained = Chiesta da poco
term-contract = Contratto
term-times = Orari e turni
term-start = Inizio
term-distance = Distanza
term-wish_occupation = Lavoro
term-wish_sector = Settore
term-wish_contract = Contratto
term-wish_pay = Paga
bar-sentence = { $points } punti su 1.000: capacità { $co }, disponibilità { $di }, vicinanza { $vi }, desideri { $de }; con le risposte che mancano fino a { $up }
months = { $n ->
    [one] { $n } mese
   *[other] { $n } mesi
 }
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
    [one] vale { $n } punto
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
asking = Da chiedere:
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
ascertained-ago = Disponibilità chiesta { $ago }
never-ascertained = Disponibilità mai chiesta
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
requirement-text-help = Parole per le cose da saper fare e gli attestati, mesi per l’esperienza, livello per le lingue (A2) e per gli studi (da 1 a 8: 4 è il diploma).
requirement-add-required = Obbligatorio
requirement-add-preferred = Preferibile
weights-bounds = Sommano a 1.000; capacità da 200 a 800, gli altri fino a 500.
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
measure-eqf = Livello di studi (1–8)
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
criterion-help-coherence = lavori fatti, cose che sa fare, esperienza, studi, lingue
criterion-help-availability = chiesta da poco, contratto, orari, inizio
criterion-help-nearness = chilometri e mezzo proprio
criterion-help-wishes = lavoro, settore, contratto e paga che vorrebbe
