# Parts of pages: tabs, phases, progress.

tabs = Onglets
phase-done = fait :
progress-rows = { $part } lignes sur { $whole }
progress-left = { $seconds ->
    [one] encore une seconde environ
   *[other] encore { $seconds } secondes environ
 }
tab-summary = Synthèse
tab-profile = Profil
tab-matches = Correspondances
tab-history = Historique
tab-vacancy = Offre
tab-shortlist = Liste
tab-round = Tournée
tab-rosa = Sélection
tab-vacancies = Offres
phase-need = Besoin
phase-published = Offre publiée
phase-list = Liste
phase-round = Tournée de disponibilité
phase-rosa = Sélection à l’entreprise
phase-outcomes = Suites
