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
