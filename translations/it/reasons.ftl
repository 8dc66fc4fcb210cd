# Reasons in whole sentences, questions to ask, why somebody is out; levels of study.

years-and-months = { $years } e { $months }
why-unknown = Non si sa ancora. Per ora conta la metà.
why-same_occupation = Ha già fatto questo lavoro: { $name }.
why-broader_or_narrower_occupation = Ha fatto un lavoro della stessa famiglia.
why-broader_or_narrower_occupation-named = Ha fatto un lavoro della stessa famiglia: { $name }.
why-isco_group = { $n ->
    [4] Ha fatto un lavoro quasi uguale.
    [3] Ha fatto un lavoro simile.
    [2] Ha fatto un lavoro un po’ simile.
   *[other] Ha fatto un lavoro poco simile.
 }
why-isco_group-named = { $n ->
    [4] Ha fatto un lavoro quasi uguale: { $name }.
    [3] Ha fatto un lavoro simile: { $name }.
    [2] Ha fatto un lavoro un po’ simile: { $name }.
   *[other] Ha fatto un lavoro poco simile: { $name }.
 }
why-other_occupation = Ha fatto lavori diversi da questo.
why-skills-essential = Delle cose più importanti ne ha { $met } su { $of }.
why-skills-optional = Delle cose utili ne ha { $met } su { $of }.
why-skills-near = Per { $n } sa fare qualcosa di simile.
why-skills-unknown = Di { $n } non si sa ancora.
why-skills-profile = L’offerta non dice che cosa bisogna saper fare. Si contano le cose tipiche del mestiere. Non serve averle tutte.
why-months-enough = Ha { $have } di esperienza utile. Chiedono { $need }.
why-months-short = Ha { $have } di esperienza utile: è poco. Chiedono { $need }.
why-months-none = Non ha esperienza utile. Chiedono { $need }.
why-experiences_met = Delle esperienze chieste ne ha { $met } su { $of }.
why-education = Ha: { $have }. Chiedono: { $need }.
why-education-have = Ha: { $have }.
why-education-none = Ha studiato, ma non si sa a che livello.
why-education-field = Il tipo di studi è quello giusto.
why-education-other-field = Il tipo di studi è un altro.
why-languages_met = Delle lingue chieste ne parla abbastanza bene { $met } su { $of }.
why-languages-unknown = Di { $n } non si sa ancora.
why-ascertained = Abbiamo chiesto { $ago } la disponibilità.
why-never_ascertained = Nessuno ha ancora chiesto la disponibilità.
why-contract_accepted = { $rank ->
    [one] Accetta questo contratto: è la sua prima scelta.
   *[other] Accetta questo contratto: è la sua scelta numero { $rank }.
 }
why-contract_not_accepted = Questo contratto non è fra quelli che accetta.
why-times_met = Fra orario e turni ne accetta { $met } su { $of }.
why-times-unknown = Di { $n } non si sa ancora.
why-free_in_time = Può cominciare in tempo.
why-free_late = { $n ->
    [one] Può cominciare { $n } giorno dopo.
   *[other] Può cominciare { $n } giorni dopo.
 }
why-metres-near = Il posto è vicino a casa.
why-metres = Il posto è a { $km } da casa, in linea d’aria.
why-range = Si sposta fino a { $range }.
why-range-assumed = Non ha detto fin dove si sposta. Si contano { $range }.
why-vehicle = Ha un mezzo suo.
why-no-vehicle = Non ha un mezzo suo.
why-board_and_lodging = Il posto dà da mangiare e da dormire. La distanza non conta.
why-wished = { $rank ->
    [one] È la prima cosa che desidera.
   *[other] È la cosa numero { $rank } fra quelle che desidera.
 }
why-near_wish = { $rank ->
    [one] Ha qualcosa in comune con il primo lavoro che desidera.
   *[other] Ha qualcosa in comune con il lavoro numero { $rank } che desidera.
 }
