# Reasons in whole sentences, questions to ask, why somebody is out; levels of study.

years-and-months = { $years } et { $months }
why-unknown = On ne sait pas encore. Pour le moment, cela compte à moitié.
why-same_occupation = A déjà fait ce travail : { $name }.
why-broader_or_narrower_occupation = A fait un travail de la même famille.
why-broader_or_narrower_occupation-named = A fait un travail de la même famille : { $name }.
why-isco_group = { $n ->
    [4] A fait un travail presque pareil.
    [3] A fait un travail proche.
    [2] A fait un travail un peu proche.
   *[other] A fait un travail peu proche.
 }
why-isco_group-named = { $n ->
    [4] A fait un travail presque pareil : { $name }.
    [3] A fait un travail proche : { $name }.
    [2] A fait un travail un peu proche : { $name }.
   *[other] A fait un travail peu proche : { $name }.
 }
why-other_occupation = A fait d’autres travaux.
why-skills-essential = Parmi les choses les plus utiles, en a { $met } sur { $of }.
why-skills-optional = Parmi les choses utiles, en a { $met } sur { $of }.
why-skills-near = Pour { $n }, sait faire quelque chose de proche.
why-skills-unknown = Pour { $n }, on ne sait pas encore.
why-skills-profile = L’offre ne dit pas ce qu’il faut savoir faire. On compte ce qui va avec le métier. Il ne faut pas tout avoir.
why-months-enough = A { $have } d’expérience utile. On demande { $need }.
why-months-short = A { $have } d’expérience utile : c’est peu. On demande { $need }.
why-months-none = N’a pas d’expérience utile. On demande { $need }.
why-experiences_met = Parmi les expériences demandées, en a { $met } sur { $of }.
why-education = A : { $have }. On demande : { $need }.
why-education-have = A : { $have }.
why-education-none = A fait des études, mais on ne sait pas à quel niveau.
why-education-field = Le type d’études est le bon.
why-education-other-field = Le type d’études est un autre.
why-languages_met = Parmi les langues demandées, en parle assez bien { $met } sur { $of }.
why-languages-unknown = Pour { $n }, on ne sait pas encore.
why-ascertained = On a demandé { $ago } : libre ou pas.
why-never_ascertained = On n’a pas encore demandé : libre ou pas.
why-contract_accepted = { $rank ->
    [one] Accepte ce contrat : c’est son premier choix.
   *[other] Accepte ce contrat : c’est son choix numéro { $rank }.
 }
why-contract_not_accepted = N’accepte pas ce type de contrat.
why-times_met = Parmi les heures et les jours, en accepte { $met } sur { $of }.
why-times-unknown = Pour { $n }, on ne sait pas encore.
why-free_in_time = Peut commencer à temps.
why-free_late = { $n ->
    [one] Peut commencer { $n } jour après.
   *[other] Peut commencer { $n } jours après.
 }
why-metres-near = Le travail est près de la maison.
why-metres = Le travail est à { $km } de la maison, à vol d’oiseau.
why-range = Va jusqu’à { $range }.
why-range-assumed = La distance possible n’a pas été dite. On compte { $range }.
why-vehicle = A un véhicule.
why-no-vehicle = N’a pas de véhicule.
why-board_and_lodging = On y mange et on y dort. La distance ne compte pas.
why-wished = { $rank ->
    [one] C’est son premier souhait.
   *[other] C’est son souhait numéro { $rank }.
 }
why-near_wish = { $rank ->
    [one] Il y a un point commun avec son premier souhait.
   *[other] Il y a un point commun avec son souhait numéro { $rank }.
 }
