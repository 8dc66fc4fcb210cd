menu-questionnaires = Questionnaires
crumb-questionnaires = Questionnaires
tab-questionnaires = Questionnaires
own-questionnaires = Questionnaires
key-choose = choisir
key-next-item = question suivante
key-complete-sheet = terminer
minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
field-questionnaire = Questionnaire
response-to_send = À envoyer
response-sent = Envoyé
response-opened = Ouvert
response-started = Commencé
response-completed = Rempli
response-confirmed = Confirmé
response-withdrawn = Retiré
response-not_reached = Sans réponse
by-email = Courriel
by-sms = SMS
by-messaging = Messagerie
by-paper = Papier
by-telephone = Téléphone
filled-link = par le lien
filled-own_pages = depuis ses pages
filled-telephone = par téléphone
filled-in_person = en personne
filled-paper = depuis le papier
filled-imported = depuis un fichier
no-answer-no_skills = Ne sait pas utiliser un téléphone ou un ordinateur pour cela
no-answer-no_access = N’a ni réseau ni appareil
no-answer-unwilling = Ne veut pas
no-answer-unreachable = Impossible à joindre
no-answer-other = Autre
alternative-digital_course = Une formation numérique
alternative-workstation = Un poste du guichet
alternative-telephone = Par téléphone
alternative-in_person = En personne
alternative-paper = Sur papier
send-fault-bad_address = L’adresse n’est pas valable : corrigez-la dans la fiche.
send-fault-undelivered = Le message n’est pas arrivé.
send-fault-not_to_contact = Ne souhaite pas de messages.
left-out-not_to_contact = Ne souhaite pas être contactée
left-out-already = A déjà ce questionnaire
left-out-no_contact = N’a ni adresse ni téléphone
campaign-state-draft = Brouillon
campaign-state-open = En cours
campaign-state-closed = Close
age-band-under_35 = Moins de 35 ans
age-band-from_35_to_50 = 35–50 ans
age-band-over_50 = Plus de 50 ans
age-band-unknown = Âge inconnu
sheet-over-completed = Merci, vous avez déjà répondu
sheet-over-withdrawn = Ce n’est plus nécessaire
sheet-over-expired = Ce lien ne fonctionne plus
sheet-over-help-completed = Vos réponses sont arrivées. Vous pouvez fermer cette page.
sheet-over-help-withdrawn = Le guichet n’a plus besoin de ces réponses. Il n’y a rien à faire.
sheet-over-help-expired = Le délai est passé, ou le lien est incomplet. Si vous voulez répondre quand même, appelez-nous.
sheet-fault-unknown = Question inconnue.
sheet-fault-wrong-kind = Illisible : vérifiez l’écriture.
sheet-fault-not-an-option = Choisissez une des réponses.
sheet-fault-not-alone = Cette réponse va seule.
sheet-fault-too-many = Il y en a trop.
sheet-fault-too-low = C’est trop peu, ou trop tôt.
sheet-fault-too-high = C’est trop, ou trop tard.
sheet-fault-too-many-decimals = Trop de chiffres après la virgule.
sheet-fault-too-long = C’est trop long.
sheet-fault-disagrees = Les réponses ne concordent pas.
sheet-fault-missing = Il manque la réponse.
sheet-takes = { $n ->
    [one] Il faut une minute.
   *[other] Il faut environ { $n } minutes.
}
sheet-parts = { $n ->
    [one] Une page.
   *[other] { $n } pages, une à la fois.
}
sheet-anonymous = Les réponses sont anonymes : personne ne sait qui les a données.
sheet-pause = Vous pouvez vous arrêter et reprendre sur ce même téléphone. Seul le guichet voit vos réponses.
sheet-begin = Commencer
sheet-resume = Continuer
sheet-elsewhere = Vous avez déjà commencé sur un autre téléphone ou ordinateur.
sheet-elsewhere-help = Continuez là-bas. Si vous recommencez ici, les réponses déjà données sont perdues.
sheet-anew = Recommencer ici
sheet-by-telephone = Vous préférez répondre par téléphone ? Appelez le { $phone }.
sheet-place = Page { $n } sur { $of }
sheet-faults = { $n ->
    [one] Une réponse est à vérifier
   *[other] { $n } réponses sont à vérifier
}
sheet-more = Encore quelques questions, d’après vos réponses.
sheet-next = Suivant
sheet-to-review = Revoir les réponses
sheet-back = Retour
sheet-later = Enregistrer et continuer plus tard
sheet-saved = Enregistré.
sheet-review = Vos réponses
sheet-missing = { $n ->
    [one] Il manque une réponse
   *[other] Il manque { $n } réponses
}
sheet-send = Envoyer les réponses
sheet-send-help = Ensuite on ne peut plus les changer ici. Nous en parlerons ensemble.
sheet-call = { $desk } : { $phone }
sheet-no-answer-given = pas de réponse
sheet-file-help = Écrivez le nom du document et apportez-le au guichet.
sheet-unclear = Pas comprise
sheet-answered = { $n } réponses sur { $of }
sheet-begin-one = Un nouveau questionnaire
sheet-type-now = Saisir les réponses maintenant
sheet-send-link = Envoyer le lien
sheet-on-paper = Sur papier
sheet-none-on = Aucun questionnaire n’est actif dans ce guichet : il s’active avec un service.
sheet-put = Questionnaires envoyés et remplis
sheet-compare = Comparer avant et après
sheet-empty = Aucun questionnaire
sheet-empty-help = Ici se voit ce qui a été envoyé et ce qui en est venu.
sheet-to-employer = Retour à l’entreprise
sheet-nobody = Anonyme
sheet-code = Code { $code }
sheet-print = Imprimer
sheet-stale = Quelqu’un a enregistré entre-temps : voici ses réponses avec les vôtres par-dessus. Vérifiez et enregistrez de nouveau.
sheet-how-filled = Comment il a été rempli
sheet-complete = Terminer
sheet-not-saved = Non enregistré : vérifiez le réseau.
sheet-left = À répondre :
sheet-scores = Scores
sheet-provisional = Provisoires tant que vous n’en avez pas parlé avec la personne.
sheet-invitation = Invitation
sheet-sent-at = Envoyé { $at }
sheet-reminded = { $n ->
    [one] un rappel
   *[other] { $n } rappels
}
sheet-not-sent = Pas encore envoyé.
sheet-remind = Renvoyer
sheet-withdraw = Retirer
sheet-no-answer = Pas de réponse
sheet-why-not = Pourquoi
sheet-proposed = Ce qui est proposé
sheet-reopen = Compléter ou corriger
sheet-judged-other = { $name } a choisi : { $band }.
sheet-judged-same = Confirmée par { $name }.
sheet-judge = Confirmer ou changer la tranche
sheet-band = Tranche
sheet-band-why = Motif
sheet-if-other = si elle est autre
sheet-confirm-band = Confirmer
sheet-answers = Réponses
sheet-restitution = Restitution
sheet-restitution-note = Ce qui s’est dit
sheet-restitution-minutes = Minutes d’entretien
sheet-unclear-items = Questions pas comprises
sheet-times = Quand
sheet-took = { $n ->
    [one] Une minute pour le remplir
   *[other] { $n } minutes pour le remplir
}
sheet-before = Avant
sheet-after = Après
sheet-changed = changée
sheet-paper-help = Imprimez cette page avec le navigateur. Les réponses se saisissent ensuite ici, avec le code.
campaigns-help = Questionnaires posés à beaucoup de personnes : qui est invité, qui répond.
campaign-new = Nouvelle campagne
campaign-import = Importer des réponses
campaign-by-code = Code d’une feuille
campaign-no-code = Aucune feuille n’a le code { $code }.
campaign-find = Trouver
campaign-title = Campagne
campaign-anonymous = anonyme
campaigns-empty = Aucune campagne
campaigns-empty-help = Commencez par choisir à qui envoyer un questionnaire.
figure-invited = Invités
figure-opened = Ouverts
figure-completed = Réponses
figure-rate = Taux
figure-operator = Par opérateurs
figure-reminded = Relancés
figure-median = Minutes, médiane
figure-mean = Minutes, moyenne
figure-total = Tous
figure-by-desk = Par guichet
figure-by-band = Par âge
figure-reasons = Pourquoi il n’y a pas de réponse
figure-note = Le taux de tous porte sur toutes les personnes ensemble ; là où personne n’est invité il n’y a pas de taux (–).
figure-mean-rate = Moyenne des guichets qui ont invité quelqu’un : { $n } %.
campaign-what = Ce qu’on demande
campaign-who = À qui
campaign-how = Comment et combien
field-campaign-title = Nom de la campagne
campaign-choice-view = Une vue de la liste des personnes
campaign-choice-view-help = Une vue enregistrée, ou toutes les personnes du guichet.
campaign-view = Vue
campaign-everybody = Toutes les personnes du guichet
campaign-choice-sample = Un échantillon : { $name }
campaign-choice-sample-help = Tiré au sort par groupes, pour « { $name } ».
campaign-choice-codes = Une liste de codes
campaign-choice-codes-help = Un code par ligne : fiche, code externe ou code fiscal.
campaign-codes = Codes
campaign-unknown = { $n ->
    [one] Un code n’est à personne
   *[other] { $n } codes ne sont à personne
}
campaign-without = Continuer sans eux
campaign-choice-employers = Les entreprises du guichet
campaign-choice-employers-help = Pour les besoins et la satisfaction.
campaign-choice-anybody = Toute personne de passage
campaign-choice-anybody-help = Un seul lien à afficher : personne ne sait qui répond.
field-channel = Comment on invite
campaign-message = Message
campaign-reminder = Rappel
campaign-plain-message = Mots simples
campaign-own-messages = Les courriels partent d’ici. Les SMS et messages non : on télécharge une liste de liens et le guichet les envoie.
field-link-days = Jours de validité
field-remind-after = Rappeler après jours
field-most-reminders = Rappels au plus
campaign-prepare = Préparer
campaign-prepare-help = Rien ne part encore.
campaign-open = Lancer
campaign-discard = Supprimer le brouillon
campaign-remind = Rappeler à qui manque
campaign-type-one = Saisir une feuille
campaign-close = Clore
campaign-draft-help = Vérifiez qui est choisi et qui est écarté. « Lancer » envoie les invitations.
campaign-sending = Les invitations partent. Vous pouvez quitter cette page.
campaign-poll = Le lien pour tous
campaign-poll-help = Copiez-le maintenant : il ne sera plus affiché.
campaign-square = Code à scanner
campaign-ways = Comment on demande
campaign-reminders = Rappels
campaign-reminders-line = après { $days } jours, { $n } au plus
campaign-faulty = { $n ->
    [one] Une invitation n’est pas partie
   *[other] { $n } invitations ne sont pas parties
}
campaign-faulty-help = Personne n’est perdu : corrigez l’adresse et renvoyez depuis la page, ou téléphonez.
campaign-by-hand = À demander de vive voix, sur papier ou par message
campaign-messages = Télécharger les messages avec les liens
campaign-by-hand-help = Ouvrez le nom et saisissez les réponses en parlant.
campaign-asked = déjà demandé
campaign-mark-asked = Marquer demandé
campaign-left-out = { $n ->
    [one] Une personne est écartée
   *[other] { $n } personnes sont écartées
}
campaign-unseen = d’une autre équipe
campaign-more = { $n } autres lignes sont dans les fichiers.
campaign-figures = Chiffres
campaign-figures-file = Chiffres (CSV)
campaign-answers-file = Réponses (XLSX)
campaign-answers-pseudonymous = Réponses sans noms (CSV)
campaign-lots = Comment l’échantillon a été tiré
campaign-lots-help = Avec cette graine et les numéros des fiches chacun peut refaire le tirage.
campaign-group = Groupe
campaign-candidates = Personnes
campaign-drawn = Tirées
campaign-short = Manquent
campaign-without-group = { $n ->
    [one] Le groupe d’une personne n’est pas connu.
   *[other] Le groupe de { $n } personnes n’est pas connu.
}
answers-import-help = Une ligne par personne invitée : id, desk, age, contacted, completed, minutes, filled, reason et les réponses (answers.question).
answers-import-file = Fichier (CSV, XLSX ou JSON par lignes)
answers-import-done = { $new } réponses nouvelles, { $unchanged } déjà connues, { $refused } refusées.
answers-import-line = Ligne
answers-import-why = Motif
answer-fault-unreadable = illisible
answer-fault-missing = manque
answer-fault-unknown-field = colonne inconnue
answer-fault-double = le code est deux fois dans le fichier
answer-fault-unknown-desk = guichet inconnu
answer-fault-unknown-person = personne inconnue
answer-fault-bad-date = n’est pas une date
answer-fault-bad-number = n’est pas un nombre
answer-fault-not-in-list = n’est pas dans la liste
answer-fault-wrong-answer = réponse fausse
answer-fault-missing-answer = une réponse manque
error-campaign-nobody = Personne n’est choisi.
error-campaign-many = Trop de personnes pour une campagne.
error-campaign-codes = Certains codes ne sont à personne.
error-sheet-file = Le fichier est illisible.
error-sheet-no-address = Pas d’adresse où écrire, ou pas de messages souhaités.
error-sheet-reason = Une autre tranche demande un motif.
error-sheet-closed = Déjà envoyé ou retiré.
error-whole-minutes = Minutes : un nombre entier, 1440 au plus.
