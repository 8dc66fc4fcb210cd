# Files of a person, letters to her, what offices have printed.
tab-files = Documents
files-title = Documents of the file
files-empty = No documents
files-empty-help = Signed pacts, consents on paper, letters and certificates stand here.
file-add = Add a file
file-add-act = Keep the file
field-file = File
file-forms = PDF, photo (JPEG, PNG, HEIC) or signed file (P7M), up to 10 MB. It is kept encrypted.
field-file-kind = What it is
field-file-title = Title
help-file-title = Empty: it is called by its kind.
file-remove = Remove the file
file-removed = removed on { $on }: { $reason }
file-made-here = made here
file-belongs = Where it was made
file-kilobytes = { $n } kB
file-megabytes = { $n } MB
attachment-kind-signed_pact = Signed pact
attachment-kind-identity_document = Identity document
attachment-kind-consent = Consent on paper
attachment-kind-proof = Proof or justification
attachment-kind-document = Document of a pathway
attachment-kind-letter = Letter
attachment-kind-other = Other
media-pdf = PDF
media-jpeg = JPEG photo
media-png = PNG picture
media-heic = HEIC photo
media-p7m = Signed P7M file
error-attachment-empty = Choose a file that is not empty.
error-attachment-too-large = The file is over 10 MB: scan in black and white or at a lower resolution.
error-attachment-form = The file is no PDF, no JPEG, PNG or HEIC photo and no signed P7M file.
error-attachment-title = The title is too long.
error-attachment-reason = Write why you remove it.
error-attachment-removed = It was removed already.
held-pathway_run = Pathways of services
held-attachment = Documents of the file
held-attachment_piece = Content of the documents, in pieces
own-files = Documents
own-files-help = The documents that the desk keeps in your file: open and download them whenever you like.
letters-title = Letters
letters-none = The desk has written no letters yet.
letters-write = Write the templates of the desk
letter-gaps = To be completed by hand, because it is not known:
letter-write = Text
letter-subject = Subject
letter-text = Text
letter-marks = **bold**, *italics*, # heading, - list, 1. numbered list.
letter-preview = Preview
letter-preview-act = Refresh the preview
letter-again = Write again in this language
letter-ways = How it is received
letter-kept = A copy as PDF stays in the file, with its date and the text that it comes from.
letter-paper = Make the PDF and keep it
letter-email = Send to { $address }
letter-no-email = There is no valid e-mail address.
letter-not-wanted = Does not want to be written to.
letter-by-phone = By telephone { $phone }: send or say the text, then note how.
letter-open-sms = Open in a text message
letter-by-sms = Sent by text message
letter-by-messaging = Sent by messaging
letter-by-telephone = Said on the telephone
letter-lang-it = Italian
letter-lang-fr = French
letter-lang-en = English
step-write = Write and read over
menu-templates = Templates and letters
crumb-templates = Templates and letters
templates-help = Letters and words that { $desk } has printed. They hold at the desks below too, until these write their own.
templates-empty = No letters
templates-empty-help = Write a summons or an invitation once: everybody’s data fill in by themselves.
template-new-letter = New letter
template-in-documents = Words in the documents of the program
template-in-documents-help = Reference, official in charge, how to appeal: what the office wants under the title or at the end.
template-use-letter = Letter
template-use-status_certificate = Certificate of unemployment status
template-use-service_pact = Service pact
template-use-worker_sheet = Personal and professional sheet
template-use-vacancy_sheet = Vacancy for the window
template-use-shortlist = Shortlist for the employer
template-retired = No longer used
template-retire = Use it no more
template-use-again = Use it again
template-before = Under the title
template-after = At the end
field-template-name = Name
col-version = Version
template-bad = There are placeholders that cannot be filled
template-bad-line = Line { $n }, { $lang }
template-bad-empty = braces that are empty or not closed
template-invented = With the data of an invented person.
template-preview-help = Write and refresh the preview.
template-pdf = The last saved version as PDF
template-names = What fills in by itself
template-names-help = Copy the placeholder to where you want the fact.
template-versions = Versions
template-version = Version { $n }
template-restore = Take this one again
error-template-name = Write a name of at most 120 characters.
error-template-text = Write the text in Italian.
error-template-placeholders = Mend the placeholders listed below.
error-template-another = The desk has a text for this document already.
placeholder-given_name = Given name of the person
placeholder-family_name = Family name
placeholder-codice_fiscale = Codice fiscale
placeholder-birth_date = Date of birth
placeholder-address = Street and number
placeholder-town = Postcode and town
placeholder-declared = Day of the declaration (DID)
placeholder-unemployed_days = Days of unemployment
placeholder-pact_signed = Day on which the pact was signed
placeholder-pact_review = Day of the review of the pact
placeholder-desk_name = Name of the desk
placeholder-desk_phone = Telephone of the desk
placeholder-desk_email = E-mail of the desk
placeholder-desk_address = Address of the desk
placeholder-operator_name = Who writes
placeholder-today = Today’s date
placeholder-deadline = By when
placeholder-link = Link
placeholder-place = Place
merge-letters = Letter to many
merge-which = Which letter
merge-how = How
merge-paper = On paper, in one PDF to print
merge-email = By e-mail, one each
merge-look = See what comes of it
merge-people = { $n ->
        [0] Nobody would receive it
        [one] One person receives it
       *[other] { $n } people receive it
    }
merge-not-yours = { $n ->
        [one] One person of the list is not followed by you and is
       *[other] { $n } people of the list are not followed by you and are
    } left out.
merge-unreachable = { $n ->
        [one] One person
       *[other] { $n } people
    } cannot receive e-mail: there is paper for them.
merge-too-many = The list is longer than 5,000 people: narrow it and repeat for the others.
merge-first = For the first, { $name }
merge-make = { $n ->
        [one] Make the letter
       *[other] Make { $n } letters
    }
merge-send = { $n ->
        [one] Send the letter
       *[other] Send { $n } letters
    }
merge-list-link = Letter to all
error-letter-not-wanted = Does not want to be written to.
error-letter-no-email = There is no valid e-mail address.
