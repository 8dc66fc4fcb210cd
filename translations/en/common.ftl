# What surrounds every page: menus, acts, lists, errors.

skip-to-content = Skip to content
menu-today = Today
menu-workers = People
menu-employers = Employers
menu-vacancies = Vacancies
menu-courses = Courses
menu-more = More
menu-administration = Administration
menu-public = Public site
menu-places = Places
menu-places-phone = Menu
menu-open = Open the menu
menu-own = Your menu
menu-stale = Availability to ask again
menu-projects = Projects
menu-bodies = Bodies
menu-import = Import
menu-export = Export
menu-activities = Work in progress
menu-public-site = Public site
menu-reference = Reference data
menu-accounts = Accounts
menu-attribution = Credits and licences
menu-privacy = Privacy notice
menu-keys = Keyboard shortcuts
public-service = Employment services
demo-banner = Demonstration desk: the people and employers are invented.
search-everything = Search everything
search = Search
crumbs = You are here
crumb-workers = People
undo = Undo
cancel = Cancel
any = Any
not-said = Not said
not-known = not known
never-asked = never asked
days-ago = { $n ->
    [0] today
    [1] yesterday
   *[other] { $n } days ago
 }
years = { $n ->
    [one] { $n } year
   *[other] { $n } years
 }
sign-in = Sign in
sign-out = Sign out
sign-in-title = Sign in to { $desk }
sign-in-help = For the staff of the desk.
demo-accounts = Demonstration accounts
act-save = Save
draft-kept = Draft kept on this computer
sections = Sections
filters-in-use = Filters in use
filter-remove = (remove)
filter-segment = Online autonomy
count-workers = { $n ->
    [one] { $n } person
   *[other] { $n } people
 }
count-at-least = at least
count-of = of { $n }
sort = Order
sort-name = family name
sort-ascertained = freshest availability
sort-changed = last change
export = Export
pages = Pages
shown-of = { $shown } shown of { $total }
shown-of-at-least = { $shown } shown of at least { $total }
page-first = From the start
page-next = Next
key-search = search
key-row = row
key-open = open
key-new = new
key-all = all keys
errors-title = { $n ->
    [one] One thing to mend
   *[other] { $n } things to mend
 }
error-sign-in = User name and password do not match.
error-codice-fiscale-check = The tax code is wrong: its last letter does not match.
error-number = Write a whole number.
failure-not_allowed = You may not enter here
failure-not_found = This page does not exist
failure-conflict = Somebody else changed the same thing
failure-unprocessable = Something in the request is wrong
failure-too_large = The file is too large
failure-too_many = Too many requests
failure-link_expired = This link no longer holds
failure-internal = Something broke on our side
failure-sign = The text holds a sign that cannot be kept
failure-help-not_allowed = Your role does not allow it. If you need it, ask whoever administers the desk.
failure-help-not_found = The address may be incomplete, or the record was removed.
failure-help-conflict = Nothing is lost: go back, reload and look at both versions.
failure-help-unprocessable = Go back: what you wrote is still there.
failure-help-too_large = Split it, or compress it with gzip.
failure-help-too_many = Wait a minute and try again.
failure-help-link_expired = It was used already or has expired. Call the desk and we will see to it.
failure-help-internal = Nothing that was saved is lost. Try again shortly.
failure-help-sign = Go back: what you wrote is still there. Type again what you pasted.
failure-request = If you call for help, give this number: { $id }
failure-home = Back to the start
stale-title = { $name } saved while you were writing
stale-help = { $at }. Nothing is lost: keep what is right and save again.
stale-field = Field
stale-yours = What you wrote
stale-theirs = What stands now
duplicates-title = { $n ->
    [one] A similar record exists
   *[other] { $n } similar records exist
 }
duplicates-confirm = It is another one: make the new record
twin-codice_fiscale = same tax code
twin-partita_iva = same VAT number
twin-name_and_birth = same name and birth date
twin-phone = same phone
twin-name = same name
done-saved = { $what ->
    [none] Saved
   *[other] Saved: { $what }
 }
done-created = { $what ->
    [none] Record made
   *[other] Record made: { $what }
 }
done-proposed = { $n ->
    [one] { $what ->
        [none] One person in the round
       *[other] { $what }: in the round
     }
   *[other] { $n } people in the round
 }
done-discarded = { $n ->
    [one] { $what ->
        [none] One person discarded
       *[other] { $what }: discarded
     }
   *[other] { $n } people discarded
 }
done-restored = { $what ->
    [none] Put back in the list
   *[other] Put back in the list: { $what }
 }
done-recorded = { $what ->
    [none] Recorded
   *[other] Recorded: { $what }
 }
done-sent = Shortlist recorded as sent
done-mailed = Sent
done-begun = Begun
done-brought = Service brought in
done-undone = Undone
done-imported = { $n ->
    [one] { $n } line imported
   *[other] { $n } lines imported
 }
done-published = { $what ->
    [none] Published
   *[other] Published: { $what }
 }
done-closed = { $what ->
    [none] Closed
   *[other] Closed: { $what }
 }
done-relaxed = Changed
done-disabled = { $what ->
    [none] Disabled
   *[other] Disabled: { $what }
 }
done-removed = { $what ->
    [none] Removed
   *[other] Removed: { $what }
 }
done-signed_out = You have signed out.
done-answered = Thank you, we have your answer.
done-asked = { $n ->
    [0] No e-mail: there is no address
    [one] One person gets the e-mail
   *[other] { $n } people get the e-mail
 }
