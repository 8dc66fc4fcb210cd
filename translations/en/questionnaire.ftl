menu-questionnaires = Questionnaires
crumb-questionnaires = Questionnaires
tab-questionnaires = Questionnaires
own-questionnaires = Questionnaires
key-choose = choose
key-next-item = next question
key-complete-sheet = finish
minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
field-questionnaire = Questionnaire
response-to_send = To be sent
response-sent = Sent
response-opened = Opened
response-started = Begun
response-completed = Completed
response-confirmed = Confirmed
response-withdrawn = Withdrawn
response-not_reached = No answer
by-email = E-mail
by-sms = SMS
by-messaging = Messages
by-paper = Paper
by-telephone = Telephone
filled-link = through the link
filled-own_pages = on her own pages
filled-telephone = by telephone
filled-in_person = in person
filled-paper = from paper
filled-imported = from a file
no-answer-no_skills = Cannot use a telephone or computer for it
no-answer-no_access = Has no network or device
no-answer-unwilling = Does not want to
no-answer-unreachable = Cannot be reached
no-answer-other = Other
alternative-digital_course = A course in digital skills
alternative-workstation = A workstation at the desk
alternative-telephone = By telephone
alternative-in_person = In person
alternative-paper = On paper
send-fault-bad_address = The address is not valid: mend it in the record.
send-fault-undelivered = The message did not arrive.
send-fault-not_to_contact = Does not want messages.
left-out-not_to_contact = Does not want to be contacted
left-out-already = Has this questionnaire already
left-out-no_contact = Has neither address nor telephone
campaign-state-draft = Draft
campaign-state-open = Running
campaign-state-closed = Closed
age-band-under_35 = Under 35
age-band-from_35_to_50 = 35–50
age-band-over_50 = Over 50
age-band-unknown = Age not known
sheet-over-completed = Thank you, you have answered
sheet-over-withdrawn = It is no longer needed
sheet-over-expired = This link no longer works
sheet-over-help-completed = Your answers have arrived. You can close this page.
sheet-over-help-withdrawn = The desk no longer needs these answers. There is nothing to do.
sheet-over-help-expired = The time is over, or the link is not whole. If you still want to answer, call us.
sheet-fault-unknown = Unknown question.
sheet-fault-wrong-kind = It cannot be read: look at how it is written.
sheet-fault-not-an-option = Choose one of the answers.
sheet-fault-not-alone = This answer stands alone.
sheet-fault-too-many = Too many are chosen.
sheet-fault-too-low = It is too little, or too early.
sheet-fault-too-high = It is too much, or too late.
sheet-fault-too-many-decimals = Too many digits after the point.
sheet-fault-too-long = It is too long.
sheet-fault-disagrees = The answers do not agree.
sheet-fault-missing = The answer is missing.
sheet-takes = { $n ->
    [one] It takes a minute.
   *[other] It takes about { $n } minutes.
}
sheet-parts = { $n ->
    [one] One page.
   *[other] { $n } pages, one at a time.
}
sheet-anonymous = The answers are anonymous: nobody knows who gave them.
sheet-pause = You can stop and go on later on this same telephone. Only the desk sees your answers.
sheet-begin = Begin
sheet-resume = Go on
sheet-elsewhere = You have begun on another telephone or computer.
sheet-elsewhere-help = Go on there. If you begin again here, the answers you gave are lost.
sheet-anew = Begin again here
sheet-by-telephone = Would you rather answer by telephone? Call { $phone }.
sheet-place = Page { $n } of { $of }
sheet-faults = { $n ->
    [one] One answer needs a look
   *[other] { $n } answers need a look
}
sheet-more = A few more questions, because of what you answered.
sheet-next = Next
sheet-to-review = Look over the answers
sheet-back = Back
sheet-later = Save and go on later
sheet-saved = Saved.
sheet-review = Your answers
sheet-missing = { $n ->
    [one] One answer is missing
   *[other] { $n } answers are missing
}
sheet-send = Send the answers
sheet-send-help = Afterwards they cannot be changed here. We will talk about them together.
sheet-call = { $desk }: { $phone }
sheet-no-answer-given = no answer
sheet-file-help = Write the name of the document and bring it to the desk.
sheet-unclear = Not understood
sheet-answered = { $n } answers of { $of }
sheet-begin-one = A new questionnaire
sheet-type-now = Type the answers now
sheet-send-link = Send the link
sheet-on-paper = On paper
sheet-none-on = No questionnaire is switched on at this desk: it comes with a service.
sheet-put = Questionnaires sent and completed
sheet-compare = Compare before and after
sheet-empty = No questionnaire
sheet-empty-help = What was sent and what came of it stands here.
sheet-to-employer = Back to the employer
sheet-nobody = Anonymous
sheet-code = Code { $code }
sheet-print = Print
sheet-stale = Somebody saved meanwhile: here are those answers with yours over them. Check and save again.
sheet-how-filled = How it was filled in
sheet-complete = Finish
sheet-not-saved = Not saved: look at the network.
sheet-left = Still to answer:
sheet-scores = Scores
sheet-provisional = Provisional until you talk about them with the person.
sheet-invitation = Invitation
sheet-sent-at = Sent { $at }
sheet-reminded = { $n ->
    [one] one reminder
   *[other] { $n } reminders
}
sheet-not-sent = Not sent yet.
sheet-remind = Send again
sheet-withdraw = Withdraw
sheet-no-answer = No answer
sheet-why-not = Why
sheet-proposed = What is proposed
sheet-reopen = Complete or correct
sheet-judged-other = { $name } chose: { $band }.
sheet-judged-same = Confirmed by { $name }.
sheet-judge = Confirm or change the band
sheet-band = Band
sheet-band-why = Reason
sheet-if-other = if it is another
sheet-confirm-band = Confirm
sheet-answers = Answers
sheet-restitution = Results given back
sheet-restitution-note = What was said
sheet-restitution-minutes = Minutes of interview
sheet-unclear-items = Questions not understood
sheet-times = When
sheet-took = { $n ->
    [one] One minute to fill in
   *[other] { $n } minutes to fill in
}
sheet-before = Before
sheet-after = After
sheet-changed = changed
sheet-paper-help = Print this page with the browser. The answers are typed here afterwards, by the code.
campaigns-help = Questionnaires put to many people: who is asked, who answers.
campaign-new = New campaign
campaign-import = Import answers
campaign-by-code = Code of a sheet
campaign-no-code = No sheet has the code { $code }.
campaign-find = Find
campaign-title = Campaign
campaign-anonymous = anonymous
campaigns-empty = No campaign
campaigns-empty-help = Begin by choosing whom to send a questionnaire.
figure-invited = Asked
figure-opened = Opened
figure-completed = Answers
figure-rate = Rate
figure-operator = By operators
figure-reminded = Reminded
figure-median = Minutes, median
figure-mean = Minutes, mean
figure-total = All
figure-by-desk = By desk
figure-by-band = By age
figure-reasons = Why there is no answer
figure-note = The rate of all is over all people together; where nobody was asked there is no rate (–).
figure-mean-rate = Mean of the desks that asked anybody: { $n } %.
campaign-what = What is asked
campaign-who = Whom
campaign-how = How and how often
field-campaign-title = Name of the campaign
campaign-choice-view = A view of the list of people
campaign-choice-view-help = A view that you saved, or everybody of the desk.
campaign-view = View
campaign-everybody = Everybody of the desk
campaign-choice-sample = A sample: { $name }
campaign-choice-sample-help = Drawn by lot in groups, for “{ $name }”.
campaign-choice-codes = A list of codes
campaign-choice-codes-help = One code a line: record, external code or codice fiscale.
campaign-codes = Codes
campaign-unknown = { $n ->
    [one] One code is nobody’s
   *[other] { $n } codes are nobody’s
}
campaign-without = Go on without these
campaign-choice-employers = The employers of the desk
campaign-choice-employers-help = For their needs and satisfaction.
campaign-choice-anybody = Whoever comes by
campaign-choice-anybody-help = One link to put up: nobody knows who answers.
field-channel = How they are asked
campaign-message = Message
campaign-reminder = Reminder
campaign-plain-message = Plain words
campaign-own-messages = E-mails leave from here. SMS and messages do not: a list with the links is downloaded, and the desk sends them.
field-link-days = Days it works
field-remind-after = Remind after days
field-most-reminders = Reminders at most
campaign-prepare = Prepare
campaign-prepare-help = Nothing leaves yet.
campaign-open = Start
campaign-discard = Discard the draft
campaign-remind = Remind the others
campaign-type-one = Type a sheet
campaign-close = Close
campaign-draft-help = Look who is chosen and who is left out. “Start” sends the invitations.
campaign-sending = The invitations are leaving. You can leave this page.
campaign-poll = The link for everybody
campaign-poll-help = Copy it now: it will not be shown again.
campaign-square = Code to scan
campaign-ways = How they are asked
campaign-reminders = Reminders
campaign-reminders-line = after { $days } days, at most { $n }
campaign-faulty = { $n ->
    [one] One invitation did not leave
   *[other] { $n } invitations did not leave
}
campaign-faulty-help = Nobody is lost: mend the address and send again from the page, or telephone.
campaign-by-hand = To be asked by voice, on paper or by message
campaign-messages = Download the messages with the links
campaign-by-hand-help = Open the name and type the answers while you talk.
campaign-asked = asked already
campaign-mark-asked = Mark as asked
campaign-left-out = { $n ->
    [one] One person is left out
   *[other] { $n } people are left out
}
campaign-unseen = of another team
campaign-more = { $n } more rows are in the files.
campaign-figures = Figures
campaign-figures-file = Figures (CSV)
campaign-answers-file = Answers (XLSX)
campaign-answers-pseudonymous = Answers without names (CSV)
campaign-lots = How the sample was drawn
campaign-lots-help = With this seed and the numbers of the records anybody can draw again.
campaign-group = Group
campaign-candidates = People
campaign-drawn = Drawn
campaign-short = Lacking
campaign-without-group = { $n ->
    [one] The group of one person is not known.
   *[other] The group of { $n } people is not known.
}
answers-import-help = One line for each person asked: id, desk, age, contacted, completed, minutes, filled, reason and the answers (answers.item).
answers-import-file = File (CSV, XLSX or JSON lines)
answers-import-done = { $new } new answers, { $unchanged } known already, { $refused } refused.
answers-import-line = Line
answers-import-why = Reason
answer-fault-unreadable = cannot be read
answer-fault-missing = is missing
answer-fault-unknown-field = unknown column
answer-fault-double = the code stands twice in the file
answer-fault-unknown-desk = unknown desk
answer-fault-unknown-person = unknown person
answer-fault-bad-date = is no date
answer-fault-bad-number = is no number
answer-fault-not-in-list = is not in the list
answer-fault-wrong-answer = wrong answer
answer-fault-missing-answer = an answer is missing
error-campaign-nobody = Nobody is chosen.
error-campaign-many = Too many people for one campaign.
error-campaign-codes = Some codes are nobody’s.
error-sheet-file = The file cannot be read.
error-sheet-no-address = There is no address to write to, or no messages are wanted.
error-sheet-reason = Another band needs a reason.
error-sheet-closed = It was sent in or withdrawn already.
error-whole-minutes = Minutes: a whole number, 1440 at most.
