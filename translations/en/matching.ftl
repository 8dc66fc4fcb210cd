# The shortlist: reasons, questions, requirements, map, what would change.

crumb-vacancies = Vacancies
criterion-coherence = Abilities
criterion-availability = Availability
criterion-nearness = Nearness
criterion-wishes = Wishes
term-occupation = Work done
term-skills = Skills
term-experience = Experience
term-education = School
term-languages = Languages
term-ascertained = Asked lately
term-contract = Contract
term-times = Hours and shifts
term-start = Start
term-distance = Distance
term-wish_occupation = Work
term-wish_sector = Sector
term-wish_contract = Contract
term-wish_pay = Pay
bar-sentence = { $points } points out of 1,000: abilities { $co }, availability { $di }, nearness { $vi }, wishes { $de }; up to { $up } with the answers still missing
months = { $n ->
    [one] { $n } month
   *[other] { $n } months
 }
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
    [one] worth { $n } point
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
asking = To ask:
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
ascertained-ago = Asked { $ago }
never-ascertained = Never asked
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
requirement-text-help = Words for what one must be able to do and certificates, months for experience, a level for languages (A2) and school (1 to 8: 4 is high school).
requirement-add-required = Required
requirement-add-preferred = Preferred
weights-bounds = They sum to 1,000; abilities from 200 to 800, the others up to 500.
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
measure-eqf = School level (1–8)
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
criterion-help-coherence = work done, skills, experience, school, languages
criterion-help-availability = asked lately, contract, hours, start
criterion-help-nearness = kilometres and own car or bike
criterion-help-wishes = work, sector, contract and pay wished for
