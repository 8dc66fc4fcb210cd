# The shortlist: reasons, questions, requirements, map, what would change.

crumb-vacancies = Vacancies
criterion-coherence = Coherence
criterion-availability = Availability
criterion-nearness = Nearness
criterion-wishes = Wishes
term-occupation = Occupation
term-skills = Skills
term-experience = Experience
term-education = Education
term-languages = Languages
term-ascertained = Ascertained
term-contract = Contract
term-times = Hours and shifts
term-start = Start
term-distance = Distance
term-wish_occupation = Occupation
term-wish_sector = Sector
term-wish_contract = Contract
term-wish_pay = Pay
bar-sentence = { $points } points out of 1,000: coherence { $co }, availability { $di }, nearness { $vi }, wishes { $de }; up to { $up } with the answers still missing
months = { $n ->
    [one] { $n } month
   *[other] { $n } months
 }
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
why-unknown = not known: counts half
why-same_occupation = the same occupation: { $name }
why-broader_or_narrower_occupation = an occupation of the same family
why-isco_group = { $n ->
    [one] a distant occupation
   *[other] a near occupation ({ $n } ISCO digits in common)
 }
why-other_occupation = another occupation
why-skills-essential = { $met } essential of { $of }
why-skills-optional = { $met } useful of { $of }
why-skills-near = { $n ->
    [one] { $n } near
   *[other] { $n } near
 }
why-skills-unknown = { $n ->
    [one] { $n } to ask
   *[other] { $n } to ask
 }
why-skills-profile = (those usual for the occupation)
why-months-enough = { $have }, full from { $need }
why-months-short = { $have } of { $need }
why-experiences_met = { $met ->
    [one] { $met } experience of { $of }
   *[other] { $met } experiences of { $of }
 }
why-education = EQF { $have }, { $need } asked
why-education-have = EQF { $have }
why-education-none = no title on record
why-education-field = in the right field
why-education-other-field = in another field
why-languages_met = { $of ->
    [one] { $met } language of { $of }
   *[other] { $met } languages of { $of }
 }
why-languages-unknown = { $n ->
    [one] { $n } not stated
   *[other] { $n } not stated
 }
why-never_ascertained = never ascertained
why-contract_accepted = { $rank ->
    [one] accepted: first choice
   *[other] accepted: choice no. { $rank }
 }
why-contract_not_accepted = not among those accepted
why-times_met = { $met } accepted of { $of }
why-times-unknown = { $n ->
    [one] { $n } to ask
   *[other] { $n } to ask
 }
why-free_in_time = can start in time
why-free_late = { $n ->
    [one] free { $n } day late
   *[other] free { $n } days late
 }
why-metres = { $km } of the { $range } accepted
why-metres-assumed = { $km }; limit not stated, { $range } assumed
why-vehicle = own vehicle
why-no-vehicle = no vehicle
why-board_and_lodging = board and lodging given
why-wished = { $rank ->
    [one] first wish
   *[other] wish no. { $rank }
 }
why-near_wish = { $rank ->
    [one] near the first wish
   *[other] near wish no. { $rank }
 }
why-not_wished = not among the wishes
why-pay = { $offered } a year, { $least } wanted
what-licence = licence { $name }
what-vehicle = own vehicle
what-skills_of_occupation = what she can do
what-education = education
what-education-eqf = EQF { $n } title
what-experience = { $span } of experience
what-experience-in = { $span } as { $name }
what-availability = availability today
what-contract = accepts { $name }
what-shifts = also works: { $names }
what-start = starts by { $date }
what-home = where she lives
what-distance = within her range
what-max_km = travels at least { $n } km
what-right_to_work = right to work in Italy
what-pay = { $sum } a year would do
what-wish_sector = which sectors
what-sector = sector accepted
what-consent = consent to matching
gate-consent = Consent
gate-right_to_work = Right to work
gate-sector = Sector
gate-pay = Pay
gate-contract = Contract
gate-hours = Hours
gate-shifts = Shifts
gate-start = Start
gate-distance = Distance
gate-licence = Licence
gate-skill = Skill
gate-register = Register
gate-vehicle = Vehicle
gate-language = Language
gate-education = Education
gate-experience = Experience
quantity-nothing = nothing
quantity-refused = refused
quantity-eqf = EQF { $n }
quantity-steps = { $n ->
    [one] { $n } step
   *[other] { $n } steps
 }
quantity-level = level { $n }
failure-have-need = Has: { $have }; needs: { $need }.
failure-short = Short by: { $by }.
shortlist-of = List for { $title }
positions = { $n ->
    [one] { $n } position
   *[other] { $n } positions
 }
names-wanted = { $n ->
    [one] one name to send
   *[other] { $n } names to send
 }
rosa-by = Shortlist by
promised-by = Promised by
act-send-rosa = Send shortlist, { $n } of { $of }…
act-round = Go on with the round: { $n } to hear
act-propose = Propose
act-discard = Discard with reason…
discard-fair = No reason concerns sex, age, health or origin.
do-it = Apply
phases = Where it stands
requirements = Requirements
change = change
group-required = Required
group-required-help = who is known to miss one stays out
group-preferred = Preferred
group-preferred-help = give points
need-short-required = Req.
need-short-preferred = Pref.
alone-excludes = { $n ->
    [one] alone it excludes one
   *[other] alone it excludes { $n }
 }
