# Errors and warnings of imports and forms. Arguments: $field, $value, $nearest (the nearest name or value, `absent` when there is none), $detail.

import-not-json = The line is not valid JSON (character { $detail }).
import-not-object = The line holds no JSON object in braces.
import-line-too-long = The line is longer than { $detail } bytes and was not read.
import-truncated = The file ends in the middle of this line: perhaps it was not copied whole.
import-unclosed-quote = A quotation mark opened on this line is never closed.
import-bad-encoding = The text is neither UTF-8 nor Windows-1252: save the file as UTF-8.
import-encoding-guessed = The text is not UTF-8: it was read as { $detail }. Check the accents.
import-too-many-cells = The row has more cells than the header: “{ $value }” in column { $detail } has no name.
import-cell-error = The cell shows a spreadsheet error ({ $value }) and was taken as empty.
import-formula = The cell holds a formula: its stored value, “{ $value }”, was used.
import-read-failed = Reading the file broke off: { $detail }.
import-empty-file = The file is empty.
import-unsupported-file = The content of the file is of the kind “{ $detail }”, which cannot be imported. Use JSONL, CSV, XLSX or ODS.
import-json-list = The file is one JSON list: one object a line is needed, without brackets.
import-zip-bomb = Once opened, the compressed file would pass the limits ({ $detail }): it was not read.
import-bad-sheet = The spreadsheet is damaged: { $detail }.
import-repeated-column = The column “{ $value }” stands twice in the header.
import-unknown-field = There is no field “{ $field }”.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
import-special-category = “{ $field }” concerns special categories of data (such as health, origin, religion, trade union, convictions), which cannot be recorded here.
import-missing = “{ $field }” is required and is missing.
import-wrong-type = “{ $value }” does not fit “{ $field }”: { $detail ->
    [text] a text is needed
    [integer] a whole number is needed
    [number] a number is needed
    [money] an amount in euro is needed, with at most two decimals and no thousands separator
    [flag] yes or no is needed
    [list] a list is needed
    [object] the single fields that make it up are needed
   *[other] it is of the wrong type
 }.
import-too-long = The text of “{ $field }” is longer than { $detail } characters.
import-too-many = The list “{ $field }” has more than { $detail } entries.
import-control-character = The text of “{ $field }” holds invisible control characters.
import-not-in-list = “{ $value }” is none of the values of “{ $field }”: { $detail }.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
import-out-of-range = { $value } is outside the bounds of “{ $field }”: { $detail }.
import-bad-date = “{ $value }” is not a date in the form needed ({ $detail }).
import-impossible-date = The date “{ $value }” does not exist or cannot be meant.
import-future-date = The date { $value } is in the future, where “{ $field }” cannot be.
import-from-after-to = The first date { $value } comes after the last (“{ $detail }”).
import-min-above-max = The least, { $value }, is above the most.
import-bad-email = “{ $value }” is not an e-mail address.
import-bad-phone = “{ $value }” is not a telephone number.
import-bad-url = “{ $value }” is not a web address.
import-bad-codice-fiscale = The codice fiscale “{ $value }” is wrong: { $detail ->
    [length] it has not 16 characters
    [character] it holds a character that cannot stand there
    [check] the check character does not agree, there is a typing error
    [date] the date of birth in it does not exist
    [birthplace] the birthplace in it does not exist
    [all_zeros] it is all zeros
   *[other] it is not valid
 }.
import-codice-fiscale-mismatch = The codice fiscale does not agree with the { $detail ->
    [family_name] family name
    [given_name] given name
    [sex] sex
    [birth_date] date of birth
    [birthplace] birthplace
   *[other] record
 }: check with the person.
import-bad-partita-iva = The partita IVA “{ $value }” is wrong: { $detail ->
    [length] it has not 11 digits
    [character] it holds something other than a digit
    [check] the check digit does not agree, there is a typing error
    [all_zeros] it is all zeros
   *[other] it is not valid
 }.
import-unknown-office = The office { $detail } that would have issued the partita IVA { $value } is not known.
import-unknown-place = There is no municipality “{ $value }”.{ $nearest ->
    [absent] { "" }
   *[other] { " " }Perhaps “{ $nearest }” was meant.
 }
import-ambiguous-place = Several municipalities are called “{ $value }”: add the province ({ $detail }).
import-merged-place = The municipality { $value } no longer exists: { $detail } was recorded.
import-bad-cap = “{ $value }” is not a postal code of five digits.
import-half-coordinates = “{ $field }” is missing: both latitude and longitude are needed.
import-off-earth = The coordinates are not on the earth ({ $value }).
import-far-from-italy = The coordinates are far from Italy ({ $detail }): perhaps latitude and longitude are swapped.
import-bad-sector = “{ $value }” has not the shape of an ATECO code.
import-unknown-sector = The ATECO code { $value } is in none of the loaded classifications.
import-unknown-ccnl = The collective agreement “{ $value }” is not in the loaded CNEL list.
import-unknown-concept = “{ $value }” stands for { $detail ->
    [skill] no known skill
    [cp] no known entry of the classification of professions
   *[occupation] no known occupation
 }.
import-not-linked = “{ $value }” was kept as written: nothing in the classification is near enough.
import-bad-country = “{ $value }” is not the two-letter code of a country.
import-bad-language = “{ $value }” is not the two-letter code of a language.
import-not-for-kind = “{ $field }” says nothing for a requirement of this kind.
import-bad-weights = The weights must be within their bounds and sum to { $detail }.
import-duplicate-id = The identifier “{ $value }” is already on line { $detail }.
import-unusual-age = The age is unusual: { $detail } years.
import-repeated = The entry of “{ $field }” was in the list already and was kept once.
import-other-desk = The line belongs to a desk for which you may not import: “{ $value }”.
