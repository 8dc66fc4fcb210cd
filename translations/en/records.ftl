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
