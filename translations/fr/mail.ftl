# Mails.

mail-hello = Bonjour { $name },
mail-call = À appeler : { $phone }
mail-availability-subject = Une question de { $desk }
mail-availability-words = Un poste pourrait vous convenir : { $title }. Êtes-vous disponible ? Un geste suffit.
mail-rosa-act = Dites-nous votre avis, un geste par personne :
mail-outcome-subject = Quelle suite ? Réf. { $reference }
mail-outcome-reminder = Nous revenons vers vous : quelle suite ? Réf. { $reference }
mail-outcome-words = Nous vous avions envoyé { $name }. Quelle a été la suite ?
mail-not-hired = Sans suite
