# People: list, card, form.

workers = Persone
worker-new = Nuova persona
worker-change = Scheda di { $name }
worker-form-help = Bastano nome e cognome: il resto si aggiunge quando si sa.
worker-who-sees = La vede solo il personale dello sportello.
search-workers = Nome, codice fiscale, telefono, mestiere
workers-empty = Nessuna persona qui
workers-empty-help = Togli un filtro, registra la prima persona o importa un elenco.
col-worker = Persona
col-occupation = Mestiere
col-place = Dove vive
col-phone = Telefono
col-ascertained = Disponibilità accertata
col-open-proposals = Proposte aperte
