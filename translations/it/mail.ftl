# Mails.

mail-hello = Buongiorno { $name },
mail-call = Da chiamare: { $phone }
mail-availability-subject = Una domanda da { $desk }
mail-availability-words = C’è un posto che potrebbe fare per lei: { $title }. È disponibile? Basta un tocco.
mail-rosa-act = Ci dica che cosa ne pensa, un tocco a persona:
mail-outcome-subject = Com’è andata? Rif. { $reference }
mail-outcome-reminder = Le chiediamo ancora: com’è andata? Rif. { $reference }
mail-outcome-words = Le avevamo mandato { $name }. Com’è finita?
mail-not-hired = Non se n’è fatto niente
