# Smaller registers, import, export, administration, first run, public pages.

crumb-courses = Courses
crumb-bodies = Bodies
crumb-projects = Projects
crumb-import = Import
crumb-accounts = Accounts
free = free
register-course = Courses
register-body = Bodies
register-project = Projects
register-new-course = New course
register-new-body = New body
register-new-project = New project
register-empty-course = No course here
register-empty-body = No body here
register-empty-project = No project here
register-empty-help = Make the first one: a name is enough.
search-course = Title, body, skill
search-body = Name, municipality
search-project = Title, body
count-course = { $n ->
    [one] { $n } course
   *[other] { $n } courses
 }
count-body = { $n ->
    [one] { $n } body
   *[other] { $n } bodies
 }
count-project = { $n ->
    [one] { $n } project
   *[other] { $n } projects
 }
field-course-body = Body that gives it
field-taught = What it teaches
field-course-hours = Hours
field-course-from = From
field-course-to = To
field-apply_until = Apply until
field-seats = Seats
field-cost = Cost, euro
field-funding = Funded by
field-qualification = Qualification
field-link = Page of the course
field-online = Online too
field-hiring_commitment = An employer commits to hire
field-body-kind = Kind of body
field-contact-person = Person to call
field-project-kind = Kind
field-project-body = Body
field-stage = Stage
field-outlets = Outlets
field-project-workers = People
field-token = Code
field-desk-name = Name of the desk
field-desk-code = Short code
field-full-name = Full name
help-project-workers = One identifier a line
help-password = At least 12 characters, without the user name. A sentence is fine.
error-required = This is needed.
error-file-unreadable = The file cannot be read: check that it is CSV, XLSX or JSON Lines.
error-too-short = Too short: at least 12 characters.
error-too-long = Too long.
error-contains-name = It contains the user name.
error-date = Write a date that exists.
error-unknown-code = { $value } is not an allowed value.
error-range = Write a number from { $least } to { $most }.
error-taken = { $value } is taken.
error-place-unknown = We do not find this municipality: choose from the list.
error-token = The code does not match: it stands where the program was started.
error-email = This e-mail address is incomplete.
error-weights = The weights must sum to 1,000.
error-reason = Choose a reason.
error-phone = This phone number is incomplete.
sec-course = The course
sec-body = The body
sec-project = The project
taught-help = This shows who lacks just this.
import-title = Import a file
import-help = Look first, decide after: nothing is written until you say so.
import-what = What it holds
import-file = File
import-file-help = CSV, XLSX or JSON Lines, gzip too
import-atomic = All or nothing
import-atomic-help = If one line is wrong none is imported
import-look = Look at the file
import-past = Past imports
import-counts = { $new } new, { $changed } changed, { $refused } refused
import-undone = Undone
import-preview = Before importing { $file }
import-lines = { $n ->
    [one] { $n } line
   *[other] { $n } lines
 }
import-remembered = Columns recognised from an earlier file.
import-lacking = No column for:
import-columns = Columns of the file
import-column = Column
import-examples = First values
import-field = Field of Ponte
import-leave-out = (leave out)
import-now = Import
import-check = Try without writing
import-report = Report of { $file }
import-dry = trial: nothing was written
import-rejects = Download the refused lines
import-undo = Undo the import
import-n-new = New
import-n-changed = Changed
import-n-unchanged = Unchanged
import-n-refused = Refused
import-linked = Words linked to an occupation or a skill
band-sure = Sure
band-likely = Likely
band-doubtful = To be checked
band-none = Not linked
band-share = { $n } of { $of }
import-faults = Refused lines
import-line = Line
import-value = Value
import-reason = Why
import-more-faults = { $n ->
    [one] One more in the file of refused lines.
   *[other] { $n } more in the file of refused lines.
 }
import-no-faults = None: all is well.
seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
 }
export-help = Every export is written down: who, what, when.
work-waiting = Waiting
work-running = Running
work-done = Done
work-failed = Failed
work-stopped = Stopped
report = Report
activities-empty = Nothing is running
activities-empty-help = Imports and long sendings are found here.
stale-list-help = { $n ->
    [one] People in open lists whose availability is older than a day.
   *[other] People in open lists whose availability is older than { $n } days.
 }
