# The desk: today, people, employers, vacancies.

crumb-employers = Employers
unemployed-for = { $n ->
    [one] out of work for { $n } day
   *[other] out of work for { $n } days
 }
did-of = DID of { $date }
write = Write
open = open
act-change = Change
act-record = Record
act-save-and-see = Save and see who fits
consent-not-yet = not yet
by-itself = the program
fact-registered = Registered
fact-changed = Record changed
fact-ascertained = Availability ascertained
fact-proposed = Proposed
fact-contacted = Heard
fact-sent = Name sent to the employer
fact-verdict = The employer answered
fact-outcome = How it ended
fact-viewed = Record looked at
fact-imported = Imported from a file
to-do-with-her = To ask her:
open-matches = Open matches
all-matches = all
no-open-matches = No open proposal.
whole-story = the whole story
story-empty = No facts yet
story-empty-help = Every contact and every proposal is kept here.
ascertain = Record availability
ascertain-help = About ten seconds: who and when go in by themselves.
brief = Profile in brief
looks-for = Looks for
can-do = Can do
count-skills = { $n ->
    [one] { $n } skill
   *[other] { $n } skills
 }
how-far = How far
from-date = from { $date }
nothing-yet = Nothing yet.
vacancies-for-her = Vacancies for her
count-vacancies-searched = { $n ->
    [one] of { $n } open vacancy
   *[other] of { $n } open vacancies
 }
no-vacancies-for-her = No vacancy passes the conditions
no-vacancies-for-her-help = Go over distance, hours and contracts with her.
history-of = History of { $name }
facts = Facts
fields-changed = Fields changed
emptied = empty
value-erased = value erased
history-note = The history cannot be changed. Looking is written down too.
today-title = Today, { $date }
good-morning = Good morning { $name }.
next-thing = The first deadline is { $what }: { $left }.
nothing-runs-out = No deadline is near.
search-all = Person, employer, vacancy, course, tax code, phone
opened-lately = Opened lately:
clocks = Deadlines
clock-publication = Publication within 24 h
clock-rosa = Shortlist to the employer
clock-outcome = Outcome to ask
clock-expiry = Vacancy about to expire
clock-act-publication = Verify the vacancy
clock-act-rosa = Go on with the round
clock-act-outcome = Ask how it went
clock-act-expiry = Renew or close
and-others = { $n ->
    [one] and one more
   *[other] and { $n } more
 }
time-gone = { $n } % of the time gone
vacancies-to-work = Vacancies to work on
all-vacancies = all vacancies
ready-of = { $n } ready of { $of }
count-to-hear = { $n ->
    [one] { $n } to hear
   *[other] { $n } to hear
 }
go-on-round = Go on with the round
today-empty = Nothing pending
today-empty-help = Record a vacancy: the list of people answers at once.
stale-count = { $n ->
    [one] One availability to ask again
   *[other] { $n } availabilities to ask again
 }
stale-why = Older than 30 days, in an open list:
see-all = see all
may-leave-page = You may leave the page.
what-changed = What changed
since = since { $at }
nothing-changed = Nothing new.
change-answer = Answer in the round
change-verdict = Employer’s verdict
change-outcome = Outcome
change-vacancy = New vacancy
change-import = Import finished
change-act-answer = Round
change-act-verdict = Look
change-act-outcome = Close
change-act-vacancy = Verify
change-act-import = Report
key-to-workers = people
key-to-vacancies = vacancies
key-record = record
key-tab = tab
key-match = matches
key-change = change
search-employers = Name, VAT number, municipality
count-employers = { $n ->
    [one] { $n } employer
   *[other] { $n } employers
 }
employer-new = New employer
employers-empty = No employer here
employers-empty-help = Register the first, or import a list.
col-employer = Employer
col-sector = Sector
col-where = Where
col-open-vacancies = Open vacancies
col-answers = Answers
hired-of = { $n } hired of { $of }
no-vacancies-yet = No vacancy so far.
contacts = Contacts
no-contacts = No contact: without an e-mail the shortlist cannot leave.
in-brief = In brief
count-staff = { $n ->
    [one] one person
   *[other] { $n } people
 }
site = Site
answers-title = How it answers
answers-of = { $n } outcomes of { $of } asked
answers-within = { $n ->
    [one] usually within a day
   *[other] usually within { $n } days
 }
answers-none = No outcome asked so far.
change-record = Change { $name }
search-vacancies = Title, occupation, employer, municipality
count-vacancies = { $n ->
    [one] { $n } vacancy
   *[other] { $n } vacancies
 }
filter-state = State
vacancy-new = New vacancy
vacancies-empty = No vacancy here
vacancies-empty-help = Record the first: a title and a municipality are enough.
col-state = State
col-deadline = Deadline
col-positions = Positions
col-people = People
people-line = { $listed }, { $heard } heard, { $ready } ready
who-fits = Who fits
hours-a-week = { $n ->
    [one] { $n } hour a week
   *[other] { $n } hours a week
 }
pay-between = { $min } to { $max } gross
pay-from = from { $min } gross
pay-to = up to { $max } gross
no-requirements = No requirement: anybody passes.
change-state = Change the state
vacancy-form-help = A title and a municipality are enough: the rest sharpens the list.
requirements-help = Required excludes who is known to miss it; preferred gives points. What is unknown does not exclude: it is asked.
