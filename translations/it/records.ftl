# Schede: moduli, elenchi, viste.

linked-to = Riconosciuto come
linked-to-nothing = niente di sicuro: scegli se c’è
linked-sure = { $n } % sicuro
field-wish-next = Poi
help-employer = Scrivi il nome, poi scegli
create-employer = Non c’è ancora: registrala con questo nome
error-employer-unknown = Non troviamo un’impresa che si chiami «{ $value }».
error-employer-ambiguous = Più imprese si chiamano «{ $value }»: scegli dall’elenco.
filter-stale = Da risentire
filter-place = Comune
sort-deadline = scadenza più vicina
act-print = Stampa
act-print-sheet = Scheda in PDF
act-still-available = È disponibile, sentita oggi
sort-title = nome
state-why = Perché
state-why-help = Sospendere, chiudere e annullare vogliono un motivo: resta nella storia.
state-note = In due parole
halt-or-end = Sospendi, chiudi o annulla…
state-reason-missing = Scegli il motivo.
state-line = { $state }: { $reason }
reopen = Riapri com’era
reopen-until = Si può riaprire com’era, con le persone che aspettavano, fino a { $at }.
state-frees = Chi aspettava e non è ancora in una rosa torna libero.
done-halted = { $what ->
    [none] Sospesa
   *[other] Sospesa: { $what }
 }
done-reopened = { $what ->
    [none] Riaperta
   *[other] Riaperta: { $what }
 }
done-stopped = Fermata: quello che era già salvato resta, e si può annullare dal rapporto
views = Viste
view-name = Salva questa vista come
view-save = Salva questa vista
view-remove = Togli la vista { $name }
list-shown = Mostra
list-size = Righe per pagina
list-columns = Colonne
col-segment = Autonomia online
print-first = (le prime { $n })
