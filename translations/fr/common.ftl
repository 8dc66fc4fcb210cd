# What surrounds every page: menus, acts, lists, errors.

skip-to-content = Aller au contenu
menu-today = Aujourd’hui
menu-workers = Personnes
menu-employers = Entreprises
menu-vacancies = Offres
menu-courses = Formations
menu-more = Autres
menu-administration = Administration
menu-public = Site public
menu-places = Où aller
menu-places-phone = Menu
menu-open = Ouvrir le menu
menu-own = Votre menu
menu-stale = Disponibilités à refaire
menu-projects = Projets
menu-bodies = Organismes
menu-import = Importer
menu-export = Exporter
menu-activities = Travaux en cours
menu-public-site = Site public
menu-reference = Données de référence
menu-accounts = Comptes
menu-attribution = Crédits et licences
menu-privacy = Protection des données
menu-keys = Raccourcis clavier
public-service = Services pour l’emploi
demo-banner = Guichet d’essai : les personnes et les entreprises sont inventées.
search-everything = Tout chercher
search = Chercher
crumbs = Vous êtes ici
crumb-workers = Personnes
undo = Annuler
cancel = Abandonner
any = Tous
not-said = Non précisé
not-known = inconnu
never-asked = jamais demandée
days-ago = { $n ->
    [0] aujourd’hui
    [1] hier
   *[other] il y a { $n } jours
 }
years = { $n ->
    [one] { $n } an
   *[other] { $n } ans
 }
sign-in = Se connecter
sign-out = Se déconnecter
sign-in-title = Connexion à { $desk }
sign-in-help = Pour le personnel du guichet.
demo-accounts = Comptes d’essai
act-save = Enregistrer
draft-kept = Brouillon gardé sur cet ordinateur
sections = Sections
filters-in-use = Filtres actifs
filter-remove = (retirer)
filter-segment = Autonomie en ligne
count-workers = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
 }
count-at-least = au moins
count-of = sur { $n }
sort = Ordre
sort-name = nom
sort-ascertained = disponibilité la plus récente
sort-changed = dernière modification
export = Exporter
pages = Pages
shown-of = { $shown } affichées sur { $total }
shown-of-at-least = { $shown } affichées sur au moins { $total }
page-first = Depuis le début
page-next = Suivant
key-search = chercher
key-row = ligne
key-open = ouvrir
key-new = nouveau
key-all = toutes les touches
errors-title = { $n ->
    [one] Un point à corriger
   *[other] { $n } points à corriger
 }
error-sign-in = Nom d’utilisateur ou mot de passe incorrect.
error-codice-fiscale-check = Le code fiscal est faux : la dernière lettre ne correspond pas.
error-number = Écrivez un nombre entier.
failure-not_allowed = Accès non autorisé
failure-not_found = Page introuvable
failure-conflict = Quelqu’un d’autre a modifié la même chose
failure-unprocessable = La demande n’est pas valable
failure-too_large = Le fichier est trop grand
failure-too_many = Trop de demandes
failure-link_expired = Ce lien n’est plus valable
failure-internal = Une erreur est survenue chez nous
failure-sign = Le texte contient un signe qui ne peut pas être conservé
failure-help-not_allowed = Votre rôle ne le permet pas. Au besoin, demandez à l’administrateur du guichet.
failure-help-not_found = L’adresse est peut-être incomplète, ou la fiche a été retirée.
failure-help-conflict = Rien n’est perdu : revenez en arrière, rechargez et comparez les deux versions.
failure-help-unprocessable = Revenez en arrière : votre saisie est encore là.
failure-help-too_large = Divisez-le, ou compressez-le avec gzip.
failure-help-too_many = Attendez une minute et réessayez.
failure-help-link_expired = Il a déjà servi ou il a expiré. Appelez le guichet : nous nous en occupons.
failure-help-internal = Rien de ce qui était enregistré n’est perdu. Réessayez bientôt.
failure-help-sign = Revenez en arrière : votre saisie est encore là. Retapez le texte collé.
failure-request = Si vous appelez l’assistance, donnez ce numéro : { $id }
failure-home = Retour à l’accueil
stale-title = { $name } a enregistré pendant votre saisie
stale-help = { $at }. Rien n’est perdu : gardez ce qui est juste et enregistrez à nouveau.
stale-field = Champ
stale-yours = Votre saisie
stale-theirs = Ce qui est enregistré
duplicates-title = { $n ->
    [one] Une fiche ressemblante existe déjà
   *[other] { $n } fiches ressemblantes existent déjà
 }
duplicates-confirm = C’est une autre : créer la nouvelle fiche
twin-codice_fiscale = même code fiscal
twin-partita_iva = même numéro de TVA
twin-name_and_birth = même nom et naissance
twin-phone = même téléphone
twin-name = même nom
done-saved = { $what ->
    [none] Enregistré
   *[other] Enregistré : { $what }
 }
done-created = { $what ->
    [none] Fiche créée
   *[other] Fiche créée : { $what }
 }
done-proposed = { $n ->
    [one] { $what ->
        [none] Une personne dans la tournée
       *[other] { $what } : dans la tournée
     }
   *[other] { $n } personnes dans la tournée
 }
done-discarded = { $n ->
    [one] { $what ->
        [none] Une personne écartée
       *[other] { $what } : écartée
     }
   *[other] { $n } personnes écartées
 }
done-restored = { $what ->
    [none] Remise dans la liste
   *[other] Remise dans la liste : { $what }
 }
done-recorded = { $what ->
    [none] Enregistré
   *[other] Enregistré : { $what }
 }
done-sent = Liste enregistrée comme envoyée
done-mailed = Envoyé
done-begun = Commencé
done-brought = Service apporté ici
done-undone = Annulé
done-imported = { $n ->
    [one] { $n } ligne importée
   *[other] { $n } lignes importées
 }
done-published = { $what ->
    [none] Publiée
   *[other] Publiée : { $what }
 }
done-closed = { $what ->
    [none] Fermée
   *[other] Fermée : { $what }
 }
done-relaxed = Modifié
done-disabled = { $what ->
    [none] Suspendu
   *[other] Suspendu : { $what }
 }
done-removed = { $what ->
    [none] Retiré
   *[other] Retiré : { $what }
 }
done-signed_out = Vous êtes déconnecté. À bientôt.
done-answered = Merci, nous avons votre réponse.
done-asked = { $n ->
    [0] Aucun e-mail : l’adresse manque
    [one] Une personne reçoit l’e-mail
   *[other] { $n } personnes reçoivent l’e-mail
 }
