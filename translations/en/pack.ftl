# What is wrong with a practice pack, chosen by codes of the program.

pack-no-file = The file { $value } is missing.
pack-stray-file = A pack has no place for this file: check its name and folder.
pack-too-many-files = There are more than { $detail } files.
pack-file-too-large = Too large: { $value } bytes, at most { $detail }.
pack-not-text = The text is not UTF-8: save it as UTF-8.
pack-not-an-archive = The file is no zip archive, or it is damaged ({ $detail }).
pack-not-toml = Here the file cannot be read as TOML ({ $detail }).
pack-unknown-field = There is no field “{ $value }”.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
pack-missing = “{ $value }” is missing.
pack-not-translated = The text in { $detail ->
    [it] Italian
    [fr] French
    [en] English
   *[other] { $detail }
 } is missing.
pack-wrong-kind = Here one needs { $detail ->
    [text] a text
    [words] a text for each language, such as label.en = "…"
    [whole] a whole number
    [number] a number
    [flag] true or false
    [day] a date, such as 2026-11-23 without quotes
    [scalar] a text, a number, true, false or a date
    [expression] an expression in quotes
    [table] a group of fields
    [list] a list in square brackets
    [region] the two-digit ISTAT code of the region
   *[other] another value
 }.
pack-text-too-long = The text has more than { $detail } characters.
pack-list-too-long = The list has { $value } entries, at most { $detail }.
pack-not-in-list = “{ $value }” is none of the values: { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
pack-unknown-unit = “{ $value }” is no unit: { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
pack-out-of-bounds = { $value } is out of bounds: { $detail }.
pack-bad-name = “{ $value }” is no name: use small letters without accents, digits and _ (for the pack -), with a letter first.
pack-reserved-name = “{ $value }” is a word of the language: choose another name.
pack-double-name = “{ $value }” is there already.
pack-other-name = The name inside is “{ $value }”, outside “{ $detail }”: they must be the same.
pack-bad-version = “{ $value }” is no version such as 1.2.3.
pack-control-character = The text holds invisible control characters.
pack-newer-form = The pack is written in form { $value }; this program reads up to { $detail }: update it.
pack-no-such = There is no “{ $value }”: { $detail ->
    [phase] a phase
    [track] a track
    [actor] an actor
    [questionnaire] a questionnaire of the pack
    [document] a document of the pack
    [message] a message of the pack
    [item] an item
   *[other] another value
 } is needed.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
pack-not-for-kind = “{ $value }” says nothing for the kind “{ $detail }”: take it away.
pack-needed-for-kind = The kind “{ $detail }” needs “{ $value }” too.
pack-reversed = “{ $value }” is larger than “{ $detail }”.
pack-bands-not-rising = Bands must rise: { $value } is no more than the one before.
pack-band-bound = The first band has no “from”, the others have: see “{ $value }”.
pack-bad-default = The value “{ $value }” is not among those that a desk may set.
pack-formula-type = The formula gives { $value ->
    [boolean] a condition
    [number] a number
    [date] a date
    [text] a text
    [code] a code
    [codes] a list of codes
    [numbers] a list of numbers
    [dates] a list of dates
    [none] nothing
   *[other] another value
 }, here one needs { $detail ->
    [boolean] a condition
    [number] a number
    [date] a date
    [text] a text
    [code] a code
    [codes] a list of codes
    [numbers] a list of numbers
    [dates] a list of dates
    [none] nothing
   *[other] another value
 }.
pack-cycle = The phases lead round: { $detail }.
pack-waits-for-ever = The phase “{ $value }” waits for ever: { $detail } never comes before.
pack-unknown-lep = The law has no level “{ $value }”; a code of one’s own has three characters or more.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
pack-anonymous-in-case = The questionnaire “{ $value }” is anonymous: it cannot be part of somebody’s pathway.
pack-unused = Nothing in the pack uses “{ $value }”.
pack-unreachable = No way leads to the phase “{ $value }”.
pack-dead-end = No way leads out of the phase “{ $value }”: it needs a next phase or an exit.
pack-depends-on-today = What happens by itself may not depend on “{ $value }”: tomorrow the person would stand elsewhere though nothing happened.
pack-bad-placeholder = A placeholder {"{{"} is not closed or is empty.
pack-unknown-heading = The card has no field “{ $value }”: { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
pack-no-anchor = The heading “{ $value }” does not say which field it is: it ends in {"{#field}"}.
expression-empty = The expression is empty.
expression-too-long = The expression has more than { $detail } bytes.
expression-too-many-parts = The expression has more than { $detail } parts: divide it.
expression-too-deep = More than { $detail } levels of brackets or conditions one inside the other.
expression-bad-character = The sign “{ $value }” means nothing here.
expression-unclosed-text = A text opens with ' and is not closed.
expression-bad-number = “{ $value }” is no number of at most 18 digits, with a point before decimals.
expression-bad-date = “{ $value }” is no day of the calendar.
expression-unexpected = “{ $value }” cannot stand here: { $detail ->
    [value] a value is needed
    [end] the expression should end
   *[other] “{ $detail }” is needed
 }.
expression-unknown-name = There is no name “{ $value }” here.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
expression-unknown-function = There is no function “{ $value }”.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
expression-wrong-arguments = “{ $value }” takes { $detail } arguments.
expression-wrong-type = Here stands { $value ->
    [boolean] a condition
    [number] a number
    [date] a date
    [text] a text
    [code] a code
    [codes] a list of codes
    [numbers] a list of numbers
    [dates] a list of dates
    [none] nothing
   *[other] another value
 }, but one needs { $detail ->
    [boolean] a condition
    [number] a number
    [date] a date
    [text] a text
    [code] a code
    [codes] a list of codes
    [numbers] a list of numbers
    [dates] a list of dates
    [none] nothing
   *[other] another value
 }.
expression-types-differ = One cannot compare { $detail ->
    [boolean] a condition
    [number] a number
    [date] a date
    [text] a text
    [code] a code
    [codes] a list of codes
    [numbers] a list of numbers
    [dates] a list of dates
    [none] nothing
   *[other] another value
 } with { $value ->
    [boolean] a condition
    [number] a number
    [date] a date
    [text] a text
    [code] a code
    [codes] a list of codes
    [numbers] a list of numbers
    [dates] a list of dates
    [none] nothing
   *[other] another value
 }.
expression-unknown-code = No option has the code “{ $value }”.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
expression-not-literal = Only a number, a text or a date may stand here, nothing to be computed.
expression-not-rising = The bounds of bands must rise: see { $value }.
expression-bad-amount = A whole number is needed: { $detail }.
expression-too-large = The result has more than 18 digits.
expression-date-out-of-range = The date is before 1800 or after 2200.
expression-not-whole = Only whole days, months and years can be added, not { $value }.
