# The shortlist: reasons, questions, requirements, map, what would change.

crumb-vacancies = Offres
criterion-coherence = Cohérence
criterion-availability = Disponibilité
criterion-nearness = Proximité
criterion-wishes = Souhaits
term-occupation = Métier
term-skills = Compétences
term-experience = Expérience
term-education = Diplôme
term-languages = Langues
term-ascertained = Vérifiée
term-contract = Contrat
term-times = Horaires et postes
term-start = Début
term-distance = Distance
term-wish_occupation = Métier
term-wish_sector = Secteur
term-wish_contract = Contrat
term-wish_pay = Salaire
bar-sentence = { $points } points sur 1 000 : cohérence { $co }, disponibilité { $di }, proximité { $vi }, souhaits { $de } ; jusqu’à { $up } avec les réponses manquantes
months = { $n ->
    [one] { $n } mois
   *[other] { $n } mois
 }
days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
 }
why-unknown = inconnu : compte pour moitié
why-same_occupation = le même métier : { $name }
why-broader_or_narrower_occupation = un métier de la même famille
why-isco_group = { $n ->
    [one] un métier éloigné
   *[other] un métier proche ({ $n } chiffres CITP communs)
 }
why-other_occupation = un autre métier
why-skills-essential = { $met ->
    [one] { $met } essentielle sur { $of }
   *[other] { $met } essentielles sur { $of }
 }
why-skills-optional = { $met ->
    [one] { $met } utile sur { $of }
   *[other] { $met } utiles sur { $of }
 }
why-skills-near = { $n ->
    [one] { $n } proche
   *[other] { $n } proches
 }
why-skills-unknown = { $n ->
    [one] { $n } à demander
   *[other] { $n } à demander
 }
why-skills-profile = (celles du métier)
why-months-enough = { $have }, complète dès { $need }
why-months-short = { $have } sur { $need }
why-experiences_met = { $met ->
    [one] { $met } expérience sur { $of }
   *[other] { $met } expériences sur { $of }
 }
why-education = CEC { $have }, demandé { $need }
why-education-have = CEC { $have }
why-education-none = aucun diplôme noté
why-education-field = dans le bon domaine
why-education-other-field = dans un autre domaine
why-languages_met = { $of ->
    [one] { $met } langue sur { $of }
   *[other] { $met } langues sur { $of }
 }
why-languages-unknown = { $n ->
    [one] { $n } non déclarée
   *[other] { $n } non déclarées
 }
why-never_ascertained = jamais vérifiée
why-contract_accepted = { $rank ->
    [one] accepté : premier choix
   *[other] accepté : choix n° { $rank }
 }
why-contract_not_accepted = pas parmi ceux acceptés
why-times_met = { $met ->
    [one] { $met } accepté sur { $of }
   *[other] { $met } acceptés sur { $of }
 }
why-times-unknown = { $n ->
    [one] { $n } à demander
   *[other] { $n } à demander
 }
why-free_in_time = peut commencer à temps
why-free_late = { $n ->
    [one] libre { $n } jour après
   *[other] libre { $n } jours après
 }
why-metres = { $km } sur les { $range } acceptés
why-metres-assumed = { $km } ; limite non précisée, on compte { $range }
why-vehicle = véhicule personnel
why-no-vehicle = sans véhicule
why-board_and_lodging = nourri et logé
why-wished = { $rank ->
    [one] premier souhait
   *[other] souhait n° { $rank }
 }
why-near_wish = { $rank ->
    [one] proche du premier souhait
   *[other] proche du souhait n° { $rank }
 }