why-not_wished = Cela n’est pas dans ses souhaits.
why-pay = Ici on peut gagner { $offered } brut par an. Demande au moins { $least }.
what-education = diplôme
what-licence = permis { $name }
what-vehicle = véhicule
what-skills_of_occupation = savoir faire le métier
what-occupation = travail fait ({ $name })
what-wish_occupation = { $name } parmi les souhaits
what-language = { $name } ({ $level })
what-education-field = études de { $field }
what-education-both = { $name }, études de { $field }
what-skill-level = { $name } (niveau { $n } sur 4)
what-experience = { $span } d’expérience
what-experience-in = { $span } comme { $name }
what-availability = être libre aujourd’hui
what-contract = contrat ({ $name })
what-hours = horaire ({ $name })
what-shifts = moments de travail ({ $names })
what-start = début { $date }
what-home = adresse de la maison
what-distance = distance acceptée
what-max_km = aller jusqu’à { $n } km
what-right_to_work = droit de travailler en Italie
what-pay = salaire de { $sum } brut par an
what-wish_sector = ce secteur parmi les souhaits
what-sector = secteur accepté
what-consent = accord pour utiliser ses données
question-skill = Savez-vous faire ceci : { $name } ?
question-skill-level = Savez-vous faire ceci : { $name } ? Au moins au niveau { $n } sur 4 ?
question-skills_of_occupation = Que savez-vous faire dans ce métier ?
question-licence = Avez-vous le permis { $name } ?
question-have = Avez-vous ceci : { $name } ?
question-vehicle = Avez-vous un véhicule pour aller au travail ?
question-language = Parlez-vous { $name } ?
question-language-level = Parlez-vous { $name } au moins ainsi : { $level } ?
question-education = Avez-vous ce diplôme : { $name } ?
question-education-field = Avez-vous fait des études de { $field } ?
question-experience = Avez-vous { $span } d’expérience ?
question-experience-in = Avez-vous { $span } d’expérience comme { $name } ?
question-occupation = Avez-vous déjà fait ce travail : { $name } ?
question-availability = Êtes-vous libre aujourd’hui ?
question-contract = Acceptez-vous ce contrat : { $name } ?
question-hours = Acceptez-vous cet horaire : { $name } ?
question-shifts = Pouvez-vous travailler à ces moments : { $names } ?
question-start = Pouvez-vous commencer au plus tard le { $date } ?
question-home = Où habitez-vous ?
question-distance = Le travail est-il assez près pour vous ?
question-max_km = Pouvez-vous aller jusqu’à { $n } km de chez vous ?
question-right_to_work = Avez-vous le droit de travailler en Italie ?
question-pay = Un salaire de { $sum } brut par an vous va-t-il ?
question-wish_occupation = Aimeriez-vous faire ce travail : { $name } ?
question-wish_sector = Dans quels secteurs aimeriez-vous travailler ?
question-sector = Acceptez-vous de travailler dans ce secteur ?
question-consent = Pouvons-nous utiliser vos données pour vous trouver un travail ?
question-other = À demander : { $text }.
gate-sector = Secteur
gate-pay = Salaire
gate-contract = Contrat
gate-hours = Horaire
gate-shifts = Postes
gate-start = Début
gate-distance = Distance
gate-licence = Permis
gate-vehicle = Véhicule
gate-language = Langue
gate-experience = Expérience
gate-consent = Accord
gate-right_to_work = Travailler en Italie
gate-skill = Savoir faire
gate-register = Registre ou certificat
gate-education = Études
refusal-consent = Nous ne pouvons pas utiliser ses données. La réponse est non, ou l’accord est fini.
refusal-right_to_work = Ne peut pas travailler en Italie.
refusal-sector = Ne veut pas travailler dans ce secteur.
refusal-pay = Demande au moins { $least } brut par an. Ici on peut gagner { $offered }. Il manque { $short }.
refusal-contract = Le contrat est : { $need }. Accepte seulement : { $have }.
refusal-hours = L’horaire est : { $need }. Accepte seulement : { $have }.
refusal-shifts = On travaille : { $need }. Accepte seulement : { $have }. N’accepte pas : { $short }.
refusal-start = { $n ->
    [one] On commence { $need }. Peut commencer { $have } : { $n } jour après.
   *[other] On commence { $need }. Peut commencer { $have } : { $n } jours après.
 }
refusal-distance = Le travail est à { $need } de la maison, à vol d’oiseau. Va jusqu’à { $have } : { $short } de moins.
refusal-licence = Il faut : { $need }. A : { $have }.
refusal-skill = Il faut savoir faire : { $name }. Ce n’est pas dans la liste.
refusal-skill-level = Il faut savoir faire : { $name }. Le niveau est { $have } sur 4.
refusal-register = Il faut : { $name }. Cela manque.
refusal-vehicle = Il faut un véhicule. N’en a pas.
refusal-language = Il faut : { $name }. Le niveau est : { $have }.
refusal-education = Il faut : { $name }. A : { $have }.
refusal-education-field = Il faut : { $name }. A : { $have }, mais d’un autre type.
refusal-education-unknown = Il faut : { $name }. Ses études sont d’un autre type.
refusal-experience = Il faut { $need }. A { $have } : il manque { $short }.
refusal-experience-none = Il faut { $need }. N’a pas d’expérience utile.
eqf-1 = collège (niveau 1)
eqf-2 = école obligatoire (niveau 2)
eqf-3 = diplôme de métier (niveau 3)
eqf-4 = bac (niveau 4)
eqf-5 = deux ans après le bac (niveau 5)
eqf-6 = trois ans après le bac (niveau 6)
eqf-7 = cinq ans après le bac (niveau 7)
eqf-8 = doctorat (niveau 8)
isced-00 = base
isced-01 = école et éducation
isced-02 = art, lettres et langues
isced-03 = société et médias
isced-04 = économie, bureau et droit
isced-05 = sciences et maths
isced-06 = informatique
isced-07 = technique, industrie et bâtiment
isced-08 = agriculture, pêche et animaux
isced-09 = santé et aide
isced-10 = services, tourisme et transport