write-to-chosen = Write to the selected
col-lists = Lists
col-best = Best points
stale-empty = All fresh
stale-empty-help = Nobody to call again for now.
reference-what = What
reference-release = Release
reference-count = Entries
reference-loaded = Loaded
reference-starter = starter set
reference-missing = missing
reference-kind-esco = ESCO occupations and skills
reference-kind-places = Municipalities
reference-kind-boundaries = Municipal boundaries
reference-kind-cp = CP occupations
reference-kind-ateco = ATECO sectors
reference-kind-ccnl = Collective agreements
reference-where-esco = From the ESCO portal of the European Commission, CSV
reference-where-places = From ISTAT, list of municipalities
reference-where-boundaries = From ISTAT, administrative boundaries
reference-where-cp = From ISTAT, classification of occupations
reference-where-ateco = From ISTAT, ATECO classification
reference-where-ccnl = From CNEL, archive of agreements
reference-file = Files, one or more
reference-load = Load
reference-help = A new release keeps what is in use and says what was retired.
reference-use-starter = Go on with the starter set
first-step = Step { $n } of { $of }
first-token = The code of the first start
first-desk = Your desk
first-account = The first account
first-reference = The official data
first-sample = How to begin
first-help-token = It stands where the program was started. It works once.
first-help-desk = Name and municipality appear on pages and in messages.
first-help-account = It administers the desk and makes the other accounts.
first-help-reference = Occupations, municipalities and sectors. Now or later.
first-help-sample = Sample data can be removed whole, whenever you like.
first-with-sample = With sample data
first-with-sample-help = Invented people, employers and vacancies, to learn with
first-empty = With an empty desk
first-empty-help = To record or import the real data at once
go-on = Go on
account-new = New account
account-active = Active
account-disabled = Disabled
account-enable = Enable
account-disable = Disable
search-found = Search: { $q }
search-nothing = Nothing with these words
search-nothing-help = Try the family name, the tax code or the phone.
credit-esco = ESCO
credit-istat = ISTAT
credit-program = Ponte
credit-design = Bootstrap Italia
credit-fonts = Titillium Web
credit-words-esco = This service uses the ESCO classification of the European Commission.
credit-words-istat = Municipalities, boundaries, occupations and sectors: ISTAT data, licence CC BY 4.0.
credit-words-program = Ponte is free software, licence EUPL 1.2.
credit-words-design = Styles and icons of Bootstrap Italia, by the Italian Department for Digital Transformation: BSD 3-Clause licence. Partial updates by htmx: BSD Zero Clause licence.
credit-words-fonts = Typeface Titillium Web, SIL Open Font Licence 1.1.
privacy-intro = { $desk } processes the data of people who look for work and of those who offer it, under Regulation EU 2016/679.
privacy-what = Which data
privacy-why = Why
privacy-who = Who sees them
privacy-machine = What the program does
privacy-long = For how long
privacy-rights = Your rights
privacy-words-what = Name, contacts, experience, education, skills, availability and wishes.
privacy-words-why = To bring you and work together: a task in the public interest.
privacy-words-who = The staff of the desk. An employer sees your name only if you said yes, for that vacancy.
privacy-words-machine = It orders people for a vacancy and says why. It does not know sex, age, citizenship or health. A person always decides.
privacy-words-long = As long as the desk follows you, then as long as the law requires.
privacy-words-rights = You may see, correct and erase your data, withdraw a consent, and ask how your points came about.
privacy-contact = Write to
keys-help = Letters are off while you type in a field.
keys-on = Use the shortcuts
key-to-today = go to today
fresh = New
employer-not-named = Employer not named
at-km = { $km } away
until-date = Until { $date }
public-title = What work are you looking for?
public-what = Work or word
public-where = Where
come-or-call = Come or call
write-us = Write to us
open-vacancies = { $n ->
    [one] open vacancy
   *[other] open vacancies
 }
fresh-vacancies = { $n ->
    [one] new in 7 days
   *[other] new in 7 days
 }
open-courses = { $n ->
    [one] open course
   *[other] open courses
 }
newest = The newest
all-of-them = { $n ->
    [one] All
   *[other] All { $n }
 }
public-empty = No vacancy for now
public-empty-help = Try another word or place, or call us.
vacancy-closed = Closed
what-you-do = What you will do
public-need-required = Required
public-need-preferred = It helps
what-next = What happens next
next-1 = Call or come to the desk: we look together whether it suits you.
next-2 = With your consent your name goes to the employer.
next-3 = The employer answers and we tell you, even if it is a no.
published-by = Published by { $desk }
verified-on = verified { $date }
reference-word = Ref.
work-stop = Stop
