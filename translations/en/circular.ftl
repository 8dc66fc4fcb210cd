# Circulars, instructions and acts.

crumb-circulars = Circulars and acts
menu-circulars = Circulars and acts
circulars-help = Circulars, instructions and acts of your desk and of those above. Whoever has read one presses “Read”.
circulars-unread = { $n ->
    [one] One circular is waiting for you to read it.
   *[other] { $n } circulars are waiting for you to read them.
}
circulars-search = Search by number or words
circulars-any = All
circulars-which = Which
circulars-only-unread = To read
circulars-count = { $n ->
    [one] One act
   *[other] { $n } acts
}
circulars-none = No circulars
circulars-none-help = What your desk and those above publish appears here.
circular-kind-circular = Circular
circular-kind-instruction = Operating instruction
circular-kind-law = Law
circular-kind-resolution = Resolution
circular-kind-decree = Decree
circular-kind-note = Note
circular-new = New circular
circular-new-help = It reaches everybody who works at the desk you choose and at those below.
circular-next = New version
circular-next-of = New version of { $number }
circular-next-help = The version before stays readable. Whoever had read it reads this one too.
circular-act = The act
circular-text = The text
circular-belongs = What it belongs to
field-circular-desk = For which desk
help-circular-desk = It holds for the desks below it too.
field-circular-kind = Kind
field-circular-number = Number
field-circular-date = Date
field-circular-title = Subject
field-circular-body = Text
help-circular-body = An empty line separates paragraphs. “## ” begins a heading, “- ” a list.
field-circular-pack = Service
field-circular-replaces = Replaces
help-circular-replaces = The one that is replaced stays readable and asks nobody any more.
circular-pack = Service
circular-replaces = Replaces
act-issue = Publish
circular-to-read = To read
circular-withdrawn = Withdrawn
circular-replaced = Replaced
circular-print = Print
circular-readers = Who has read it
circular-receipt = Reading
circular-read-act = Read
circular-read-help = Press when you have read it: whoever wrote it sees that it reached you.
circular-read-on = Read on { $at }.
circular-withdrawn-on = Withdrawn on { $at }. { $why }
circular-replaced-by = In its place holds
circular-older = This is version { $n }, not the one that holds.
circular-show-present = Open the one that holds
circular-versions = Versions
circular-version = Version { $n }
circular-withdraw = Withdraw
circular-withdraw-help = It stays readable, with the reason, and asks nobody any more.
circular-withdraw-act = Withdraw the circular
field-circular-reason = Why
circular-read-of = { $n } of { $of } have read it
circular-reader = Person
circular-read-when = Read
circular-not-read = Not yet
circular-read-earlier = has read version { $n }
circular-nobody = Nobody to reach
circular-nobody-help = Nobody works at the desk or at those below today.
circulars-today = Circulars to read
circulars-of-pack = Circulars and acts of this service
error-circular-taken = There is an act of the same kind with this number in that year.
error-circular-future = The date cannot be to come.
error-circular-replaces = There is no such circular, or it is the same one.
error-circular-pack = There is no such service.
error-circular-unchanged = Nothing was changed.
error-circular-withdrawn = It was withdrawn already.
error-circular-newer = There is a newer version meanwhile: read that one.
