-- A case is about a person or about an employer: the table is written anew, for a column cannot lose NOT NULL on both engines.
ALTER TABLE pathway_run RENAME TO pathway_run_of_people;
CREATE TABLE pathway_run (id uuid PRIMARY KEY, worker uuid REFERENCES worker (id), employer uuid REFERENCES employer (id), pack text NOT NULL, pathway text NOT NULL, pack_version uuid NOT NULL REFERENCES pack_version (id), begun date NOT NULL, phase text, due date, ended date, exit text, version bigint NOT NULL, changed_at timestamptz NOT NULL, body text NOT NULL);
INSERT INTO pathway_run (id, worker, pack, pathway, pack_version, begun, phase, due, ended, exit, version, changed_at, body) SELECT id, worker, pack, pathway, pack_version, begun, phase, due, ended, exit, version, changed_at, body FROM pathway_run_of_people;
DROP TABLE pathway_run_of_people;
CREATE INDEX pathway_run_worker ON pathway_run (worker, begun);
CREATE INDEX pathway_run_employer ON pathway_run (employer, begun);
-- Those of a service, the most urgent first; and those begun in a period.
CREATE INDEX pathway_run_pathway ON pathway_run (pack, pathway, ended, due);
CREATE INDEX pathway_run_begun ON pathway_run (pack, begun, id);
