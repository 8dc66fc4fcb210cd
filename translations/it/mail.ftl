# Mails: neutral subjects, one act, short sentences.

mail-greeting = Buongiorno,
mail-greeting-name = Buongiorno { $name },
mail-call = Per parlarci: { $phone }
mail-availability-subject = Una domanda da { $desk }
mail-availability-intro = abbiamo un posto di lavoro che potrebbe andare bene per te:
mail-availability-start = Si inizia { $date }
mail-availability-ask = Ti interessa? Rispondi toccando una riga:
mail-answer-yes = Sì, mi interessa:
mail-answer-conditions = Sì, ma a una condizione:
mail-answer-no = No, non posso:
mail-availability-until = Ci serve la risposta entro { $at }.
mail-availability-free = Rispondere no non ti toglie nulla: continueremo a cercare con te.
mail-shortlist-subject = Candidati per { $title }
mail-shortlist-intro = { $n ->
    [one] ecco la persona che le proponiamo per «{ $title }»: è stata sentita e ha detto di essere disponibile.
   *[other] ecco le { $n } persone che le proponiamo per «{ $title }»: sono state sentite e hanno detto di essere disponibili.
 }
mail-shortlist-ask = Qui le vede e ci dice in un tocco chi le interessa:
mail-shortlist-privacy = I dati servono solo per questa selezione e vanno cancellati quando è chiusa.
mail-outcome-subject = Com’è andata per { $title }?
mail-outcome-intro = com’è andata con le persone che le abbiamo proposto per «{ $title }»? Basta un tocco per ciascuna:
mail-outcome-again = le chiediamo ancora una volta com’è andata per «{ $title }». Basta un tocco per ciascuna persona:
mail-outcome-why = Ci serve per non tenerle in attesa e per proporle persone sempre più adatte.
mail-questionnaire-subject = Alcune domande da { $desk }
mail-questionnaire-intro = ti chiediamo di rispondere ad alcune domande («{ $title }»). Si apre così:
mail-questionnaire-again = aspettiamo ancora le tue risposte («{ $title }»). Si continua da qui:
mail-questionnaire-minutes = { $n ->
    [one] Ci vuole un minuto.
   *[other] Ci vogliono circa { $n } minuti.
}
mail-questionnaire-anonymous = Le risposte sono anonime: nessuno sa chi le ha date.
mail-questionnaire-yours = Il collegamento è solo per te: non inoltrarlo. Se hai già risposto, non devi fare altro.
mail-questionnaire-until = Funziona fino al { $date }.
