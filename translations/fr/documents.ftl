# Files of a person, letters to her, what offices have printed.
tab-files = Documents
files-title = Documents du dossier
files-empty = Aucun document
files-empty-help = Ici se trouvent pactes signés, consentements sur papier, lettres et attestations.
file-add = Ajouter un fichier
file-add-act = Conserver le fichier
field-file = Fichier
file-forms = PDF, photo (JPEG, PNG, HEIC) ou fichier signé (P7M), jusqu’à 10 Mo. Il est conservé chiffré.
field-file-kind = De quoi il s’agit
field-file-title = Titre
help-file-title = Vide : il porte le nom de son type.
file-remove = Retirer le fichier
file-removed = retiré le { $on } : { $reason }
file-made-here = fait ici
file-belongs = Où il a été fait
file-kilobytes = { $n } ko
file-megabytes = { $n } Mo
attachment-kind-signed_pact = Pacte signé
attachment-kind-identity_document = Pièce d’identité
attachment-kind-consent = Consentement sur papier
attachment-kind-proof = Preuve ou justificatif
attachment-kind-document = Document d’un parcours
attachment-kind-letter = Lettre
attachment-kind-other = Autre
media-pdf = PDF
media-jpeg = Photo JPEG
media-png = Image PNG
media-heic = Photo HEIC
media-p7m = Fichier signé P7M
error-attachment-empty = Choisissez un fichier qui ne soit pas vide.
error-attachment-too-large = Le fichier dépasse 10 Mo : numérisez en noir et blanc ou à une résolution plus basse.
error-attachment-form = Le fichier n’est ni un PDF, ni une photo JPEG, PNG ou HEIC, ni un fichier signé P7M.
error-attachment-title = Le titre est trop long.
error-attachment-reason = Écrivez pourquoi vous le retirez.
error-attachment-removed = Il a déjà été retiré.
held-pathway_run = Parcours des services
held-attachment = Documents du dossier
held-attachment_piece = Contenu des documents, en morceaux
own-files = Documents
own-files-help = Les documents que le guichet conserve dans votre dossier : ouvrez-les et téléchargez-les quand vous voulez.
letters-title = Lettres
letters-none = Le guichet n’a pas encore écrit de lettres.
letters-write = Écrire les modèles du guichet
letter-gaps = À compléter à la main, car inconnu :
letter-write = Texte
letter-subject = Objet
letter-text = Texte
letter-marks = **gras**, *italique*, # titre, - liste, 1. liste numérotée.
letter-preview = Aperçu
letter-preview-act = Mettre à jour l’aperçu
letter-again = Réécrire dans cette langue
letter-ways = Comment elle est reçue
letter-kept = Une copie en PDF reste dans le dossier, avec la date et le texte d’où elle vient.
letter-paper = Faire le PDF et le conserver
letter-email = Envoyer à { $address }
letter-no-email = Pas d’adresse e-mail valable.
letter-not-wanted = Ne souhaite pas qu’on lui écrive.
letter-by-phone = Par téléphone { $phone } : envoyez ou dites le texte, puis notez comment.
letter-open-sms = Ouvrir dans un SMS
letter-by-sms = Envoyé par SMS
letter-by-messaging = Envoyé par messagerie
letter-by-telephone = Dit au téléphone
letter-lang-it = Italien
letter-lang-fr = Français
letter-lang-en = Anglais
step-write = Écrire et relire
menu-templates = Modèles et lettres
crumb-templates = Modèles et lettres
templates-help = Lettres et textes que { $desk } fait imprimer. Ils valent aussi pour les guichets au-dessous, tant qu’ils n’en écrivent pas.
templates-empty = Aucune lettre
templates-empty-help = Écrivez une convocation ou une invitation une fois : les données de chacun se remplissent d’elles-mêmes.
template-new-letter = Nouvelle lettre
template-in-documents = Textes dans les documents du programme
template-in-documents-help = Numéro, responsable, voies de recours : ce que le bureau veut sous le titre ou à la fin.
template-use-letter = Lettre
template-use-status_certificate = Certificat de la situation de chômage
template-use-service_pact = Pacte de service
template-use-worker_sheet = Fiche personnelle et professionnelle
template-use-vacancy_sheet = Offre pour la vitrine
template-use-shortlist = Liste pour l’entreprise
template-retired = N’est plus utilisé
template-retire = Ne plus l’utiliser
template-use-again = L’utiliser de nouveau
template-before = Sous le titre
template-after = À la fin
field-template-name = Nom
col-version = Version
template-bad = Des emplacements ne peuvent pas être remplis
template-bad-line = Ligne { $n }, { $lang }
template-bad-empty = accolades vides ou non fermées
template-invented = Avec les données d’une personne inventée.
template-preview-help = Écrivez et mettez à jour l’aperçu.
template-pdf = La dernière version enregistrée en PDF
template-names = Ce qui se remplit tout seul
template-names-help = Copiez l’emplacement là où vous voulez la donnée.
template-versions = Versions
template-version = Version { $n }
template-restore = Reprendre celle-ci
error-template-name = Écrivez un nom, 120 caractères au plus.
error-template-text = Écrivez le texte en italien.
error-template-placeholders = Corrigez les emplacements énumérés ci-dessous.
error-template-another = Le guichet a déjà un texte pour ce document.
placeholder-given_name = Prénom de la personne
placeholder-family_name = Nom de famille
placeholder-codice_fiscale = Code fiscal
placeholder-birth_date = Date de naissance
placeholder-address = Rue et numéro
placeholder-town = Code postal et commune
placeholder-declared = Jour de la déclaration (DID)
placeholder-unemployed_days = Jours de chômage
placeholder-pact_signed = Jour de signature du pacte
placeholder-pact_review = Jour de révision du pacte
placeholder-desk_name = Nom du guichet
placeholder-desk_phone = Téléphone du guichet
placeholder-desk_email = E-mail du guichet
placeholder-desk_address = Adresse du guichet
placeholder-operator_name = Qui écrit
placeholder-today = La date du jour
placeholder-deadline = Avant quand
placeholder-link = Lien
placeholder-place = Lieu
merge-letters = Lettre à plusieurs
merge-which = Quelle lettre
merge-how = Comment
merge-paper = Sur papier, en un seul PDF à imprimer
merge-email = Par e-mail, une à chacun
merge-look = Voir le résultat
merge-people = { $n ->
        [0] Personne ne la recevrait
        [one] Une personne la reçoit
       *[other] { $n } personnes la reçoivent
    }
merge-not-yours = { $n ->
        [one] Une personne de la liste n’est pas suivie par vous et reste
       *[other] { $n } personnes de la liste ne sont pas suivies par vous et restent
    } en dehors.
merge-unreachable = { $n ->
        [one] Une personne ne peut
       *[other] { $n } personnes ne peuvent
    } recevoir d’e-mail : pour elles il y a le papier.
merge-too-many = La liste dépasse 5 000 personnes : restreignez-la et recommencez pour les autres.
merge-first = Pour la première, { $name }
merge-make = { $n ->
        [one] Faire la lettre
       *[other] Faire { $n } lettres
    }
merge-send = { $n ->
        [one] Envoyer la lettre
       *[other] Envoyer { $n } lettres
    }
merge-list-link = Lettre à tous
error-letter-not-wanted = Ne souhaite pas qu’on lui écrive.
error-letter-no-email = Pas d’adresse e-mail valable.