why-not_wished = pas parmi les souhaits
why-pay = { $offered } par an, elle demande { $least }
what-licence = permis { $name }
what-vehicle = véhicule personnel
what-skills_of_occupation = ce qu’elle sait faire
what-education = diplôme
what-education-eqf = diplôme CEC { $n }
what-experience = { $span } d’expérience
what-experience-in = { $span } comme { $name }
what-availability = disponibilité aujourd’hui
what-contract = accepte { $name }
what-shifts = travaille aussi : { $names }
what-start = commence avant le { $date }
what-home = où elle vit
what-distance = dans son rayon
what-max_km = se déplace d’au moins { $n } km
what-right_to_work = droit de travailler en Italie
what-pay = { $sum } par an convient
what-wish_sector = dans quels secteurs
what-sector = secteur accepté
what-consent = accord pour la mise en relation
gate-consent = Consentement
gate-right_to_work = Droit au travail
gate-sector = Secteur
gate-pay = Salaire
gate-contract = Contrat
gate-hours = Horaire
gate-shifts = Postes
gate-start = Début
gate-distance = Distance
gate-licence = Permis
gate-skill = Compétence
gate-register = Registre ou certificat
gate-vehicle = Véhicule
gate-language = Langue
gate-education = Diplôme
gate-experience = Expérience
quantity-nothing = rien
quantity-refused = refusé
quantity-eqf = CEC { $n }
quantity-steps = { $n ->
    [one] { $n } degré
   *[other] { $n } degrés
 }
quantity-level = niveau { $n }
failure-have-need = A : { $have } ; il faut : { $need }.
failure-short = Il manque : { $by }.
shortlist-of = Liste pour { $title }
positions = { $n ->
    [one] { $n } poste
   *[other] { $n } postes
 }
names-wanted = { $n ->
    [one] un nom à envoyer
   *[other] { $n } noms à envoyer
 }
rosa-by = Sélection avant
promised-by = Promise avant
act-send-rosa = Envoyer la sélection, { $n } sur { $of }…
act-round = Poursuivre la tournée : { $n } à contacter
act-propose = Proposer
act-discard = Écarter avec motif…
discard-fair = Aucun motif ne concerne le sexe, l’âge, la santé ou l’origine.
do-it = Appliquer
phases = Où en est-on
requirements = Exigences
change = modifier
group-required = Obligatoires
group-required-help = qui ne les a pas reste dehors
group-preferred = Souhaités
group-preferred-help = donnent des points
need-short-required = Obl.
need-short-preferred = Souh.
alone-excludes = { $n ->
    [one] en exclut une à lui seul
   *[other] en exclut { $n } à lui seul
 }
alone-excludes-none = n’exclut personne
worth-points = { $n ->
    [one] vaut un point
   *[other] jusqu’à { $n } points
 }
weights = Poids
weights-help = leur somme fait toujours 1 000
change-weights = Modifier les poids
out-of-searching = sur { $n } en recherche
list-changed = La liste a changé : de { $before } à { $after } personnes.
selected = sélectionnées
select-person = Sélectionner { $name }
had-points = Elle avait { $n } points.
put-back = Remettre
missing = Manque :
asking = Demander :
nothing-to-ask = rien.
points-word = { $n ->
    [one] point
   *[other] points
 }
points-of = { $n ->
    [one] { $n } point
   *[other] { $n } points
 }
up-to = jusqu’à { $n }
out-of = sur { $n }
every-point = Les points de { $name }
ascertained-ago = Vérifiée { $ago }
never-ascertained = Jamais vérifiée
never-heard = Jamais contactée pour cette offre
works-there = Y travaille déjà
if-things-changed = Si les choses changeaient
with-it = Avec : { $what }
without-it = Sans : { $what }
would-be-out = exclue : c’est obligatoire
to-ask = À demander
to-ask-worth = À demander, jusqu’à { $n } points
ask-decides = décide si elle reste
open-person = Ouvrir la fiche
shortlist-empty = Personne ne remplit toutes les obligations
shortlist-empty-help = Assouplissez l’exigence la plus coûteuse, ou demandez aux guichets voisins.
make-preferred = Rendre souhaité : { $what }
more-people = Plus de personnes
where-they-are = Où elles sont
map-sentence = { $n ->
    [one] Carte avec une personne autour du lieu de travail ; la liste est dessous
   *[other] Carte avec { $n } personnes autour du lieu de travail ; la liste est dessous
 }
