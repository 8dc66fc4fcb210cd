# Erreurs et avertissements des importations et des formulaires. Arguments : $field, $value, $nearest (le nom ou la valeur la plus proche, `absent` s'il n'y en a pas), $detail.

import-not-json = La ligne n'est pas du JSON valide (caractère { $detail }).
import-not-object = La ligne ne contient pas d'objet JSON entre accolades.
import-line-too-long = La ligne dépasse { $detail } octets et n'a pas été lue.
import-truncated = Le fichier s'arrête au milieu de cette ligne : il n'a peut-être pas été copié en entier.
import-unclosed-quote = Un guillemet ouvert sur cette ligne n'est jamais fermé.
import-bad-encoding = Le texte n'est ni en UTF-8 ni en Windows-1252 : enregistrez le fichier en UTF-8.
import-encoding-guessed = Le texte n'est pas en UTF-8 : il a été lu en { $detail }. Vérifiez les accents.
import-too-many-cells = La ligne a plus de cellules que l'en-tête : « { $value } » dans la colonne { $detail } n'a pas de nom.
import-cell-error = La cellule affiche une erreur du tableur ({ $value }) et a été considérée comme vide.
import-formula = La cellule contient une formule : la valeur enregistrée, « { $value } », a été utilisée.
import-read-failed = La lecture du fichier s'est interrompue : { $detail }.
import-empty-file = Le fichier est vide.
import-unsupported-file = Le contenu du fichier est de type « { $detail } », qui ne peut pas être importé. Utilisez JSONL, CSV, XLSX ou ODS.
import-json-list = Le fichier est une seule liste JSON : il faut un objet par ligne, sans crochets.
import-zip-bomb = Une fois ouvert, le fichier compressé dépasserait les limites ({ $detail }) : il n'a pas été lu.
import-bad-sheet = La feuille de calcul est endommagée : { $detail }.
import-repeated-column = La colonne « { $value } » figure deux fois dans l'en-tête.
import-unknown-field = Le champ « { $field } » n'existe pas.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être vouliez-vous dire « { $nearest } ».
 }
import-special-category = « { $field } » concerne des données sensibles (par exemple santé, origine, religion, syndicat, condamnations), qui ne peuvent pas être enregistrées ici.
import-missing = « { $field } » est obligatoire et manque.
import-wrong-type = « { $value } » ne convient pas à « { $field } » : { $detail ->
    [text] il faut un texte
    [integer] il faut un nombre entier
    [number] il faut un nombre
    [money] il faut un montant en euros avec au plus deux décimales et sans séparateur de milliers
    [flag] il faut oui ou non
    [list] il faut une liste
    [object] il faut les champs qui le composent
   *[other] le type de donnée est erroné
 }.
import-too-long = Le texte de « { $field } » dépasse { $detail } caractères.
import-too-many = La liste « { $field } » dépasse { $detail } éléments.
import-control-character = Le texte de « { $field } » contient des caractères de contrôle invisibles.
import-not-in-list = « { $value } » ne figure pas parmi les valeurs de « { $field } » : { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être vouliez-vous dire « { $nearest } ».
 }
import-out-of-range = { $value } est hors des limites de « { $field } » : { $detail }.
import-bad-date = « { $value } » n'est pas une date dans la forme demandée ({ $detail }).
import-impossible-date = La date « { $value } » n'existe pas ou n'est pas plausible.
import-future-date = La date { $value } est dans le futur, ce que « { $field } » ne permet pas.
import-from-after-to = La date de début { $value } vient après celle de fin (« { $detail } »).
import-min-above-max = Le minimum { $value } dépasse le maximum.
import-bad-email = « { $value } » n'est pas une adresse électronique.
import-bad-phone = « { $value } » n'est pas un numéro de téléphone.
import-bad-url = « { $value } » n'est pas une adresse web.
import-bad-codice-fiscale = Le codice fiscale « { $value } » est erroné : { $detail ->
    [length] il n'a pas 16 caractères
    [character] il contient un caractère impossible à cette place
    [check] le caractère de contrôle ne concorde pas, il y a une faute de frappe
    [date] la date de naissance qu'il contient n'existe pas
    [birthplace] le lieu de naissance qu'il contient n'existe pas
    [all_zeros] il ne contient que des zéros
   *[other] il n'est pas valide
 }.
import-codice-fiscale-mismatch = Le codice fiscale ne concorde pas avec { $detail ->
    [family_name] le nom de famille
    [given_name] le prénom
    [sex] le sexe
    [birth_date] la date de naissance
    [birthplace] le lieu de naissance
   *[other] la déclaration
 } : à vérifier avec la personne.
import-bad-partita-iva = La partita IVA « { $value } » est erronée : { $detail ->
    [length] elle n'a pas 11 chiffres
    [character] elle contient autre chose qu'un chiffre
    [check] le chiffre de contrôle ne concorde pas, il y a une faute de frappe
    [all_zeros] elle ne contient que des zéros
   *[other] elle n'est pas valide
 }.
import-unknown-office = Le bureau { $detail } qui aurait délivré la partita IVA { $value } n'est pas connu.
import-unknown-place = Il n'y a pas de commune « { $value } ».{ $nearest ->
    [absent] { "" }
   *[other] { " " }Peut-être vouliez-vous dire « { $nearest } ».
 }
import-ambiguous-place = Plusieurs communes s'appellent « { $value } » : indiquez la province ({ $detail }).
import-merged-place = La commune { $value } n'existe plus : { $detail } a été enregistrée.
import-bad-cap = « { $value } » n'est pas un code postal de cinq chiffres.
import-half-coordinates = « { $field } » manque : il faut la latitude et la longitude.
import-off-earth = Les coordonnées ne sont pas sur la Terre ({ $value }).
import-far-from-italy = Les coordonnées sont loin de l'Italie ({ $detail }) : latitude et longitude sont peut-être inversées.
import-bad-sector = « { $value } » n'a pas la forme d'un code ATECO.
import-unknown-sector = Le code ATECO { $value } ne figure dans aucune classification chargée.
import-unknown-ccnl = La convention collective « { $value } » ne figure pas dans la liste du CNEL chargée.
import-unknown-concept = « { $value } » ne correspond à { $detail ->
    [skill] aucune compétence connue
    [cp] aucune entrée connue de la classification des professions
   *[occupation] aucun métier connu
 }.
import-not-linked = « { $value } » a été conservé tel quel : rien d'assez proche dans la classification.
import-bad-country = « { $value } » n'est pas le code à deux lettres d'un pays.
import-bad-language = « { $value } » n'est pas le code à deux lettres d'une langue.
import-not-for-kind = « { $field } » n'a pas de sens pour une exigence de ce type.
import-bad-weights = Les poids doivent rester dans leurs limites et totaliser { $detail }.
import-duplicate-id = L'identifiant « { $value } » figure déjà à la ligne { $detail }.
import-unusual-age = L'âge est inhabituel : { $detail } ans.
import-repeated = L'élément de « { $field } » était déjà dans la liste et a été conservé une seule fois.
import-other-desk = La ligne est d’un guichet pour lequel tu ne peux pas importer : « { $value } ».
