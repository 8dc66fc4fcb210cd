# The welcome: the queue of the desk, one visit, the screen of the waiting room.

menu-welcome = Accueil du public
crumb-welcome = Accueil du public
visit-title = Accueil du public
visit-screen = Écran de la salle d’attente
visit-kind-first_contact = premier contact
visit-kind-known = déjà suivie
visit-kind-passer_by = de passage
visit-purpose-information = Renseignements
visit-purpose-status = DID, statut, inscription
visit-purpose-pact = Pacte de service
visit-purpose-work = Offres d’emploi
visit-purpose-training = Formations et stages
visit-purpose-documents = Certificats et documents
visit-purpose-appointment = A un rendez-vous
visit-purpose-employer = C’est une entreprise
visit-purpose-other = Autre
visit-outcome-information = Renseignements donnés
visit-outcome-declaration = DID
visit-outcome-pact = Pacte signé
visit-outcome-service = Autre service
visit-outcome-elsewhere = Envoyée ailleurs
visit-outcome-nothing = Rien
visit-outcome-left = Partie sans être reçue
visit-end-information = Renseignements donnés
visit-end-declaration = Fini : DID
visit-end-pact = Fini : pacte
visit-end-service = Fini : autre service
visit-end-elsewhere = Rendez-vous ou autre bureau
visit-end-nothing = Fini : rien
visit-end-left = Elle est partie
visit-paper = Signé sur papier au guichet, dans le dossier
visit-born = née en { $year }
visit-is-her = C’est elle
visit-take-in = C’est elle : donner le numéro
visit-nobody-found = Aucune fiche avec ces mots.
visit-other-end = Une autre issue
visit-no-name = Sans nom
visit-waiting = { $n ->
    [one] { $n } personne attend
   *[other] { $n } personnes attendent
 }
visit-next = Appeler la suivante
visit-since = depuis { $hour }, { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }
visit-long = plus d’une demi-heure
visit-receive = Recevoir
visit-nobody-waits = Personne n’attend
visit-nobody-waits-help = Qui arrive prend un numéro ici à côté.
visit-here = { $n ->
    [one] { $n } personne au guichet
   *[other] { $n } personnes au guichet
 }
visit-with = avec { $name }
visit-at = poste { $counter }
visit-over = Déjà passés
visit-ticket = Numéro
visit-who = Qui
visit-what-for = Pour quoi
visit-arrived = Arrivée
visit-waited = Attente
visit-outcome = Issue
visit-minutes = { $n } min
visit-none = Ce jour-là personne n’est venu.
visit-forgotten = Les noms écrits à l’entrée sont effacés chaque nuit ; pour qui a une fiche, la visite est oubliée après un mois. Les comptes restent.
visit-arrival = Qui arrive
visit-name-help = Un numéro suffit. Avec le nom on peut appeler ; si elle a une fiche, choisissez-la.
visit-give-number = Donner le numéro
visit-seek = Chercher parmi les fiches
visit-figures = La journée
visit-count-arrived = Arrivés
visit-count-served = Reçus et partis
visit-count-left = Partis avant
visit-median = Attente médiane
visit-longest = Attente la plus longue
visit-by-purpose = Pour quoi ils sont venus
visit-by-outcome = Comment cela a fini
visit-other-day = Un autre jour
visit-export = Télécharger les chiffres
visit-export-help = Jours, heures, motifs et issues. Aucun nom.
visit-number = Numéro { $n }
visit-open-file = Ouvrir la fiche
visit-step-back = Revenir d’un pas
visit-still-waits = Elle attend encore
visit-whose = À qui est la visite
visit-whose-help = Cherchez-la parmi les fiches, ou enregistrez-la. Pour un simple renseignement, on peut finir sans savoir qui elle est.
visit-new = Elle n’a pas de fiche
visit-record = Enregistrer et continuer
visit-steps = Les pas
visit-step-did = Déclaration de disponibilité (DID)
visit-no-did = Aucune DID
visit-away = Le système national ne répond pas : elle sera provisoire.
visit-declare = Enregistrer la DID d’aujourd’hui
visit-step-pact = Pacte de service
visit-read-pact = Lire et corriger
visit-write-pact = Écrire le pacte
visit-signed = Signé sur papier : finir
visit-file-elsewhere = Sa fiche est suivie par d’autres : vous pouvez la recevoir, pas l’ouvrir.
visit-finish = Finir la visite
visit-finish-help = Les renseignements donnés restent parmi les services rendus (LEP A), avec les minutes.
visit-finish-nobody = Sans fiche, la visite est seulement comptée.
visit-more = Autre chose avec elle
visit-profile = Compléter le profil
screen-title = Nous servons
screen-nobody = Aucun numéro appelé
screen-waiting = { $n ->
    [0] Personne n’attend
    [one] { $n } personne attend
   *[other] { $n } personnes attendent
 }
screen-stop = Arrêter la mise à jour
screen-go = Mettre à jour tout seul
field-visit-counter = Poste
field-visit-name = Nom
field-visit-q = Nom, code fiscal ou téléphone
field-visit-goal = Quel travail elle cherche
help-visit-code = Le code donne naissance et sexe
done-arrived = Numéro { $n }
done-received = C’est au numéro { $n }
done-visit_ended = Visite finie, numéro { $n }
done-nobody_waits = Personne n’attend
error-visit-code = Le code fiscal n’est pas juste : vérifiez-le, ou laissez-le vide.
error-visit-phone = Écrivez un téléphone de 5 à 15 chiffres.
error-visit-email = L’e-mail est mal écrit.
right-welcome = Tenir la file du service
category-visits = À qui étaient les visites au guichet
held-visit = Visites au guichet (le compte reste)
fact-came = Est venue au service
copy-visit = Visite au service
