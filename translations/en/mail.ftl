# Mails.

mail-hello = Good morning { $name },
mail-call = Call: { $phone }
mail-availability-subject = A question from { $desk }
mail-availability-words = There is a position that may suit you: { $title }. Are you available? One tap is enough.
mail-rosa-act = Tell us what you think, one tap a person:
mail-outcome-subject = How did it go? Ref. { $reference }
mail-outcome-reminder = Asking again: how did it go? Ref. { $reference }
mail-outcome-words = We sent you { $name }. How did it end?
mail-not-hired = Nothing came of it