alone-excludes-none = excludes nobody
worth-points = { $n ->
    [one] worth a point
   *[other] worth up to { $n } points
 }
weights = Weights
weights-help = always sum to 1,000
change-weights = Change the weights
out-of-searching = of { $n } looking for work
list-changed = The list changed: from { $before } to { $after } people.
selected = selected
select-person = Select { $name }
had-points = Had { $n } points.
put-back = Put back
missing = Missing:
asking = Ask:
nothing-to-ask = nothing.
points-word = { $n ->
    [one] point
   *[other] points
 }
points-of = { $n ->
    [one] { $n } point
   *[other] { $n } points
 }
up-to = up to { $n }
out-of = of { $n }
every-point = The points of { $name }
ascertained-ago = Ascertained { $ago }
never-ascertained = Never ascertained
never-heard = Never asked for this vacancy
works-there = Works there already
if-things-changed = If things changed
with-it = With: { $what }
without-it = Without: { $what }
would-be-out = out: it is required
to-ask = To ask
to-ask-worth = To ask, worth up to { $n } points
ask-decides = decides whether she stays
open-person = Open the person
shortlist-empty = Nobody passes every required condition
shortlist-empty-help = Make the costliest one preferred, or ask the desks nearby.
make-preferred = Make preferred: { $what }
more-people = More people
where-they-are = Where they are
map-sentence = { $n ->
    [one] Map with one person around the workplace; the list is below
   *[other] Map with { $n } people around the workplace; the list is below
 }
as-the-crow-flies = Kilometres as the crow flies. Dashed: no longer available.
as-table = As a table
spread = How they spread
spread-help = people, by hundreds of points
points-from = Points from
why-not = Why is she not there?
name-or-code = Name or code
why-not-nobody = Nobody of this name.
why-not-out = { $name } stays out:
why-not-in = { $name } is there: { $points } points, place { $place }.
what-would-change = What would change
what-would-change-help = Relaxing one thing only
as-preferred = { $what } preferred
the-best = the best { $n }
try = Try
key-open-points = open the points
key-select = select
key-propose = propose
key-discard = discard
key-round = round
key-why-not = why not
write-it = write it
gap-title = The shortest way: up to { $points } points
gap-no-course = no open course
act-call-her = Call now
act-ask-by-mail = Ask by e-mail
requirement-remove = Remove: { $what }
remove = Remove
requirement-add = Add a requirement
requirement-kind = What
requirement-text = Which
requirement-text-help = Words for skills and certificates, months for experience, a level for languages (A2) and titles (EQF 4).
requirement-add-required = Required
requirement-add-preferred = Preferred
weights-bounds = They sum to 1,000; coherence from 200 to 800, the others up to 500.
weights-of-desk = Back to the desk’s own
working-pdf = Working PDF
filters = Filters
standing-new = Never heard
standing-to_hear = To be heard
standing-ready = Ready
unnamed-work = This vacancy does not say which work it is: the list goes by availability and distance alone.
unnamed-work-act = Choose the occupation
trial-line = Trial: { $what } as a preference. Nothing is saved.
trial-leave = Leave the trial
shortlist-reserved = Reserved vacancy
shortlist-reserved-help = Reserved lists (law 68/99) come with the protected part of the case file: until then nobody is shown here.
shortlist-filter-empty = Nobody with this filter
shortlist-filter-empty-help = Remove the filter to see everybody again.
shortlist-whole = The whole list
why-not-not-there = { $name } is not among the people considered for this vacancy.
why-not-would = Were it otherwise: { $points } points, at place { $place }.
why-not-others = Perhaps you mean:
more-of-these = and { $n } more
requirements-count = { $n ->
    [one] One requirement, and the weights
   *[other] { $n } requirements, and the weights
 }
filter-stato = What has been done
filter-km = Within km
filter-dal = Said she can start by
only-consenso = Agreed to be named
only-fresca = Asked in the last 30 days
only-note = Nothing required left to ask
filter-do = Filter
filters-leave = with these filters
filters-among = among the first { $n }
measure-months = Months at least
measure-level = Level (1–4)
measure-eqf = EQF level
measure-cefr = Level
measure-start = Start
measure-contract = Contract
measure-hours = Hours
weights-of = Weights for { $title }
weights-why = How much each criterion counts for this vacancy. They hold only here: the desk keeps its own.
weights-wrong = They sum to { $n }, or one is out of bounds.
weights-here = For this vacancy
weights-now = Now
weights-desk = The desk’s
weights-first = Who comes first
weights-first-tried = Who would come first with these weights
weights-before = was at place { $n }
weights-before-same = as now
weights-before-out = was further down
criterion-help-coherence = occupation, skills, experience, education, languages
criterion-help-availability = ascertained, contract, hours, start
criterion-help-nearness = kilometres and means
criterion-help-wishes = occupation, sector, contract, pay wished for
