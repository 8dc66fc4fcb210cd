# The status of unemployment: declarations, work, endings, supports.

tab-status = Status
status-with-work = with work that keeps the status
status-suspended-line = { $n ->
    [one] status suspended, { $n } day counted
   *[other] status suspended, { $n } days counted
 }
status-at-risk-line = at risk of unemployment
status-ended-line = status ended on { $date }
status-provisional = provisional
status-state-none = No status
status-state-at_risk = At risk of unemployment
status-state-unemployed = Unemployed
status-state-kept = Unemployed, with work that keeps the status
status-state-suspended = Status suspended
status-state-ended = Status ended
status-lost-work = work of more than 180 days or open-ended
status-lost-work_went_on = work that went on beyond 180 days
status-lost-withdrawal = withdrawn
status-lost-sanction = sanction
status-lost-retirement = retirement
status-lost-death = death
status-lost-duplicate = another declaration holds elsewhere
status-lost-unknown = reason not told
status-end-withdrawal = Withdrawn by the person
status-end-sanction = Sanction (no new DID counts for two months)
status-end-retirement = Retirement
status-end-death = Death
status-end-duplicate = Double declaration
status-end-unknown = Reason not told
did-how-desk = At the desk
did-how-national = Given by the person on the national system
did-how-benefit_application = Application for NASpI or DIS-COLL
did-how-imported = Came with the record from another system
work-kind-employee = Work as an employee
work-kind-self_employed = Self-employed work
work-kind-traineeship = Traineeship outside studies
work-kind-public_utility = Public utility work
benefit-naspi = NASpI
benefit-dis_coll = DIS-COLL
benefit-adi = Inclusion allowance (ADI)
benefit-sfl = Support for training and work (SFL)
benefit-cig = Wage support
benefit-rdc = Citizenship income (until 2023)
benefit-mobility = Mobility allowance (until 2016)
benefit-other = Other support
fact-declared = Declaration of availability (DID)
fact-worked = Work recorded
fact-status_ended = End of the status
fact-status-ended = End of the status: { $why }
did-at-risk = at risk, works until { $date }
did-protocol = protocol { $number }
work-from-to = from { $from } to { $to }
work-expected = expected to end on { $date }
work-open = with no expected end
work-income = expected yearly income { $amount }
status-certificate = Certificate (PDF)
status-none-help = No declaration counts today.
status-days = Days of unemployment
status-days-n = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
status-months = Whole months
status-days-in-all = In all, with earlier times
status-conditions = Length
status-long-term = Long-term (more than 12 months)
status-six-months = More than 6 months
status-short = Less than 6 months
status-ended-because = Ended on { $date }: { $why }.
status-next = What comes next
next-begins = the status of unemployment begins
next-pact-by = { $n ->
    [0] last day for the service pact
    [one] the service pact by this day ({ $n } day left)
   *[other] the service pact by this day ({ $n } days left)
 }
next-pact-late = { $n ->
    [one] the service pact is { $n } day late
   *[other] the service pact is { $n } days late
 }
next-resumes = the suspension ends, days count again
next-lost = the status is lost, should the work go on until this day
next-six-months = more than 6 months, if nothing changes
next-long-term = long-term, if nothing changes
next-may-declare = may give a new DID
notice-declared-again = The DID of { $date } changes nothing: another counted already.
notice-barred = The DID of { $date } does not count: after the sanction one may be given from { $until }.
notice-ask-income = Ask for the yearly income expected from the work of { $date }: up to { $amount } the status is kept.
notice-works-still = At the DID of { $date } she was still working: the status begins when that work ends. Record its last day.
notice-end-unknown = Work was to end on { $date }: did it?
notice-provisional = The DID of { $date } is provisional: the protocol of the national system is missing.
status-events = What was recorded
status-events-help = The status is worked out from here each time: correct a fact of yesterday, and today is corrected.
status-no-events = Nothing yet
status-no-events-help = Record the DID or some work: the status follows by itself.
taken-back = Taken back
it-said = It said:
recorded-by = { $name }, { $at }
correct-or-take-back = Correct or take back
act-correct = Correct
act-take-back = Take back
act-confirm-did = Confirm
act-work-ended = It has ended
field-day = Day
field-did-how = How
field-work-until = Last day of the work being lost
field-work-kind = What work
field-work-first = First day
field-work-expected = Expected end
field-work-ended = Last day
field-income = Expected gross yearly income, euro
field-why = Why
field-protocol = Protocol number
field-provisional = The national system does not answer: it is provisional
field-end-day = First day without the status
field-benefit-kind = Which
field-benefit-source = Known from
help-work-until = Only after a notice of dismissal, while still working
help-provisional = The protocol is added later, below
help-work-expected = Empty if open-ended
did-title = Record the DID
did-help = The button is enough: today and the desk are filled in.
did-more = At risk, provisional or with a note
act-did = Record the DID
work-title = Record work
work-thresholds = Up to 180 days it suspends, longer it ends the status. A yearly income up to { $employee } (employee) or { $own } (self-employed) keeps it.
act-work = Record the work
end-title = End for another reason
end-help = A sanction is decided by a person, and can be contested.
act-end = Record the end
benefits-title = Supports
benefits-none = No support recorded.
benefit-holds = Running
benefit-add = Add a support
benefit-help = An application for NASpI or DIS-COLL counts as a DID: if there is none, it is recorded with the same day.
act-benefit = Record the support
came-with-record = came with the record
error-status-future = The day is still to come.
error-status-reversed = It ends before it begins.
error-status-income = Write an amount in euro, such as 7900 or 7900.50.
error-status-words = Write why in a sentence.
error-status-voided = It was taken back already.
error-status-not-provisional = Nothing waits for a protocol number.
error-status-declared = A DID counts already: if that one is wrong, correct it.
error-status-barred = After the sanction a new DID counts from { $value }.
error-status-none = There is no status to end on that day.
held-status_event = DID, work and endings of the status
held-benefit = Supports
copy-status = Status of unemployment and supports
