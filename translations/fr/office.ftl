# Smaller registers, import, export, administration, first run, public pages.

crumb-courses = Formations
crumb-bodies = Organismes
crumb-projects = Projets
crumb-import = Importer
crumb-accounts = Comptes
free = gratuit
register-course = Formations
register-body = Organismes
register-project = Projets
register-new-course = Nouvelle formation
register-new-body = Nouvel organisme
register-new-project = Nouveau projet
register-empty-course = Aucune formation ici
register-empty-body = Aucun organisme ici
register-empty-project = Aucun projet ici
register-empty-help = Créez le premier : un nom suffit.
search-course = Titre, organisme, compétence
search-body = Nom, commune
search-project = Titre, organisme
count-course = { $n ->
    [one] { $n } formation
   *[other] { $n } formations
 }
count-body = { $n ->
    [one] { $n } organisme
   *[other] { $n } organismes
 }
count-project = { $n ->
    [one] { $n } projet
   *[other] { $n } projets
 }
field-course-body = Organisme
field-taught = Ce qu’elle enseigne
field-course-hours = Heures
field-course-from = Du
field-course-to = Au
field-apply_until = Inscriptions jusqu’au
field-seats = Places
field-cost = Coût, euros
field-funding = Financé par
field-qualification = Qualification
field-link = Page de la formation
field-online = Aussi en ligne
field-hiring_commitment = Une entreprise s’engage à embaucher
field-body-kind = Type d’organisme
field-contact-person = Personne à contacter
field-project-kind = Type
field-project-body = Organisme
field-stage = Avancement
field-outlets = Débouchés
field-project-workers = Personnes
field-token = Code
field-desk-name = Nom du guichet
field-desk-code = Sigle
field-full-name = Prénom et nom
help-project-workers = Un identifiant par ligne
help-password = Au moins 12 caractères, sans le nom d’utilisateur. Une phrase convient très bien.
error-required = Ce champ est nécessaire.
error-file-unreadable = Fichier illisible : vérifiez qu’il s’agit de CSV, XLSX ou JSON Lines.
error-too-short = Trop court : au moins 12 caractères.
error-too-long = Trop long.
error-contains-name = Contient le nom d’utilisateur.
error-date = Écrivez une date qui existe.
error-unknown-code = { $value } n’est pas une valeur admise.
error-range = Écrivez un nombre de { $least } à { $most }.
error-taken = { $value } existe déjà.
error-place-unknown = Commune introuvable : choisissez dans la liste.
error-token = Le code ne correspond pas : il est affiché là où le programme a démarré.
error-email = Cette adresse est incomplète.
error-weights = La somme des poids doit faire 1 000.
error-reason = Choisissez un motif.
error-phone = Ce numéro est incomplet.
sec-course = La formation
sec-body = L’organisme
sec-project = Le projet
taught-help = Cela montre à qui il manque justement cela.
import-title = Importer un fichier
import-help = D’abord voir, puis décider : rien n’est écrit avant votre accord.
import-what = Contenu
import-file = Fichier
import-file-help = CSV, XLSX ou JSON Lines, aussi compressé (gzip)
import-atomic = Tout ou rien
import-atomic-help = Si une ligne est fausse, aucune n’est importée
import-look = Voir le fichier
import-past = Imports faits
import-counts = { $new } nouvelles, { $changed } modifiées, { $refused } refusées
import-undone = Annulé
import-preview = Avant d’importer { $file }
import-lines = { $n ->
    [one] { $n } ligne
   *[other] { $n } lignes
 }
import-remembered = Colonnes reconnues d’un fichier précédent.
import-lacking = Il manque une colonne pour :
import-columns = Colonnes du fichier
import-column = Colonne
import-examples = Premières valeurs
import-field = Champ de Ponte
import-leave-out = (laisser de côté)
import-now = Importer
import-check = Essayer sans écrire
import-report = Rapport de { $file }
import-dry = essai : rien n’a été écrit
import-rejects = Télécharger les lignes refusées
import-undo = Annuler l’import
import-n-new = Nouvelles
import-n-changed = Modifiées
import-n-unchanged = Identiques
import-n-refused = Refusées
import-linked = Mots reliés à un métier ou une compétence
band-sure = Sûr
band-likely = Probable
band-doubtful = À vérifier
band-none = Non relié
band-share = { $n } sur { $of }
import-faults = Lignes refusées
import-line = Ligne
import-value = Valeur
import-reason = Pourquoi
import-more-faults = { $n ->
    [one] Une autre dans le fichier des lignes refusées.
   *[other] { $n } autres dans le fichier des lignes refusées.
 }
import-no-faults = Aucune : tout est en ordre.
seconds = { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
 }
export-help = Chaque export est noté : qui, quoi, quand.
work-waiting = En attente
work-running = En cours
work-done = Terminé
work-failed = Échoué
work-stopped = Arrêté
report = Rapport
activities-empty = Rien en cours
activities-empty-help = Les imports et les envois longs se retrouvent ici.
stale-list-help = { $n ->
    [one] Personnes dans des listes ouvertes, disponibilité de plus d’un jour.
   *[other] Personnes dans des listes ouvertes, disponibilité de plus de { $n } jours.
 }
