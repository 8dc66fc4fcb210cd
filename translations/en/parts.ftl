# Parts of pages: tabs, phases, progress.

tabs = Tabs
phase-done = done:
progress-rows = { $part } of { $whole } lines
progress-left = { $seconds ->
    [one] about a second left
   *[other] about { $seconds } seconds left
 }
tab-summary = Summary
tab-profile = Profile
tab-matches = Matches
tab-history = History
tab-vacancy = Vacancy
tab-shortlist = List
tab-round = Round
tab-rosa = Shortlist
tab-vacancies = Vacancies
phase-need = Need
phase-published = Published
phase-list = List
phase-round = Availability round
phase-rosa = Shortlist to employer
phase-outcomes = Outcomes
