# Reasons in whole sentences, questions to ask, why somebody is out; levels of study.

years-and-months = { $years } and { $months }
why-unknown = We do not know yet. For now it counts half.
why-same_occupation = She has done this work: { $name }.
why-broader_or_narrower_occupation = She has done work of the same family.
why-broader_or_narrower_occupation-named = She has done work of the same family: { $name }.
why-isco_group = { $n ->
    [4] She has done almost the same work.
    [3] She has done work much like it.
    [2] She has done work a bit like it.
   *[other] She has done work a little like it.
 }
why-isco_group-named = { $n ->
    [4] She has done almost the same work: { $name }.
    [3] She has done work much like it: { $name }.
    [2] She has done work a bit like it: { $name }.
   *[other] She has done work a little like it: { $name }.
 }
why-other_occupation = She has done other work.
why-skills-essential = Of the things that count most she has { $met } of { $of }.
why-skills-optional = Of the things that help she has { $met } of { $of }.
why-skills-near = For { $n } she can do something like it.
why-skills-unknown = Of { $n } we do not know yet.
why-skills-profile = The advert does not say what one must be able to do. We count what goes with the trade. She need not have it all.
why-months-enough = She has { $have } of useful work: that is enough. They ask for { $need }.
why-months-short = She has { $have } of useful work: that is too short. They ask for { $need }.
why-months-none = She has no useful work. They ask for { $need }.
why-experiences_met = Of the kinds of work they ask for she has { $met } of { $of }.
why-education = She has: { $have }. They ask for: { $need }.
why-education-have = She has: { $have }.
why-education-none = She went to school, but we do not know up to which level.
why-education-field = She learnt the right thing there.
why-education-other-field = She learnt something else there.
why-languages_met = Of the languages they ask for she speaks { $met } of { $of } well enough.
why-languages-unknown = Of { $n } we do not know yet.
why-ascertained = We asked her { $ago } if she is free.
why-never_ascertained = Nobody has asked her yet if she is free.
why-contract_accepted = { $rank ->
    [one] She takes this contract: it is her first choice.
   *[other] She takes this contract: it is her choice number { $rank }.
 }
why-contract_not_accepted = She does not take this kind of contract.
why-times_met = Of the hours and shifts she takes { $met } of { $of }.
why-times-unknown = Of { $n } we do not know yet.
why-free_in_time = She can start in time.
why-free_late = { $n ->
    [one] She can start { $n } day late.
   *[other] She can start { $n } days late.
 }
why-metres = The work is { $km } from her home, in a straight line. She goes up to { $range }.
why-metres-assumed = The work is { $km } from her home, in a straight line. She did not say how far she goes. We count { $range }.
why-vehicle = She has a car or bike of her own.
why-no-vehicle = She has no car or bike.
why-board_and_lodging = The work gives food and a bed. The way does not count.
why-wished = { $rank ->
    [one] It is her first wish.
   *[other] It is her wish number { $rank }.
 }
why-near_wish = { $rank ->
    [one] It has something in common with her first wish.
   *[other] It has something in common with her wish number { $rank }.
 }
why-not_wished = It is not one of her wishes.
why-pay = The pay here can be { $offered } a year before tax. She wants at least { $least }.
what-education = education
what-licence = licence { $name }
what-vehicle = own car or bike
what-skills_of_occupation = what she can do in the trade
what-occupation = work done ({ $name })
what-wish_occupation = wish ({ $name })
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
what-home = where she lives
what-distance = distance she accepts
what-max_km = going up to { $n } km
what-right_to_work = right to work in Italy
what-pay = pay of { $sum } a year before tax
what-wish_sector = sectors she wishes
what-sector = sector she accepts
what-consent = leave to use her data
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
refusal-consent = We may not use her data to find her work. She said no, or her leave has run out.
refusal-right_to_work = She may not work in Italy.
refusal-sector = She does not want to work in this sector.
refusal-pay = She wants at least { $least } a year before tax. The pay here can be { $offered }. That is { $short } less.
refusal-contract = The contract is: { $need }. She takes only: { $have }.
refusal-hours = The hours are: { $need }. She takes only: { $have }.
refusal-shifts = The shifts are: { $need }. She takes only: { $have }. She does not take: { $short }.
refusal-start = { $n ->
    [one] Work starts { $need }. She can start { $have }: { $n } day late.
   *[other] Work starts { $need }. She can start { $have }: { $n } days late.
 }
refusal-distance = The work is { $need } from her home, in a straight line. She goes up to { $have }: { $short } less.
refusal-licence = One must have: { $need }. She has: { $have }.
refusal-skill = One must be able to do this: { $name }. It is not in the list of what she can do.
refusal-skill-level = One must be able to do this: { $name }. She is at level { $have } of 4.
refusal-register = One must have: { $name }. She does not have it.
refusal-vehicle = One must have a car or bike. She does not have one.
refusal-language = One must speak: { $name }. She speaks it like this: { $have }.
refusal-education = One must have: { $name }. She has: { $have }.
refusal-education-field = One must have: { $name }. She has: { $have }, but of another kind.
refusal-education-unknown = One must have: { $name }. She learnt something else.
refusal-experience = One must have { $need }. She has { $have }: that is { $short } less.
refusal-experience-none = One must have { $need }. She has no useful work.
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