write-to-chosen = Écrire aux personnes choisies
col-lists = Listes
col-best = Meilleurs points
stale-empty = Toutes à jour
stale-empty-help = Personne à rappeler pour l’instant.
reference-what = Quoi
reference-release = Version
reference-count = Entrées
reference-loaded = Chargé
reference-starter = jeu de départ
reference-missing = manquant
reference-kind-esco = Métiers et compétences ESCO
reference-kind-places = Communes
reference-kind-boundaries = Limites des communes
reference-kind-cp = Professions CP
reference-kind-ateco = Activités ATECO
reference-kind-ccnl = Conventions collectives
reference-where-esco = Du portail ESCO de la Commission européenne, CSV
reference-where-places = De l’ISTAT, liste des communes
reference-where-boundaries = De l’ISTAT, limites administratives
reference-where-cp = De l’ISTAT, classification des professions
reference-where-ateco = De l’ISTAT, classification ATECO
reference-where-ccnl = Du CNEL, archive des conventions
reference-file = Fichiers, un ou plusieurs
reference-load = Charger
reference-help = Une nouvelle version garde ce qui est utilisé et signale ce qui a été retiré.
reference-use-starter = Continuer avec le jeu de départ
first-step = Étape { $n } sur { $of }
first-token = Le code du premier démarrage
first-desk = Votre guichet
first-account = Le premier compte
first-reference = Les données officielles
first-sample = Comment commencer
first-help-token = Il est affiché là où le programme a démarré. Il ne sert qu’une fois.
first-help-desk = Le nom et la commune figurent sur les pages et dans les messages.
first-help-account = Il administre le guichet et crée les autres comptes.
first-help-reference = Métiers, communes et activités. Maintenant ou plus tard.
first-help-sample = Les données d’essai se retirent d’un coup, quand vous voulez.
first-with-sample = Avec des données d’essai
first-with-sample-help = Personnes, entreprises et offres inventées, pour apprendre
first-empty = Avec le guichet vide
first-empty-help = Pour saisir ou importer tout de suite les vraies données
go-on = Continuer
account-new = Nouveau compte
account-active = Actif
account-disabled = Suspendu
account-enable = Réactiver
account-disable = Suspendre
search-found = Recherche : { $q }
search-nothing = Rien avec ces mots
search-nothing-help = Essayez le nom, le code fiscal ou le téléphone.
credit-esco = ESCO
credit-istat = ISTAT
credit-program = Ponte
credit-design = Bootstrap Italia
credit-fonts = Titillium Web
credit-words-esco = This service uses the ESCO classification of the European Commission.
credit-words-istat = Communes, limites, professions et activités : données ISTAT, licence CC BY 4.0.
credit-words-program = Ponte est un logiciel libre, licence EUPL 1.2.
credit-words-design = Styles et icônes de Bootstrap Italia, du Département italien pour la transformation numérique : licence BSD à 3 clauses. Mises à jour partielles avec htmx : licence BSD à 0 clause.
credit-words-fonts = Police Titillium Web, licence SIL Open Font 1.1.
privacy-intro = { $desk } traite les données de qui cherche et de qui offre du travail, selon le règlement UE 2016/679.
privacy-what = Quelles données
privacy-why = Pourquoi
privacy-who = Qui les voit
privacy-machine = Ce que fait le programme
privacy-long = Combien de temps
privacy-rights = Vos droits
privacy-words-what = Nom, coordonnées, expériences, études, compétences, disponibilités et souhaits.
privacy-words-why = Pour vous rapprocher de l’emploi : c’est une mission d’intérêt public.
privacy-words-who = Le personnel du guichet. Une entreprise ne voit votre nom que si vous avez dit oui, pour cette offre.
privacy-words-machine = Il classe les personnes pour une offre et dit pourquoi. Il ignore sexe, âge, nationalité, santé. C’est toujours une personne qui décide.
privacy-words-long = Tant que le guichet vous suit, puis le temps imposé par la loi.
privacy-words-rights = Vous pouvez voir, corriger, effacer vos données, retirer un accord, demander l’origine de vos points.
privacy-contact = Écrivez à
keys-help = Les lettres sont inactives pendant la saisie.
keys-on = Utiliser les raccourcis
key-to-today = aller à aujourd’hui
fresh = Nouvelle
employer-not-named = Entreprise confidentielle
at-km = à { $km }
until-date = Jusqu’au { $date }
public-title = Quel travail cherchez-vous ?
public-what = Métier ou mot
public-where = Où
come-or-call = Venez ou appelez
write-us = Écrivez-nous
open-vacancies = { $n ->
    [one] offre ouverte
   *[other] offres ouvertes
 }
fresh-vacancies = { $n ->
    [one] nouvelle en 7 jours
   *[other] nouvelles en 7 jours
 }
open-courses = { $n ->
    [one] formation ouverte
   *[other] formations ouvertes
 }
newest = Les plus récentes
all-of-them = { $n ->
    [one] Toutes
   *[other] Les { $n }
 }
public-empty = Aucune offre pour l’instant
public-empty-help = Essayez un autre mot ou une autre commune, ou appelez-nous.
vacancy-closed = Fermée
what-you-do = Votre travail
public-need-required = Exigé
public-need-preferred = Un plus
what-next = Et ensuite
next-1 = Appelez ou venez au guichet : nous regardons ensemble si cela vous convient.
next-2 = Avec votre accord, votre nom est transmis à l’entreprise.
next-3 = L’entreprise répond, et nous vous disons la suite, même si c’est un non.
published-by = Publiée par { $desk }
verified-on = vérifiée { $date }
reference-word = Réf.
work-stop = Arrêter
