# The status of unemployment: declarations, work, endings, supports.

tab-status = Statut
status-with-work = avec un travail qui conserve le statut
status-suspended-line = { $n ->
    [one] statut suspendu, { $n } jour compté
   *[other] statut suspendu, { $n } jours comptés
 }
status-at-risk-line = menace de chômage
status-ended-line = statut terminé le { $date }
status-provisional = provisoire
status-state-none = Aucun statut
status-state-at_risk = Menace de chômage
status-state-unemployed = Statut de chômage
status-state-kept = Statut de chômage, avec un travail qui le conserve
status-state-suspended = Statut suspendu
status-state-ended = Statut terminé
status-lost-work = travail de plus de 180 jours ou à durée indéterminée
status-lost-work_went_on = travail prolongé au-delà de 180 jours
status-lost-withdrawal = renonciation
status-lost-sanction = sanction
status-lost-retirement = retraite
status-lost-death = décès
status-lost-duplicate = une autre déclaration vaut ailleurs
status-lost-unknown = motif non communiqué
status-end-withdrawal = Renonciation de la personne
status-end-sanction = Sanction (aucune nouvelle DID ne vaut pendant deux mois)
status-end-retirement = Retraite
status-end-death = Décès
status-end-duplicate = Déclaration en double
status-end-unknown = Motif non communiqué
did-how-desk = Au guichet
did-how-national = Faite par la personne sur le système national
did-how-benefit_application = Demande de NASpI ou DIS-COLL
did-how-imported = Arrivée avec la fiche d’un autre système
work-kind-employee = Travail salarié
work-kind-self_employed = Travail indépendant
work-kind-traineeship = Stage hors études
work-kind-public_utility = Travail d’utilité publique
benefit-naspi = NASpI
benefit-dis_coll = DIS-COLL
benefit-adi = Allocation d’inclusion (ADI)
benefit-sfl = Soutien formation et travail (SFL)
benefit-cig = Chômage partiel
benefit-rdc = Revenu de citoyenneté (jusqu’en 2023)
benefit-mobility = Indemnité de mobilité (jusqu’en 2016)
benefit-other = Autre aide
fact-declared = Déclaration de disponibilité (DID)
fact-worked = Travail noté
fact-status_ended = Fin du statut
fact-status-ended = Fin du statut : { $why }
did-at-risk = menacée, travaille jusqu’au { $date }
did-protocol = protocole { $number }
work-from-to = du { $from } au { $to }
work-expected = fin prévue le { $date }
work-open = sans fin prévue
work-income = revenu annuel prévu { $amount }
status-certificate = Attestation (PDF)
status-none-help = Aucune déclaration ne vaut aujourd’hui.
status-days = Jours de chômage
status-days-n = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
 }
status-months = Mois entiers
status-days-in-all = En tout, avec les fois d’avant
status-conditions = Durée
status-long-term = Longue durée (plus de 12 mois)
status-six-months = Plus de 6 mois
status-short = Moins de 6 mois
status-ended-because = Terminé le { $date } : { $why }.
status-next = La suite
next-begins = le statut de chômage commence
next-pact-by = { $n ->
    [0] dernier jour pour le pacte de service
    [one] le pacte de service avant ce jour (reste { $n } jour)
   *[other] le pacte de service avant ce jour (restent { $n } jours)
 }
next-pact-late = { $n ->
    [one] le pacte de service a { $n } jour de retard
   *[other] le pacte de service a { $n } jours de retard
 }
next-resumes = la suspension finit, les jours comptent à nouveau
next-lost = le statut se perd, si le travail continue jusqu’à ce jour
next-six-months = plus de 6 mois, si rien ne change
next-long-term = longue durée, si rien ne change
next-may-declare = peut faire une nouvelle DID
notice-declared-again = La DID du { $date } ne change rien : une autre valait déjà.
notice-barred = La DID du { $date } ne vaut pas : après la sanction, on peut en faire une dès le { $until }.
notice-ask-income = Demandez le revenu annuel prévu du travail du { $date } : jusqu’à { $amount } le statut est conservé.
notice-works-still = À la DID du { $date } elle travaillait encore : le statut commence à la fin de ce travail. Notez son dernier jour.
notice-end-unknown = Un travail devait finir le { $date } : est-il fini ?
notice-provisional = La DID du { $date } est provisoire : il manque le protocole du système national.
status-events = Ce qui a été noté
status-events-help = Le statut se calcule d’ici chaque fois : corrigez un fait d’hier, et aujourd’hui est corrigé.
status-no-events = Rien encore
status-no-events-help = Notez la DID ou un travail : le statut suit de lui-même.
taken-back = Retirée
it-said = Avant :
recorded-by = { $name }, { $at }
correct-or-take-back = Corriger ou retirer
act-correct = Corriger
act-take-back = Retirer
act-confirm-did = Confirmer
act-work-ended = C’est fini
field-day = Jour
field-did-how = Comment
field-work-until = Dernier jour du travail perdu
field-work-kind = Quel travail
field-work-first = Premier jour
field-work-expected = Fin prévue
field-work-ended = Dernier jour
field-income = Revenu brut annuel prévu, euros
field-why = Pourquoi
field-protocol = Numéro de protocole
field-provisional = Le système national ne répond pas : elle est provisoire
field-end-day = Premier jour sans le statut
field-benefit-kind = Laquelle
field-benefit-source = Source
help-work-until = Seulement après un licenciement, si elle travaille encore
help-provisional = Le protocole s’ajoute après, plus bas
help-work-expected = Vide si à durée indéterminée
did-title = Noter la DID
did-help = Le bouton suffit : le jour et le guichet y sont déjà.
did-more = Menacée, provisoire ou avec une note
act-did = Noter la DID
work-title = Noter un travail
work-thresholds = Jusqu’à 180 jours il suspend, plus long il fait perdre le statut. Un revenu annuel jusqu’à { $employee } (salarié) ou { $own } (indépendant) le conserve.
act-work = Noter le travail
end-title = Fin pour un autre motif
end-help = Une sanction est décidée par une personne, et peut être contestée.
act-end = Noter la fin
benefits-title = Aides
benefits-none = Aucune aide notée.
benefit-holds = En cours
benefit-add = Ajouter une aide
benefit-help = La demande de NASpI ou DIS-COLL vaut DID : s’il n’y en a pas, elle est notée le même jour.
act-benefit = Noter l’aide
came-with-record = arrivées avec la fiche
error-status-future = Ce jour est encore à venir.
error-status-reversed = La fin vient avant le début.
error-status-income = Écrivez un montant en euros, par exemple 7900 ou 7900,50.
error-status-words = Écrivez pourquoi en une phrase.
error-status-voided = Elle a déjà été retirée.
error-status-not-provisional = Rien n’attend de protocole.
error-status-declared = Une DID vaut déjà : si elle est fausse, corrigez-la.
error-status-barred = Après la sanction, une nouvelle DID vaut dès le { $value }.
error-status-none = Ce jour-là, il n’y a aucun statut à clore.
held-status_event = DID, travaux et fins du statut
held-benefit = Aides
copy-status = Statut de chômage et aides
