# Fiches : formulaires, listes, vues.

linked-to = Reconnu comme
linked-to-nothing = rien de certain : choisissez si cela y est
linked-sure = sûr à { $n } %
field-wish-next = Puis
help-employer = Tapez le nom, puis choisissez
create-employer = Pas encore là : l’enregistrer sous ce nom
error-employer-unknown = Aucune entreprise ne s’appelle « { $value } ».
error-employer-ambiguous = Plusieurs entreprises s’appellent « { $value } » : choisissez dans la liste.
filter-stale = À rappeler
filter-place = Commune
sort-deadline = échéance la plus proche
act-print = Imprimer
act-print-sheet = Fiche en PDF
act-still-available = Disponible, contactée aujourd’hui
sort-title = nom
state-why = Pourquoi
state-why-help = Suspendre, fermer et annuler demandent un motif : il reste dans l’historique.
state-note = En deux mots
halt-or-end = Suspendre, fermer ou annuler…
state-reason-missing = Choisissez le motif.
state-line = { $state } : { $reason }
reopen = Rouvrir telle quelle
reopen-until = On peut la rouvrir telle quelle, avec les personnes qui attendaient, jusqu’à { $at }.
state-frees = Qui attendait et n’est pas encore dans une sélection redevient libre.
done-halted = { $what ->
    [none] Suspendue
   *[other] Suspendue : { $what }
 }
done-reopened = { $what ->
    [none] Rouverte
   *[other] Rouverte : { $what }
 }
done-stopped = Arrêtée : ce qui était déjà enregistré reste, et s’annule depuis le rapport
views = Vues
view-name = Enregistrer cette vue sous
view-save = Enregistrer cette vue
view-remove = Supprimer la vue { $name }
list-shown = Affichage
list-size = Lignes par page
list-columns = Colonnes
col-segment = Autonomie en ligne
print-first = (les { $n } premières)
