# Records: forms, lists, views.

linked-to = Understood as
linked-to-nothing = nothing certain: choose if it is there
linked-sure = { $n } % sure
field-wish-next = Then
help-employer = Type the name, then choose
create-employer = Not there yet: record it under this name
error-employer-unknown = No employer is called “{ $value }”.
error-employer-ambiguous = Several employers are called “{ $value }”: choose from the list.
filter-stale = To be asked again
filter-place = Municipality
sort-deadline = nearest deadline
act-print = Print
act-print-sheet = Sheet as PDF
act-still-available = Available, heard today
sort-title = name
state-why = Why
state-why-help = Suspending, closing and annulling need a reason: it stays in the history.
state-note = In two words
halt-or-end = Suspend, close or annul…
state-reason-missing = Choose the reason.
state-line = { $state }: { $reason }
reopen = Reopen as it was
reopen-until = It can be reopened as it was, with the people who waited, until { $at }.
state-frees = Whoever waited and is on no shortlist yet is free again.
done-halted = { $what ->
    [none] Suspended
   *[other] Suspended: { $what }
 }
done-reopened = { $what ->
    [none] Reopened
   *[other] Reopened: { $what }
 }
done-stopped = Stopped: what was stored already stays, and can be undone from its report
views = Views
view-name = Save this view as
view-save = Save this view
view-remove = Remove the view { $name }
list-shown = Show
list-size = Rows on a page
list-columns = Columns
col-segment = Digital autonomy
print-first = (the first { $n })
