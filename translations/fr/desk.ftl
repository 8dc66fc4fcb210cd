# The desk: today, people, employers, vacancies.

crumb-employers = Entreprises
unemployed-for = { $n ->
    [one] sans emploi depuis { $n } jour
   *[other] sans emploi depuis { $n } jours
 }
did-of = DID du { $date }
write = Écrire
open = ouvrir
act-change = Modifier
act-record = Noter
act-save-and-see = Enregistrer et voir qui convient
consent-not-yet = pas encore
by-itself = le programme
fact-registered = Inscrite
fact-changed = Fiche modifiée
fact-ascertained = Disponibilité vérifiée
fact-proposed = Proposition
fact-contacted = Contactée
fact-sent = Nom transmis à l’entreprise
fact-verdict = L’entreprise a répondu
fact-outcome = Résultat final
fact-viewed = Fiche consultée
fact-imported = Importée d’un fichier
to-do-with-her = À lui demander :
open-matches = Correspondances ouvertes
all-matches = toutes
no-open-matches = Aucune proposition ouverte.
whole-story = tout l’historique
story-empty = Aucun fait encore
story-empty-help = Chaque contact et chaque proposition s’inscrit ici.
ascertain = Noter la disponibilité
ascertain-help = Dix secondes environ : qui et quand s’ajoutent seuls.
brief = Profil en bref
looks-for = Cherche
can-do = Sait faire
count-skills = { $n ->
    [one] { $n } compétence
   *[other] { $n } compétences
 }
how-far = Jusqu’où
from-date = dès le { $date }
nothing-yet = Rien encore.
vacancies-for-her = Offres pour elle
count-vacancies-searched = { $n ->
    [one] sur { $n } offre ouverte
   *[other] sur { $n } offres ouvertes
 }
no-vacancies-for-her = Aucune offre ne remplit les conditions
no-vacancies-for-her-help = Revoyez avec elle distance, horaires et contrats.
history-of = Historique de { $name }
facts = Faits
fields-changed = Champs modifiés
emptied = vide
value-erased = valeur effacée
history-note = L’historique ne peut pas être modifié. Les consultations y figurent aussi.
today-title = Aujourd’hui, { $date }
good-morning = Bonjour { $name }.
next-thing = La première échéance est { $what } : { $left }.
nothing-runs-out = Aucune échéance proche.
search-all = Personne, entreprise, offre, formation, code fiscal, téléphone
opened-lately = Ouverts récemment :
clocks = Échéances
clock-publication = Publication sous 24 h
clock-rosa = Sélection à l’entreprise
clock-outcome = Suite à demander
clock-expiry = Offre bientôt expirée
clock-act-publication = Vérifier l’offre
clock-act-rosa = Poursuivre la tournée
clock-act-outcome = Demander la suite
clock-act-expiry = Renouveler ou fermer
and-others = { $n ->
    [one] et une autre
   *[other] et { $n } autres
 }
time-gone = { $n } % du temps écoulé
vacancies-to-work = Offres à traiter
all-vacancies = toutes les offres
ready-of = { $n ->
    [one] { $n } prête sur { $of }
   *[other] { $n } prêtes sur { $of }
 }
count-to-hear = { $n ->
    [one] { $n } à contacter
   *[other] { $n } à contacter
 }
go-on-round = Poursuivre la tournée
today-empty = Rien en attente
today-empty-help = Enregistrez une offre : la liste des personnes répond aussitôt.
stale-count = { $n ->
    [one] Une disponibilité à refaire
   *[other] { $n } disponibilités à refaire
 }
stale-why = Plus de 30 jours, dans une liste ouverte :
see-all = voir tout
may-leave-page = Vous pouvez quitter la page.
what-changed = Nouveautés
since = depuis { $at }
nothing-changed = Rien de nouveau.
change-answer = Réponse dans la tournée
change-verdict = Avis de l’entreprise
change-outcome = Suite
change-vacancy = Nouvelle offre
change-import = Import terminé
change-act-answer = Tournée
change-act-verdict = Voir
change-act-outcome = Clore
change-act-vacancy = Vérifier
change-act-import = Rapport
key-to-workers = personnes
key-to-vacancies = offres
key-record = noter
key-tab = onglet
key-match = correspondances
key-change = modifier
search-employers = Nom, numéro de TVA, commune
count-employers = { $n ->
    [one] { $n } entreprise
   *[other] { $n } entreprises
 }
employer-new = Nouvelle entreprise
employers-empty = Aucune entreprise ici
employers-empty-help = Inscrivez la première, ou importez une liste.
col-employer = Entreprise
col-sector = Secteur
col-where = Où
col-open-vacancies = Offres ouvertes
col-answers = Répond
hired-of = { $n ->
    [one] { $n } embauchée sur { $of }
   *[other] { $n } embauchées sur { $of }
 }
no-vacancies-yet = Aucune offre encore.
contacts = Contacts
no-contacts = Aucun contact : sans courriel la sélection ne part pas.
in-brief = En bref
count-staff = { $n ->
    [one] une personne
   *[other] { $n } personnes
 }
site = Site
answers-title = Taux de réponse
answers-of = { $n } suites sur { $of } demandées
answers-within = { $n ->
    [one] en un jour d’habitude
   *[other] en { $n } jours d’habitude
 }
answers-none = Aucune suite demandée encore.
change-record = Modifier { $name }
search-vacancies = Titre, métier, entreprise, commune
count-vacancies = { $n ->
    [one] { $n } offre
   *[other] { $n } offres
 }
filter-state = État
vacancy-new = Nouvelle offre
vacancies-empty = Aucune offre ici
vacancies-empty-help = Enregistrez la première : un titre et une commune suffisent.
col-state = État
col-deadline = Échéance
col-positions = Postes
col-people = Personnes
people-line = { $listed }, contactées { $heard }, prêtes { $ready }
who-fits = Qui convient
hours-a-week = { $n ->
    [one] { $n } heure par semaine
   *[other] { $n } heures par semaine
 }
pay-between = de { $min } à { $max } brut
pay-from = dès { $min } brut
pay-to = jusqu’à { $max } brut
no-requirements = Aucune exigence : tout le monde passe.
change-state = Changer l’état
vacancy-form-help = Un titre et une commune suffisent : le reste affine la liste.
requirements-help = Obligatoire exclut qui ne l’a pas ; souhaité donne des points. L’inconnu n’exclut pas : on le demande.
