# Reasons in whole sentences, questions to ask, why somebody is out; levels of study.

years-and-months = { $years } and { $months }
why-unknown = We do not know yet. For now it counts half.
why-same_occupation = Has done this work: { $name }.
why-broader_or_narrower_occupation = Has done work of the same family.
why-broader_or_narrower_occupation-named = Has done work of the same family: { $name }.
why-isco_group = { $n ->
    [4] Has done almost the same work.
    [3] Has done work much like it.
    [2] Has done work a bit like it.
   *[other] Has done work a little like it.
 }
why-isco_group-named = { $n ->
    [4] Has done almost the same work: { $name }.
    [3] Has done work much like it: { $name }.
    [2] Has done work a bit like it: { $name }.
   *[other] Has done work a little like it: { $name }.
 }
why-other_occupation = Has done other work.
why-skills-essential = Of the things that count most, has { $met } of { $of }.
why-skills-optional = Of the things that help, has { $met } of { $of }.
why-skills-near = For { $n } there is something like it.
why-skills-unknown = Of { $n } we do not know yet.
why-skills-profile = The advert does not say what one must be able to do. We count what goes with the trade. One need not have it all.
why-months-enough = Has { $have } of useful work. They ask for { $need }.
why-months-short = Has { $have } of useful work: that is too short. They ask for { $need }.
why-months-none = Has no useful work. They ask for { $need }.
why-experiences_met = Of the kinds of work they ask for, has { $met } of { $of }.
why-education = Has: { $have }. They ask for: { $need }.
why-education-have = Has: { $have }.
why-education-none = Went to school, but we do not know up to which level.
why-education-field = It was the right kind of school.
why-education-other-field = It was another kind of school.
why-languages_met = Speaks well enough { $met } of the { $of } languages they ask for.
why-languages-unknown = Of { $n } we do not know yet.
why-ascertained = We asked { $ago } about being free.
why-never_ascertained = Nobody has asked yet about being free.
why-contract_accepted = { $rank ->
    [one] Takes this contract: it is the first choice.
   *[other] Takes this contract: it is choice number { $rank }.
 }
why-contract_not_accepted = Does not take this kind of contract.
why-times_met = Of the hours and shifts, takes { $met } of { $of }.
why-times-unknown = Of { $n } we do not know yet.
why-free_in_time = Can start in time.
why-free_late = { $n ->
    [one] Can start { $n } day late.
   *[other] Can start { $n } days late.
 }
why-metres-near = The work is near home.
why-metres = The work is { $km } from home, in a straight line.
why-range = Goes up to { $range }.
why-range-assumed = How far to go was not said. We count { $range }.
why-vehicle = Has a car or bike.
why-no-vehicle = Has no car or bike.
why-board_and_lodging = The work gives food and a bed. The way does not count.
why-wished = { $rank ->
    [one] It is the first wish.
   *[other] It is wish number { $rank }.
 }
why-near_wish = { $rank ->
    [one] It has something in common with the first wish.
   *[other] It has something in common with wish number { $rank }.
 }
