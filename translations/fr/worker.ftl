# People: list, card, form.

workers = Personnes
worker-new = Nouvelle personne
worker-change = Fiche de { $name }
worker-form-help = Le nom et le prénom suffisent : le reste s’ajoute ensuite.
worker-who-sees = Visible seulement par le personnel du guichet.
search-workers = Nom, code fiscal, téléphone, métier
workers-empty = Aucune personne ici
workers-empty-help = Retirez un filtre, inscrivez la première personne ou importez une liste.
col-worker = Personne
col-occupation = Métier
col-place = Lieu
col-phone = Téléphone
col-ascertained = Disponibilité vérifiée
col-open-proposals = Propositions ouvertes
