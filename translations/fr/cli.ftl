# The command line: sentences chosen by codes of the program.

cli-serving = Ponte répond à { $url }
cli-demo-account =   utilisateur { $username }, mot de passe { $password }
cli-first-run = Première fois : ouvrez { $url } et saisissez ce code : { $token }
cli-stopped = Ponte s’est arrêté.
cli-demo-elsewhere = La démonstration ne répond que sur cet ordinateur : utilisez une adresse 127.0.0.1.
cli-in-clear = { $name } : jusqu’à une autre machine, la connexion peut se faire en clair. Demandez TLS dans l’adresse, ou écrivez PONTE_IN_CLEAR={ $what } si le réseau est protégé autrement.
cli-imported = Lues { $read }, nouvelles { $new }, modifiées { $changed }, inchangées { $unchanged }, refusées { $refused }, avertissements { $warnings }, en { $seconds } secondes.
cli-import-batch = Importation { $batch } : s’annule avec « ponte import-undo { $batch } ».
cli-nothing-kept = Rien n’a été enregistré.
cli-import-undone = Supprimées { $removed }, rétablies { $restored }, laissées { $left }.
cli-line = ligne { $line }, { $field } : { $message }
cli-exported = { $n } fiches exportées.
cli-reference-imported = Entrées nouvelles { $new }, modifiées { $changed }, inchangées { $unchanged }.
cli-no-edition = Il n’y a pas d’édition { $edition }.
cli-market = Propositions { $proposed } ; offres sans personne { $vacancies } ; laissées de côté car elles ne disent pas quel travail { $unnamed } ; personnes sans offre { $people } ; la plus proposée { $most } fois.
cli-assigned = Postes attribués { $n }, points { $total }, postes vides { $empty }.
cli-account-created = Compte { $username } créé.
cli-account-disabled = Compte { $username } suspendu.
cli-account-enabled = Compte { $username } réactivé.
cli-password-wanted = Écrivez le mot de passe sur une ligne de l’entrée standard.
cli-backup = { $rows } lignes et { $files } fichiers sauvés dans { $file }, scellé.
cli-restored = { $rows } lignes et { $files } fichiers restaurés.
cli-backup-whole = La sauvegarde est entière : { $rows } lignes, { $files } fichiers.
cli-verified = Tout se lit et concorde.
cli-faults = { $n } défauts trouvés.
cli-failed = Échec : { $reason }
cli-not-signed-in = Il faut un compte : utilisez --as.
cli-forbidden = Le compte n’a pas le droit : { $right }.
cli-not-found = Introuvable : { $kind }.
cli-exists = Existe déjà : { $kind }.
cli-cannot-undo = Il n’est plus possible d’annuler.
cli-not-a-backup = Le fichier n’est pas une sauvegarde de Ponte, ou est abîmé à la ligne { $line }.
cli-not-empty = On ne restaure que dans un dossier vide : choisissez-en un autre avec --data.
doctor-folder-well = ✓ Le dossier { $detail } est accessible en écriture.
doctor-folder-bad = ✗ Le dossier { $detail } n’est pas accessible en écriture : vérifiez droits et espace.
doctor-database-well = ✓ La base de données est intègre.
doctor-database-bad = ✗ La base de données a un défaut : { $detail }. Restaurez une sauvegarde.
doctor-desk-well = ✓ Guichet : { $detail }.
doctor-desk-bad = ✗ Le guichet n’a encore ni nom ni lieu : ouvrez les pages et suivez le premier démarrage.
doctor-accounts-well = ✓ Comptes actifs : { $detail }.
doctor-accounts-bad = ✗ Aucun compte : créez-en un avec « ponte account create ».
doctor-places-well = ✓ Communes : { $detail }.
doctor-places-bad = ✗ Aucune commune : chargez le fichier ISTAT.
doctor-occupations-well = ✓ Métiers : { $detail }.
doctor-occupations-bad = ✗ Aucun métier : chargez ESCO.
doctor-skills-well = ✓ Compétences : { $detail }.
doctor-skills-bad = ✗ Aucune compétence : chargez ESCO.
doctor-mail-well = ✓ Le courrier part d’un serveur { $detail }.
doctor-mail-bad = ! Le courrier reste dans le dossier { $detail } : définissez PONTE_SMTP pour qu’il parte.
doctor-jobs-well = ✓ Aucune tâche n’est restée bloquée.
doctor-jobs-bad = ✗ Tâches bloquées : { $detail }. Voyez-les dans Activités.
doctor-people-well = ✓ Personnes : { $detail }.
doctor-people-bad = ✗ Personnes : { $detail }.
cli-backup-key = Il ne s’ouvre qu’avec la clé de { $file } : gardez-en une copie loin de la sauvegarde.
cli-other-key = La sauvegarde est scellée avec une autre clé ou phrase : indiquez-la par --key ou --passphrase-file.
cli-key = Les données protégées ne peuvent être lues ni écrites : { $reason }.
cli-keys-missing = Illisible : la clé manque. { $n } valeurs protégées sont scellées avec { $keys }, absente de { $file }. Rien n’est perdu : remettez le fichier des clés et elles se liront.
cli-keys-rotated = { $n } valeurs scellées à nouveau avec { $key } ; restées telles quelles : { $left }.
cli-keys-retired = Clés retirées du fichier : { $n }.
cli-audit-changed = registre { $chain } : l’acte { $where } a été modifié
cli-audit-removed = registre { $chain } : l’acte { $where } a été retiré
cli-audit-moved = registre { $chain } : l’acte { $where } a été déplacé
cli-audit-inserted = registre { $chain } : l’acte { $where } a été inséré
cli-audit-unlinked = registre { $chain } : l’acte { $where } ne suit pas le précédent
cli-audit-head = registre { $chain } : la tête n’est pas le dernier acte{ $where }
cli-audit-anchor = registre { $chain } : l’acte { $where } n’est pas celui qui fut ancré
cli-audit-anchor-gone = registre { $chain } : l’ancre du { $where } n’est pas dans la base
doctor-keys-well = ✓ Clés des données protégées : { $detail }.
doctor-keys-bad = ✗ Les données protégées sont illisibles : { $detail }. Remettez le fichier des clés.
doctor-backup-well = ✓ Dernière sauvegarde : { $detail }.
doctor-backup-bad = ✗ Aucune sauvegarde depuis deux jours ({ $detail }) : laissez « ponte serve » tourner la nuit, ou voyez PONTE_BACKUP_DIR.
doctor-restore-well = ✓ Dernière restauration d’essai : { $detail }.
doctor-restore-bad = ✗ Aucune restauration d’essai réussie depuis deux semaines ({ $detail }).
doctor-anchor-well = ✓ Dernière ancre du registre : { $detail }.
doctor-anchor-bad = ✗ Le registre n’a pas été ancré depuis deux jours ({ $detail }).
cli-second-factor-removed = Second facteur retiré à { $username } : ses sessions ont pris fin, et la personne l’apprend à la prochaine entrée.
cli-bad-setting = { $name } : « { $value } » ne convient pas.
cli-no-factor = Le compte n’a pas de second facteur.
cli-pack-hint = Note : { $hint }
cli-pack-well = { $id } { $version } : aucune erreur ({ $files } fichiers).
cli-pack-faults = Erreurs : { $n }.
cli-pack-none = Il n’y a pas de paquet « { $id } ».
cli-pack-no-folder = { $folder } : ce n’est pas un dossier.
cli-pack-listed = { $id } { $version }  { $title } (LEP { $leps }){ $origin ->
    [folder] , dans le dossier
    [held] , apporté
   *[other] { "" }
 }{ $on ->
    [yes] , activé
   *[other] { "" }
 }
cli-pack-broken = { $id }  inutilisable, erreurs : { $n }. Voir « ponte pack check { $folder } ».
cli-pack-leps = LEP : { $leps }
cli-pack-parameter = Réglable : { $title } ({ $id }), d’habitude { $value }
cli-pack-questionnaire = Questionnaire : { $title } ({ $id }), questions { $n }
cli-pack-pathway = Parcours : { $title } ({ $id })
cli-pack-phase = { $n }. { $title }, étapes { $steps }
cli-pack-indicator = Indicateur : { $title } ({ $id })
cli-pack-enabled = { $id } { $version } : activé ({ $desk }).
cli-pack-disabled = { $id } : désactivé ({ $desk }). Qui est en parcours continue.
cli-pack-not-on = { $id } : pas activé ({ $desk }).
cli-pack-parameters = Impossible à régler : { $names }
cli-pack-exported = { $file } écrit.
cli-pack-imported = { $id } { $version } : apporté. On l’active avec « ponte pack enable { $id } ».
cli-pack-too-large = { $file } : plus de { $most } octets.
