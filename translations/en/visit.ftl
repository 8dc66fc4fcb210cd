# The welcome: the queue of the desk, one visit, the screen of the waiting room.

menu-welcome = Welcome
crumb-welcome = Welcome
visit-title = Welcome
visit-screen = Screen of the waiting room
visit-kind-first_contact = first contact
visit-kind-known = known here
visit-kind-passer_by = passer-by
visit-purpose-information = Information
visit-purpose-status = DID, status, registration
visit-purpose-pact = Service pact
visit-purpose-work = Vacancies
visit-purpose-training = Courses and traineeships
visit-purpose-documents = Certificates and papers
visit-purpose-appointment = Has an appointment
visit-purpose-employer = Is an employer
visit-purpose-other = Something else
visit-outcome-information = Information given
visit-outcome-declaration = DID
visit-outcome-pact = Pact signed
visit-outcome-service = Another service
visit-outcome-elsewhere = Sent elsewhere
visit-outcome-nothing = Nothing
visit-outcome-left = Left without being received
visit-end-information = Information given
visit-end-declaration = Done: DID
visit-end-pact = Done: pact
visit-end-service = Done: another service
visit-end-elsewhere = Appointment or another office
visit-end-nothing = Done: nothing
visit-end-left = She left
visit-paper = Signed on paper at the desk, in the folder
visit-born = born in { $year }
visit-is-her = It is her
visit-take-in = It is her: give the number
visit-nobody-found = No file with these words.
visit-other-end = Another outcome
visit-no-name = No name
visit-waiting = { $n ->
    [one] { $n } person waits
   *[other] { $n } people wait
 }
visit-next = Call the next
visit-since = since { $hour }, { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
 }
visit-long = over half an hour
visit-receive = Receive
visit-nobody-waits = Nobody waits
visit-nobody-waits-help = Whoever comes takes a number beside.
visit-here = { $n ->
    [one] { $n } person at the desk
   *[other] { $n } people at the desk
 }
visit-with = with { $name }
visit-at = place { $counter }
visit-over = Over
visit-ticket = Number
visit-who = Who
visit-what-for = What for
visit-arrived = Arrival
visit-waited = Wait
visit-outcome = Outcome
visit-minutes = { $n } min
visit-none = Nobody came that day.
visit-forgotten = Names typed at the entrance are removed every night; of who has a file the visit is forgotten after a month. The counts stay.
visit-arrival = Who arrives
visit-name-help = A number is enough. With a name one can call; if she has a file, choose it.
visit-give-number = Give the number
visit-seek = Look among the files
visit-figures = The day
visit-count-arrived = Arrived
visit-count-served = Received and gone
visit-count-left = Left before
visit-median = Median wait
visit-longest = Longest wait
visit-by-purpose = What they came for
visit-by-outcome = What came of it
visit-other-day = Another day
visit-export = Download the figures
visit-export-help = Days, hours, reasons and outcomes. No names.
visit-number = Number { $n }
visit-open-file = Open the file
visit-step-back = One step back
visit-still-waits = Still waiting
visit-whose = Whose visit it is
visit-whose-help = Look for her among the files, or record her. For mere information one may end without knowing who she is.
visit-new = She has no file
visit-record = Record and go on
visit-steps = The steps
visit-step-did = Declaration of availability (DID)
visit-no-did = No DID
visit-away = The national system does not answer: it will be provisional.
visit-declare = Record today’s DID
visit-step-pact = Service pact
visit-read-pact = Read and correct
visit-write-pact = Write the pact
visit-signed = Signed on paper: finish
visit-file-elsewhere = Her file is followed by others: you may receive her, not open it.
visit-finish = Finish the visit
visit-finish-help = Information given stays among the services (LEP A), with its minutes.
visit-finish-nobody = Without a file the visit is counted, and no more.
visit-more = More with her
visit-profile = Complete the profile
screen-title = Now serving
screen-nobody = No number called
screen-waiting = { $n ->
    [0] Nobody waits
    [one] { $n } person waits
   *[other] { $n } people wait
 }
screen-stop = Stop updating
screen-go = Update by itself
field-visit-counter = Place
field-visit-name = Name
field-visit-q = Name, tax code or telephone
field-visit-goal = What work she looks for
help-visit-code = Birth and sex come from the code
done-arrived = Number { $n }
done-received = It is number { $n }’s turn
done-visit_ended = Visit over, number { $n }
done-nobody_waits = Nobody waits
error-visit-code = The tax code is not right: check it, or leave it empty.
error-visit-phone = Write a telephone of 5–15 digits.
error-visit-email = The e-mail is not well written.
right-welcome = To keep the queue of the desk
category-visits = Whose the visits to the desk were
held-visit = Visits to the desk (the count stays)
fact-came = Came to the desk
copy-visit = Visit to the desk
