# Circulars, instructions and acts.

crumb-circulars = Circulaires et actes
menu-circulars = Circulaires et actes
circulars-help = Circulaires, instructions et actes de votre guichet et de ceux au-dessus. Qui a lu appuie sur « Lu ».
circulars-unread = { $n ->
    [one] Une circulaire attend que vous la lisiez.
   *[other] { $n } circulaires attendent que vous les lisiez.
}
circulars-search = Chercher par numéro ou par mots
circulars-any = Toutes
circulars-which = Lesquelles
circulars-only-unread = À lire
circulars-count = { $n ->
    [one] Un acte
   *[other] { $n } actes
}
circulars-none = Aucune circulaire
circulars-none-help = Ici apparaît ce que publient votre guichet et ceux au-dessus.
circular-kind-circular = Circulaire
circular-kind-instruction = Instruction
circular-kind-law = Loi
circular-kind-resolution = Délibération
circular-kind-decree = Décret
circular-kind-note = Note
circular-new = Nouvelle circulaire
circular-new-help = Elle arrive à tous ceux qui travaillent au guichet choisi et à ceux en dessous.
circular-next = Nouvelle version
circular-next-of = Nouvelle version de { $number }
circular-next-help = La version d’avant reste lisible. Qui l’avait lue lit aussi celle-ci.
circular-act = L’acte
circular-text = Le texte
circular-belongs = À quoi il se rattache
field-circular-desk = Pour quel guichet
help-circular-desk = Elle vaut aussi pour les guichets qui en dépendent.
field-circular-kind = Type
field-circular-number = Numéro
field-circular-date = Date
field-circular-title = Objet
field-circular-body = Texte
help-circular-body = Une ligne vide sépare les paragraphes. « ## » commence un titre, « - » une liste.
field-circular-pack = Service
field-circular-replaces = Remplace
help-circular-replaces = Celle qui est remplacée reste lisible et ne demande plus à être lue.
circular-pack = Service
circular-replaces = Remplace
act-issue = Publier
circular-to-read = À lire
circular-withdrawn = Retirée
circular-replaced = Remplacée
circular-print = Imprimer
circular-readers = Qui a lu
circular-receipt = Lecture
circular-read-act = Lu
circular-read-help = Appuyez quand vous avez lu : qui l’a écrite voit qu’elle vous est parvenue.
circular-read-on = Lue le { $at }.
circular-withdrawn-on = Retirée le { $at }. { $why }
circular-replaced-by = À sa place vaut
circular-older = Ceci est la version { $n }, non celle qui vaut.
circular-show-present = Ouvrir celle qui vaut
circular-versions = Versions
circular-version = Version { $n }
circular-withdraw = Retirer
circular-withdraw-help = Elle reste lisible, avec le motif, et ne demande plus à être lue.
circular-withdraw-act = Retirer la circulaire
field-circular-reason = Pourquoi
circular-read-of = { $n } sur { $of } ont lu
circular-reader = Personne
circular-read-when = Lue
circular-not-read = Pas encore
circular-read-earlier = a lu la version { $n }
circular-nobody = Personne à atteindre
circular-nobody-help = Personne ne travaille aujourd’hui au guichet ni à ceux en dessous.
circulars-today = Circulaires à lire
circulars-of-pack = Circulaires et actes de ce service
error-circular-taken = Il y a déjà un acte du même type avec ce numéro cette année-là.
error-circular-future = La date ne peut pas être à venir.
error-circular-replaces = Cette circulaire n’existe pas, ou est la même.
error-circular-pack = Ce service n’existe pas.
error-circular-unchanged = Rien n’a changé.
error-circular-withdrawn = Elle est déjà retirée.
error-circular-newer = Il y a entre-temps une nouvelle version : lisez celle-là.
