# Mails: neutral subjects, one act, short sentences.

mail-greeting = Bonjour,
mail-greeting-name = Bonjour { $name },
mail-call = Pour nous parler : { $phone }
mail-availability-subject = Une question de { $desk }
mail-availability-intro = nous avons un poste qui pourrait vous convenir :
mail-availability-start = Début : { $date }
mail-availability-ask = Cela vous intéresse ? Répondez en touchant une ligne :
mail-answer-yes = Oui, cela m’intéresse :
mail-answer-conditions = Oui, mais à une condition :
mail-answer-no = Non, je ne peux pas :
mail-availability-until = Nous attendons votre réponse avant { $at }.
mail-availability-free = Répondre non ne vous enlève rien : nous continuerons à chercher avec vous.
mail-shortlist-subject = Candidats pour { $title }
mail-shortlist-intro = { $n ->
    [one] voici la personne que nous vous proposons pour « { $title } » : nous lui avons parlé et elle est disponible.
   *[other] voici les { $n } personnes que nous vous proposons pour « { $title } » : nous leur avons parlé et elles sont disponibles.
 }
mail-shortlist-ask = Vous les voyez ici et nous dites d’un geste qui vous intéresse :
mail-shortlist-privacy = Ces données ne servent qu’à ce recrutement et doivent être effacées une fois celui-ci terminé.
mail-outcome-subject = Quelle suite pour { $title } ?
mail-outcome-intro = quelle suite avez-vous donnée aux personnes proposées pour « { $title } » ? Un geste suffit pour chacune :
mail-outcome-again = nous vous demandons encore une fois quelle suite a été donnée pour « { $title } ». Un geste suffit pour chaque personne :
mail-outcome-why = Cela nous évite de les faire attendre et nous aide à mieux choisir pour vous.
mail-questionnaire-subject = Quelques questions de { $desk }
mail-questionnaire-intro = nous vous prions de répondre à quelques questions (« { $title } »). Voici le lien :
mail-questionnaire-again = nous attendons encore vos réponses (« { $title } »). On continue ici :
mail-questionnaire-minutes = { $n ->
    [one] Il faut une minute.
   *[other] Il faut environ { $n } minutes.
}
mail-questionnaire-anonymous = Les réponses sont anonymes : personne ne sait qui les a données.
mail-questionnaire-yours = Le lien est pour vous seul : ne le transmettez pas. Si vous avez déjà répondu, il n’y a rien à faire.
mail-questionnaire-until = Il fonctionne jusqu’au { $date }.
