# Pages du bureau : la journée, le guichet, les fichiers.

call-backs = À rappeler aujourd’hui
look-again = Regarder à nouveau
progress-so-far = { $part } lignes jusqu’ici
still-available = Toujours disponible
stale-in-lists = Seulement les personnes dans une liste ouverte
stale-everybody = Toutes les personnes
menu-desk = Le guichet
desk-who = Comment il se présente
desk-weights = Poids de départ de chaque offre
field-share-coherence = Capacités (200–800)
field-share-availability = Disponibilité (0–500)
field-share-nearness = Proximité (0–500)
field-share-wishes = Souhaits (0–500)
sample-here = Données d’essai
sample-remove-help = Les personnes, entreprises et offres inventées, avec tout ce qui en a découlé, sont retirées ensemble. Les vraies données restent.
sample-sure = Oui, les retirer : c’est définitif
sample-remove = Retirer les données d’essai
error-disk-full = Le disque du programme est plein : libérez de l’espace et chargez à nouveau le fichier.
error-file-infected = L’antivirus n’accepte pas ce fichier : il n’a pas été conservé.
error-file-not-scanned = L’antivirus ne répond pas, le fichier n’a donc pas été conservé : réessayez plus tard ou prévenez l’administration du programme.
error-username = Sans espaces, 80 caractères au plus.
error-desk-code = Lettres et chiffres seulement, 12 au plus.
error-worker-unknown = « { $value } » est introuvable : écrivez son identifiant ou le code fiscal.
error-file-empty = Choisissez un fichier.
error-reference-unreadable = Le fichier est illisible. { $value }
error-reference-damaged = Le fichier compressé est endommagé ou incomplet. { $value }
error-reference-too_large = Le fichier est plus grand que toute publication de ce type. { $value }
error-reference-columns = Il manque des colonnes : c’est peut-être un autre fichier. { $value }
error-reference-broken_line = Une ligne est cassée. { $value }
error-reference-cell = Une cellule contient une valeur impossible. { $value }
error-reference-map = Ce n’est pas une carte de limites. { $value }
error-reference-nothing_recognised = Aucun fichier de cette classification n’a été reconnu.
clocks-more = { $n ->
    [one] Une autre échéance
   *[other] { $n } autres échéances
 }
