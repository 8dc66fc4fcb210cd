# Parts of pages: tabs, phases, progress.

tabs = Schede
phase-done = fatto:
progress-rows = { $part } righe su { $whole }
progress-left = { $seconds ->
    [one] ancora un secondo circa
   *[other] ancora { $seconds } secondi circa
 }
tab-summary = Sintesi
tab-profile = Profilo
tab-matches = Incroci
tab-history = Storia
tab-vacancy = Offerta
tab-shortlist = Elenco
tab-round = Giro
tab-rosa = Rosa
tab-vacancies = Offerte
phase-need = Bisogno
phase-published = Offerta pubblicata
phase-list = Elenco
phase-round = Giro di disponibilità
phase-rosa = Rosa all’impresa
phase-outcomes = Esiti
