# What is wrong with a practice pack, chosen by codes of the program.

pack-no-file = Le fichier { $value } manque.
pack-stray-file = Un paquet n’a pas de place pour ce fichier : vérifiez nom et dossier.
pack-too-many-files = Il y a plus de { $detail } fichiers.
pack-file-too-large = Trop grand : { $value } octets, au plus { $detail }.
pack-not-text = Le texte n’est pas en UTF-8 : enregistrez-le en UTF-8.
pack-not-an-archive = Le fichier n’est pas une archive zip, ou il est endommagé ({ $detail }).
pack-not-toml = Ici le fichier ne se lit pas comme TOML ({ $detail }).
pack-unknown-field = Il n’y a pas de champ « { $value } ».{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être « { $nearest } ».
 }
pack-missing = « { $value } » manque.
pack-not-translated = Le texte en { $detail ->
    [it] italien
    [fr] français
    [en] anglais
   *[other] { $detail }
 } manque.
pack-wrong-kind = Il faut ici { $detail ->
    [text] un texte
    [words] un texte par langue, comme label.fr = "…"
    [whole] un nombre entier
    [number] un nombre
    [flag] true ou false
    [day] une date, comme 2026-11-23 sans guillemets
    [scalar] un texte, un nombre, true, false ou une date
    [expression] une expression entre guillemets
    [table] un groupe de champs
    [list] une liste entre crochets
    [region] le code ISTAT de la région, deux chiffres
   *[other] une autre valeur
 }.
pack-text-too-long = Le texte a plus de { $detail } caractères.
pack-list-too-long = La liste a { $value } entrées, au plus { $detail }.
pack-not-in-list = « { $value } » n’est pas une valeur admise : { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être « { $nearest } ».
 }
pack-unknown-unit = « { $value } » n’est pas une unité : { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être « { $nearest } ».
 }
pack-out-of-bounds = { $value } est hors limites : { $detail }.
pack-bad-name = « { $value } » n’est pas un nom : il faut des minuscules sans accents, des chiffres et _ (pour le paquet -), avec une lettre au début.
pack-reserved-name = « { $value } » est un mot du langage : choisissez un autre nom.
pack-double-name = « { $value } » existe déjà.
pack-other-name = Le nom à l’intérieur est « { $value } », à l’extérieur « { $detail } » : ils doivent être égaux.
pack-bad-version = « { $value } » n’est pas une version comme 1.2.3.
pack-control-character = Le texte contient des caractères de contrôle invisibles.
pack-newer-form = Le paquet est écrit dans la forme { $value } ; ce programme lit jusqu’à { $detail } : mettez-le à jour.
pack-no-such = « { $value } » n’existe pas : il faut { $detail ->
    [phase] une phase
    [track] un parcours parallèle
    [actor] un acteur
    [questionnaire] un questionnaire du paquet
    [document] un document du paquet
    [message] un message du paquet
    [item] une question
   *[other] une autre valeur
 }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être « { $nearest } ».
 }
pack-not-for-kind = « { $value } » ne dit rien pour le type « { $detail } » : retirez-le.
pack-needed-for-kind = Le type « { $detail } » demande aussi « { $value } ».
pack-reversed = « { $value } » est plus grand que « { $detail } ».
pack-bands-not-rising = Les tranches doivent monter : { $value } n’est pas plus que la précédente.
pack-band-bound = La première tranche n’a pas de « from », les autres en ont : voir « { $value } ».
pack-bad-default = La valeur « { $value } » n’est pas de celles qu’un guichet peut choisir.
pack-formula-type = La formule donne { $value ->
    [boolean] une condition
    [number] un nombre
    [date] une date
    [text] un texte
    [code] un code
    [codes] une liste de codes
    [numbers] une liste de nombres
    [dates] une liste de dates
    [none] rien
   *[other] une autre valeur
 }, il faut ici { $detail ->
    [boolean] une condition
    [number] un nombre
    [date] une date
    [text] un texte
    [code] un code
    [codes] une liste de codes
    [numbers] une liste de nombres
    [dates] une liste de dates
    [none] rien
   *[other] une autre valeur
 }.
