# The command line: sentences chosen by codes of the program.

cli-serving = Ponte answers at { $url }
cli-demo-account =   user { $username }, password { $password }
cli-first-run = First time: open { $url } and type this code: { $token }
cli-stopped = Ponte has stopped.
cli-demo-elsewhere = The demonstration answers on this machine only: use a 127.0.0.1 address.
cli-in-clear = { $name }: to another machine the connection may go in clear. Ask for TLS in the address, or write PONTE_IN_CLEAR={ $what } if the network is protected otherwise.
cli-imported = Read { $read }, new { $new }, changed { $changed }, unchanged { $unchanged }, refused { $refused }, warnings { $warnings }, in { $seconds } seconds.
cli-import-batch = Import { $batch }: undo it with “ponte import-undo { $batch }”.
cli-nothing-kept = Nothing was kept.
cli-import-undone = Removed { $removed }, brought back { $restored }, left { $left }.
cli-line = line { $line }, { $field }: { $message }
cli-exported = { $n } records exported.
cli-reference-imported = Entries new { $new }, changed { $changed }, unchanged { $unchanged }.
cli-no-edition = There is no edition { $edition }.
cli-market = Proposals { $proposed }; vacancies with nobody { $vacancies }; left out because they do not say which work { $unnamed }; people with no vacancy { $people }; the most proposed { $most } times.
cli-assigned = Positions assigned { $n }, points { $total }, positions empty { $empty }.
cli-account-created = Account { $username } created.
cli-account-disabled = Account { $username } disabled.
cli-account-enabled = Account { $username } enabled.
cli-password-wanted = Give the password on one line of standard input.
cli-backup = { $rows } rows and { $files } files saved in { $file }, sealed.
cli-restored = { $rows } rows and { $files } files restored.
cli-backup-whole = The backup is whole: { $rows } rows, { $files } files.
cli-verified = Everything can be read and fits together.
cli-faults = { $n } faults found.
cli-failed = It failed: { $reason }
cli-not-signed-in = An account is needed: use --as.
cli-forbidden = The account does not have the right: { $right }.
cli-not-found = There is no such { $kind }.
cli-exists = There is one already: { $kind }.
cli-cannot-undo = It cannot be undone any more.
cli-not-a-backup = The file is no backup of Ponte, or is damaged at line { $line }.
cli-not-empty = A backup is restored into an empty folder only: choose another with --data.
doctor-folder-well = ✓ The folder { $detail } can be written.
doctor-folder-bad = ✗ The folder { $detail } cannot be written: look at rights and space.
doctor-database-well = ✓ The database is sound.
doctor-database-bad = ✗ The database has a fault: { $detail }. Restore a backup.
doctor-desk-well = ✓ Desk: { $detail }.
doctor-desk-bad = ✗ The desk has no name and place yet: open the pages and follow the first run.
doctor-accounts-well = ✓ Active accounts: { $detail }.
doctor-accounts-bad = ✗ There is no account: make one with “ponte account create”.
doctor-places-well = ✓ Municipalities: { $detail }.
doctor-places-bad = ✗ No municipalities: load the ISTAT file.
doctor-occupations-well = ✓ Occupations: { $detail }.
doctor-occupations-bad = ✗ No occupations: load ESCO.
doctor-skills-well = ✓ Skills: { $detail }.
doctor-skills-bad = ✗ No skills: load ESCO.
doctor-mail-well = ✓ Mail leaves through a server ({ $detail }).
doctor-mail-bad = ! Mail stays in the folder { $detail }: set PONTE_SMTP for it to leave.
doctor-jobs-well = ✓ No job was left dead.
doctor-jobs-bad = ✗ Dead jobs: { $detail }. See them under Activities.
doctor-people-well = ✓ People: { $detail }.
doctor-people-bad = ✗ People: { $detail }.
cli-backup-key = It opens only with the key in { $file }: keep a copy of the key apart from the backup.
cli-other-key = The backup was sealed with another key or passphrase: name it with --key or --passphrase-file.
cli-key = Protected data cannot be read or written: { $reason }.
cli-keys-missing = Not readable: the key is missing. { $n } protected values were sealed with { $keys }, which is not in { $file }. Nothing is lost: put the key file back and they can be read.
cli-keys-rotated = { $n } values sealed anew with { $key }; left as they were: { $left }.
cli-keys-retired = Keys taken out of the file: { $n }.
cli-audit-changed = audit { $chain }: record { $where } was changed
cli-audit-removed = audit { $chain }: record { $where } was removed
cli-audit-moved = audit { $chain }: record { $where } was moved
cli-audit-inserted = audit { $chain }: record { $where } was inserted
cli-audit-unlinked = audit { $chain }: record { $where } does not follow the one before it
cli-audit-head = audit { $chain }: the head is not the last record{ $where }
cli-audit-anchor = audit { $chain }: record { $where } is not the one that was anchored
cli-audit-anchor-gone = audit { $chain }: the anchor of { $where } is not in the database
doctor-keys-well = ✓ Keys of protected data: { $detail }.
doctor-keys-bad = ✗ Protected data cannot be read: { $detail }. Put the key file back.
doctor-backup-well = ✓ Last backup: { $detail }.
doctor-backup-bad = ✗ No backup of the last two days ({ $detail }): let “ponte serve” run at night, or look at PONTE_BACKUP_DIR.
doctor-restore-well = ✓ Last trial restore: { $detail }.
doctor-restore-bad = ✗ No successful trial restore of the last two weeks ({ $detail }).
doctor-anchor-well = ✓ Last anchor of the audit: { $detail }.
doctor-anchor-bad = ✗ The audit was not anchored in the last two days ({ $detail }).
cli-second-factor-removed = The second factor of { $username } was taken away: its sessions have ended, and she is told at the next sign-in.
cli-bad-setting = { $name }: “{ $value }” will not do.
cli-no-factor = The account has no second factor.
cli-pack-hint = Note: { $hint }
cli-pack-well = { $id } { $version }: no faults ({ $files } files).
cli-pack-faults = Faults: { $n }.
cli-pack-none = There is no pack “{ $id }”.
cli-pack-no-folder = { $folder }: not a folder.
cli-pack-listed = { $id } { $version }  { $title } (LEP { $leps }){ $origin ->
    [folder] , in the folder
    [held] , brought in
   *[other] { "" }
 }{ $on ->
    [yes] , on
   *[other] { "" }
 }
cli-pack-broken = { $id }  cannot be used, faults: { $n }. See “ponte pack check { $folder }”.
cli-pack-leps = LEP: { $leps }
cli-pack-parameter = Can be set: { $title } ({ $id }), usually { $value }
cli-pack-questionnaire = Questionnaire: { $title } ({ $id }), items { $n }
cli-pack-pathway = Pathway: { $title } ({ $id })
cli-pack-phase = { $n }. { $title }, steps { $steps }
cli-pack-indicator = Indicator: { $title } ({ $id })
cli-pack-enabled = { $id } { $version }: on ({ $desk }).
cli-pack-disabled = { $id }: off ({ $desk }). Whoever is on the way goes on.
cli-pack-not-on = { $id }: not on ({ $desk }).
cli-pack-parameters = Cannot be set: { $names }
cli-pack-exported = { $file } written.
cli-pack-imported = { $id } { $version }: brought in. Switch it on with “ponte pack enable { $id }”.
cli-pack-too-large = { $file }: more than { $most } bytes.