why-not_wished = Non è fra le cose che desidera.
why-pay = Qui la paga può essere di { $offered } lordi l’anno. Chiede almeno { $least }.
what-education = titolo di studio
what-licence = patente { $name }
what-vehicle = mezzo proprio
what-skills_of_occupation = che cosa sa fare nel mestiere
what-occupation = lavoro fatto ({ $name })
what-wish_occupation = { $name } fra i desideri
what-language = { $name } ({ $level })
what-education-field = studi di { $field }
what-education-both = { $name }, studi di { $field }
what-skill-level = { $name } (livello { $n } su 4)
what-experience = { $span } di esperienza
what-experience-in = { $span } come { $name }
what-availability = disponibilità di oggi
what-contract = contratto ({ $name })
what-hours = orario ({ $name })
what-shifts = turni ({ $names })
what-start = inizio { $date }
what-home = dove abita
what-distance = distanza accettata
what-max_km = spostarsi fino a { $n } km
what-right_to_work = permesso di lavorare in Italia
what-pay = paga di { $sum } lordi l’anno
what-wish_sector = questo settore fra i desideri
what-sector = settore accettato
what-consent = permesso di usare i suoi dati
question-skill = Sa fare questo: { $name }?
question-skill-level = Sa fare questo: { $name }? Almeno al livello { $n } su 4?
question-skills_of_occupation = Che cosa sa fare in questo mestiere?
question-licence = Ha la patente { $name }?
question-have = Ha questo: { $name }?
question-vehicle = Ha un mezzo suo per andare al lavoro?
question-language = Parla { $name }?
question-language-level = Parla { $name } almeno così: { $level }?
question-education = Ha questo titolo di studio: { $name }?
question-education-field = Ha fatto studi di { $field }?
question-experience = Ha { $span } di esperienza?
question-experience-in = Ha { $span } di esperienza come { $name }?
question-occupation = Ha già fatto questo lavoro: { $name }?
question-availability = Oggi è disponibile?
question-contract = Accetta questo contratto: { $name }?
question-hours = Accetta questo orario: { $name }?
question-shifts = Può lavorare in questi turni: { $names }?
question-start = Può cominciare entro { $date }?
question-home = Dove abita?
question-distance = Il posto è entro la distanza che accetta?
question-max_km = Si sposta fino a { $n } km da casa?
question-right_to_work = Può lavorare in Italia?
question-pay = Le va bene una paga di { $sum } lordi l’anno?
question-wish_occupation = Le piacerebbe fare questo lavoro: { $name }?
question-wish_sector = In quali settori vorrebbe lavorare?
question-sector = Accetta di lavorare in questo settore?
question-consent = Possiamo usare i suoi dati per cercarle un lavoro?
question-other = Da chiedere: { $text }.
gate-sector = Settore
gate-pay = Paga
gate-contract = Contratto
gate-hours = Orario
gate-shifts = Turni
gate-start = Inizio
gate-distance = Distanza
gate-licence = Patente
gate-vehicle = Mezzo
gate-language = Lingua
gate-experience = Esperienza
gate-consent = Permesso
gate-right_to_work = Lavorare in Italia
gate-skill = Saper fare
gate-register = Albo o attestato
gate-education = Studi
refusal-consent = Non possiamo usare i suoi dati per cercare un lavoro. Ha detto no, oppure il permesso è scaduto.
refusal-right_to_work = Non può lavorare in Italia.
refusal-sector = Non vuole lavorare in questo settore.
refusal-pay = Chiede almeno { $least } lordi l’anno. Qui la paga può essere di { $offered }. Manca: { $short }.
refusal-contract = Il contratto è: { $need }. Accetta solo: { $have }.
refusal-hours = L’orario è: { $need }. Accetta solo: { $have }.
refusal-shifts = I turni sono: { $need }. Accetta solo: { $have }. Non accetta: { $short }.
refusal-start = { $n ->
    [one] Si comincia { $need }. Può cominciare { $have }: { $n } giorno dopo.
   *[other] Si comincia { $need }. Può cominciare { $have }: { $n } giorni dopo.
 }
refusal-distance = Il posto è a { $need } da casa, in linea d’aria. Si sposta fino a { $have }: { $short } in meno.
refusal-licence = Serve: { $need }. Ha: { $have }.
refusal-skill = Serve saper fare: { $name }. Nelle cose che sa fare non c’è.
refusal-skill-level = Serve saper fare: { $name }. Lo sa fare al livello { $have } su 4.
refusal-register = Serve: { $name }. Non ce l’ha.
refusal-vehicle = Serve un mezzo proprio. Non ce l’ha.
refusal-language = Serve: { $name }. Lo parla così: { $have }.
refusal-education = Serve: { $name }. Ha: { $have }.
refusal-education-field = Serve: { $name }. Ha: { $have }, ma di un altro tipo.
refusal-education-unknown = Serve: { $name }. I suoi studi sono di un altro tipo.
refusal-experience = Serve: { $need }. Ha { $have }. Manca: { $short }.
refusal-experience-none = Serve: { $need }. Non ha esperienza utile.
eqf-1 = licenza media (livello 1)
eqf-2 = obbligo scolastico (livello 2)
eqf-3 = qualifica di tre anni (livello 3)
eqf-4 = diploma (livello 4)
eqf-5 = diploma tecnico superiore (livello 5)
eqf-6 = laurea di tre anni (livello 6)
eqf-7 = laurea di cinque anni (livello 7)
eqf-8 = dottorato (livello 8)
isced-00 = base
isced-01 = scuola ed educazione
isced-02 = arte, lettere e lingue
isced-03 = società e informazione
isced-04 = economia, ufficio e diritto
isced-05 = scienze e matematica
isced-06 = informatica
isced-07 = tecnica, industria ed edilizia
isced-08 = agricoltura, pesca e animali
isced-09 = salute e assistenza
isced-10 = servizi, turismo e trasporti
