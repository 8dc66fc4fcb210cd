-- Cases on pathways, as JSON in `body`; beside it what lists ask for, followed anew at each save: the person's phase, the next day
-- by which something is to be done, the end.
CREATE TABLE pathway_run (id uuid PRIMARY KEY, worker uuid NOT NULL REFERENCES worker (id), pack text NOT NULL, pathway text NOT NULL, pack_version uuid NOT NULL REFERENCES pack_version (id), begun date NOT NULL, phase text, due date, ended date, exit text, version bigint NOT NULL, changed_at timestamptz NOT NULL, body text NOT NULL);
CREATE INDEX pathway_run_worker ON pathway_run (worker, begun);
-- Those of a service, the most urgent first.
CREATE INDEX pathway_run_pathway ON pathway_run (pack, pathway, ended, due);