pack-cycle = Les phases tournent en rond : { $detail }.
pack-waits-for-ever = La phase « { $value } » attend pour toujours : { $detail } n’arrive jamais avant.
pack-unknown-lep = La loi n’a pas le niveau « { $value } » ; un code propre a au moins trois caractères.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être « { $nearest } ».
 }
pack-anonymous-in-case = Le questionnaire « { $value } » est anonyme : il ne peut pas faire partie du parcours d’une personne.
pack-unused = Rien dans le paquet n’utilise « { $value } ».
pack-unreachable = Aucune voie ne mène à la phase « { $value } ».
pack-dead-end = On ne sort pas de la phase « { $value } » : il faut une phase suivante ou une sortie.
pack-depends-on-today = Ce qui arrive de soi-même ne peut dépendre de « { $value } » : demain la personne serait ailleurs sans que rien n’ait eu lieu.
pack-bad-placeholder = Un emplacement {"{{"} n’est pas fermé ou est vide.
pack-unknown-heading = La fiche n’a pas de champ « { $value } » : { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être « { $nearest } ».
 }
pack-no-anchor = Le titre « { $value } » ne dit pas quel champ il est : il finit par {"{#champ}"}.
expression-empty = L’expression est vide.
expression-too-long = L’expression a plus de { $detail } octets.
expression-too-many-parts = L’expression a plus de { $detail } parties : divisez-la.
expression-too-deep = Plus de { $detail } niveaux de parenthèses ou de conditions.
expression-bad-character = Le signe « { $value } » n’a pas de sens ici.
expression-unclosed-text = Un texte s’ouvre par ' et ne se ferme pas.
expression-bad-number = « { $value } » n’est pas un nombre d’au plus 18 chiffres, avec le point pour les décimales.
expression-bad-date = « { $value } » n’est pas un jour du calendrier.
expression-unexpected = « { $value } » ne peut être ici : { $detail ->
    [value] il faut une valeur
    [end] l’expression devrait finir
   *[other] il faut « { $detail } »
 }.
expression-unknown-name = Il n’y a pas ici de nom « { $value } ».{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être « { $nearest } ».
 }
expression-unknown-function = Il n’y a pas de fonction « { $value } ».{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être « { $nearest } ».
 }
expression-wrong-arguments = « { $value } » prend { $detail } arguments.
expression-wrong-type = Il y a ici { $value ->
    [boolean] une condition
    [number] un nombre
    [date] une date
    [text] un texte
    [code] un code
    [codes] une liste de codes
    [numbers] une liste de nombres
    [dates] une liste de dates
    [none] rien
   *[other] une autre valeur
 }, il faut { $detail ->
    [boolean] une condition
    [number] un nombre
    [date] une date
    [text] un texte
    [code] un code
    [codes] une liste de codes
    [numbers] une liste de nombres
    [dates] une liste de dates
    [none] rien
   *[other] une autre valeur
 }.
expression-types-differ = On ne peut comparer { $detail ->
    [boolean] une condition
    [number] un nombre
    [date] une date
    [text] un texte
    [code] un code
    [codes] une liste de codes
    [numbers] une liste de nombres
    [dates] une liste de dates
    [none] rien
   *[other] une autre valeur
 } et { $value ->
    [boolean] une condition
    [number] un nombre
    [date] une date
    [text] un texte
    [code] un code
    [codes] une liste de codes
    [numbers] une liste de nombres
    [dates] une liste de dates
    [none] rien
   *[other] une autre valeur
 }.
expression-unknown-code = Aucun choix n’a le code « { $value } ».{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être « { $nearest } ».
 }
expression-not-literal = Ici ne peut être qu’un nombre, un texte ou une date, rien à calculer.
expression-not-rising = Les bornes des tranches doivent monter : voir { $value }.
expression-bad-amount = Il faut un nombre entier : { $detail }.
expression-too-large = Le résultat a plus de 18 chiffres.
expression-date-out-of-range = La date est avant 1800 ou après 2200.
expression-not-whole = On n’ajoute que des jours, mois et années entiers, non { $value }.