as-the-crow-flies = Kilomètres à vol d’oiseau. En pointillé : plus disponible.
as-table = En tableau
spread = Répartition
spread-help = personnes, par centaine de points
points-from = Points dès
why-not = Pourquoi pas elle ?
name-or-code = Nom ou code
why-not-nobody = Personne de ce nom.
why-not-out = { $name } reste exclue :
why-not-in = { $name } y est : { $points } points, au rang { $place }.
what-would-change = Ce qui changerait
what-would-change-help = En assouplissant un seul point
as-preferred = { $what } souhaité
the-best = la meilleure { $n }
try = Essayer
key-open-points = ouvrir les points
key-select = sélectionner
key-propose = proposer
key-discard = écarter
key-round = tournée
key-why-not = pourquoi pas
write-it = écrire
gap-title = Le chemin le plus court : jusqu’à { $points } points
gap-no-course = aucune formation ouverte
act-call-her = Appeler maintenant
act-ask-by-mail = Demander par e-mail
requirement-remove = Retirer : { $what }
remove = Retirer
requirement-add = Ajouter un critère
requirement-kind = Quoi
requirement-text = Lequel
requirement-text-help = Des mots pour les compétences et les certificats, des mois pour l’expérience, un niveau pour les langues (A2) et les titres (CEC 4).
requirement-add-required = Obligatoire
requirement-add-preferred = Souhaité
weights-bounds = Leur somme est 1 000 ; cohérence de 200 à 800, les autres jusqu’à 500.
weights-of-desk = Revenir à ceux du guichet
working-pdf = PDF de travail
filters = Filtres
standing-new = Jamais contactées
standing-to_hear = À contacter
standing-ready = Prêtes
unnamed-work = Cette offre ne dit pas de quel travail il s’agit : la liste suit seulement la disponibilité et la distance.
unnamed-work-act = Choisir le métier
trial-line = Essai : { $what } comme souhaité. Rien n’est enregistré.
trial-leave = Quitter l’essai
shortlist-reserved = Offre réservée
shortlist-reserved-help = Les listes réservées de la loi 68/99 arriveront avec la partie protégée du dossier : d’ici là, personne n’apparaît ici.
shortlist-filter-empty = Personne avec ce filtre
shortlist-filter-empty-help = Retirez le filtre pour revoir tout le monde.
shortlist-whole = Toute la liste
why-not-not-there = { $name } n’est pas parmi les personnes considérées pour cette offre.
why-not-would = Sinon : { $points } points, à la place { $place }.
why-not-others = Vous cherchez peut-être :
more-of-these = et { $n } autres
requirements-count = { $n ->
    [one] Une exigence, et les poids
   *[other] { $n } exigences, et les poids
 }
filter-stato = Ce qui a été fait
filter-km = À moins de km
filter-dal = A dit pouvoir commencer d’ici le
only-consenso = Accord pour le nom donné
only-fresca = Vérifiées ces 30 derniers jours
only-note = Rien d’obligatoire à demander
filter-do = Filtrer
filters-leave = avec ces filtres
filters-among = parmi les { $n } premières
measure-months = Au moins mois
measure-level = Niveau (1–4)
measure-eqf = Niveau CEC
measure-cefr = Niveau
measure-start = Début
measure-contract = Contrat
measure-hours = Horaire
weights-of = Poids pour { $title }
weights-why = Combien compte chaque critère pour cette offre. Ils ne valent qu’ici : le guichet garde les siens.
weights-wrong = Leur somme est { $n }, ou l’un est hors limites.
weights-here = Pour cette offre
weights-now = Maintenant
weights-desk = Du guichet
weights-first = Qui est en tête
weights-first-tried = Qui serait en tête avec ces poids
weights-before = était à la place { $n }
weights-before-same = comme maintenant
weights-before-out = était plus bas
criterion-help-coherence = métier, compétences, expérience, diplôme, langues
criterion-help-availability = vérifiée, contrat, horaires, début
criterion-help-nearness = kilomètres et moyen
criterion-help-wishes = métier, secteur, contrat, salaire souhaités
