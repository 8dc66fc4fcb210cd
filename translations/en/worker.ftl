# People: list, card, form.

workers = People
worker-new = New person
worker-change = Record of { $name }
worker-form-help = A name is enough: the rest is added when it is known.
worker-who-sees = Seen only by the staff of the desk.
search-workers = Name, tax code, phone, occupation
workers-empty = Nobody here
workers-empty-help = Remove a filter, register the first person or import a list.
col-worker = Person
col-occupation = Occupation
col-place = Place
col-phone = Phone
col-ascertained = Availability ascertained
col-open-proposals = Open proposals
