# The shortlist: reasons, questions, requirements, map, what would change.

crumb-vacancies = Offres
criterion-coherence = Capacités
criterion-availability = Disponibilité
criterion-nearness = Proximité
criterion-wishes = Souhaits
term-occupation = Travail déjà fait
term-skills = Savoir faire
term-experience = Expérience
term-education = Études
term-languages = Langues
term-ascertained = Demandée récemment
term-contract = Contrat
term-times = Horaires et postes
term-start = Début
term-distance = Distance
term-wish_occupation = Travail
term-wish_sector = Secteur
term-wish_contract = Contrat
term-wish_pay = Salaire
bar-sentence = { $points } points sur 1 000 : capacités { $co }, disponibilité { $di }, proximité { $vi }, souhaits { $de } ; jusqu’à { $up } avec les réponses qui manquent
months = { $n ->
    [one] { $n } mois
   *[other] { $n } mois
 }
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
    [one] vaut { $n } point
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
asking = À demander :
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
ascertained-ago = Demandée { $ago }
never-ascertained = Jamais demandée
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
requirement-text-help = Des mots pour ce qu’il faut savoir faire et les certificats, des mois pour l’expérience, un niveau pour les langues (A2) et les études (de 1 à 8 : 4 est le bac).
requirement-add-required = Obligatoire
requirement-add-preferred = Souhaité
weights-bounds = Leur somme est 1 000 ; capacités de 200 à 800, les autres jusqu’à 500.
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
measure-eqf = Niveau d’études (1–8)
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
criterion-help-coherence = travaux faits, savoir faire, expérience, études, langues
criterion-help-availability = demandée récemment, contrat, horaires, début
criterion-help-nearness = kilomètres et véhicule
criterion-help-wishes = travail, secteur, contrat et salaire souhaités
