# Pages of the office: the day, the desk, files.

call-backs = To call back today
look-again = Look again
progress-so-far = { $part } lines so far
still-available = Still available
stale-in-lists = Only people in an open list
stale-everybody = All people
menu-desk = The desk
desk-who = How it presents itself
desk-weights = Weights every vacancy begins with
field-share-coherence = Abilities (200–800)
field-share-availability = Availability (0–500)
field-share-nearness = Nearness (0–500)
field-share-wishes = Wishes (0–500)
sample-here = Sample data
sample-remove-help = Invented people, employers and vacancies, with all that followed from them, go together. Real data stays.
sample-sure = Yes, remove it: there is no way back
sample-remove = Remove the sample data
error-disk-full = The program’s disk is full: free some space and upload the file again.
error-file-infected = The virus scanner does not accept this file: it was not kept.
error-file-not-scanned = The virus scanner does not answer, so the file was not kept: try again later, or tell whoever runs the program.
error-username = No spaces, 80 characters at most.
error-desk-code = Letters and digits only, 12 at most.
error-worker-unknown = “{ $value }” was not found: write the identifier or the codice fiscale.
error-file-empty = Choose a file.
error-reference-unreadable = The file cannot be read. { $value }
error-reference-damaged = The compressed file is damaged or cut short. { $value }
error-reference-too_large = The file is larger than any publication of its kind. { $value }
error-reference-columns = Columns are missing: it may be another file. { $value }
error-reference-broken_line = A line is broken. { $value }
error-reference-cell = A cell holds what cannot be. { $value }
error-reference-map = It is not a map of boundaries. { $value }
error-reference-nothing_recognised = No file of this classification was recognised.
clocks-more = { $n ->
    [one] One more deadline
   *[other] { $n } more deadlines
 }