why-not_wished = It is not one of the wishes.
why-pay = The pay here can be { $offered } a year before tax. Wants at least { $least }.
what-education = education
what-licence = licence { $name }
what-vehicle = own car or bike
what-skills_of_occupation = skills of the trade
what-occupation = work done ({ $name })
what-wish_occupation = { $name } among the wishes
what-language = { $name } ({ $level })
what-education-field = school in { $field }
what-education-both = { $name }, in { $field }
what-skill-level = { $name } (level { $n } of 4)
what-experience = { $span } of work
what-experience-in = { $span } as { $name }
what-availability = being free today
what-contract = contract ({ $name })
what-hours = hours ({ $name })
what-shifts = shifts ({ $names })
what-start = start { $date }
what-home = home address
what-distance = distance accepted
what-max_km = going up to { $n } km
what-right_to_work = right to work in Italy
what-pay = pay of { $sum } a year before tax
what-wish_sector = this sector among the wishes
what-sector = sector accepted
what-consent = leave to use the data
question-skill = Can you do this: { $name }?
question-skill-level = Can you do this: { $name }? At least at level { $n } of 4?
question-skills_of_occupation = What can you do in this trade?
question-licence = Do you have licence { $name }?
question-have = Do you have this: { $name }?
question-vehicle = Do you have a car or bike to get to work?
question-language = Do you speak { $name }?
question-language-level = Do you speak { $name } at least like this: { $level }?
question-education = Did you get this at school: { $name }?
question-education-field = Did you go to school in { $field }?
question-experience = Have you worked for { $span }?
question-experience-in = Have you worked for { $span } as { $name }?
question-occupation = Have you done this work: { $name }?
question-availability = Are you free today?
question-contract = Would you take this contract: { $name }?
question-hours = Would you take these hours: { $name }?
question-shifts = Can you work these shifts: { $names }?
question-start = Can you start by { $date }?
question-home = Where do you live?
question-distance = Is the work near enough for you?
question-max_km = Would you go up to { $n } km from home?
question-right_to_work = May you work in Italy?
question-pay = Would { $sum } a year before tax do for you?
question-wish_occupation = Would you like to do this work: { $name }?
question-wish_sector = In which sectors would you like to work?
question-sector = Would you work in this sector?
question-consent = May we use your data to find you work?
question-other = To ask: { $text }.
gate-sector = Sector
gate-pay = Pay
gate-contract = Contract
gate-hours = Hours
gate-shifts = Shifts
gate-start = Start
gate-distance = Distance
gate-licence = Licence
gate-vehicle = Vehicle
gate-language = Language
gate-experience = Experience
gate-consent = Leave
gate-right_to_work = Work in Italy
gate-skill = What one can do
gate-register = Register or certificate
gate-education = School
refusal-consent = We may not use the data to find work. The answer was no, or the leave has run out.
refusal-right_to_work = May not work in Italy.
refusal-sector = Does not want to work in this sector.
refusal-pay = Wants at least { $least } a year before tax. The pay here can be { $offered }. That is { $short } less.
refusal-contract = The contract is: { $need }. Takes only: { $have }.
refusal-hours = The hours are: { $need }. Takes only: { $have }.
refusal-shifts = The shifts are: { $need }. Takes only: { $have }. Does not take: { $short }.
refusal-start = { $n ->
    [one] Work starts { $need }. Can start { $have }: { $n } day late.
   *[other] Work starts { $need }. Can start { $have }: { $n } days late.
 }
refusal-distance = The work is { $need } from home, in a straight line. Goes up to { $have }: { $short } less.
refusal-licence = One must have: { $need }. Has: { $have }.
refusal-skill = One must be able to do this: { $name }. It is not in the list of skills.
refusal-skill-level = One must be able to do this: { $name }. The level is { $have } of 4.
refusal-register = One must have: { $name }. It is missing.
refusal-vehicle = One must have a car or bike. It is missing.
refusal-language = One must speak: { $name }. The level is: { $have }.
refusal-education = One must have: { $name }. Has: { $have }.
refusal-education-field = One must have: { $name }. Has: { $have }, but of another kind.
refusal-education-unknown = One must have: { $name }. It was another kind of school.
refusal-experience = One must have { $need }. Has { $have }: that is { $short } less.
refusal-experience-none = One must have { $need }. Has no useful work.
eqf-1 = middle school (level 1)
eqf-2 = school up to sixteen (level 2)
eqf-3 = three years of trade school (level 3)
eqf-4 = high school (level 4)
eqf-5 = two years after high school (level 5)
eqf-6 = first degree (level 6)
eqf-7 = master’s degree (level 7)
eqf-8 = doctorate (level 8)
isced-00 = basics
isced-01 = teaching
isced-02 = art and languages
isced-03 = society and news
isced-04 = business, office and law
isced-05 = science and maths
isced-06 = computing
isced-07 = industry and building
isced-08 = farms, fish and animals
isced-09 = health and care
isced-10 = service, travel and transport
